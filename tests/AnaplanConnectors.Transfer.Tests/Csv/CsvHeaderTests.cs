using System.Text;
using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Csv;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Tests;

public sealed class CsvHeaderTests
{
    [Test]
    public async Task Names_come_from_the_first_row() => Assert.That(await Names("A,\"B, b\"\n1,2\n"), Is.EqualTo(new[] { "A", "B, b" }));

    [Test]
    public async Task Without_a_header_columns_are_numbered_and_the_first_row_is_data()
    {
        using var rows = await Open("1,2\n3,4\n", new CsvFormat { HeaderRow = 0 });

        var table = await MemoryTable.ReadAsync(rows);

        Assert.That(
            (table.Schema.Select(column => column.Name), table.Rows.Count, rows.RowNumber),
            Is.EqualTo((new[] { "Column 1", "Column 2" }, 2, 2L)));
    }

    [Test]
    public async Task Names_that_are_given_replace_those_of_the_header()
    {
        using var rows = await Open("x,y\n1,2\n", new CsvFormat { ColumnNames = ["A", "B"] });

        var table = await MemoryTable.ReadAsync(rows);

        Assert.That((table.Schema.Select(column => column.Name), table.Rows.Count), Is.EqualTo((new[] { "A", "B" }, 1)));
    }

    [Test]
    public async Task Names_that_are_given_need_no_header()
    {
        using var rows = await Open("1,2\n", new CsvFormat { HeaderRow = 0, ColumnNames = ["A", "B"] });

        Assert.That((await MemoryTable.ReadAsync(rows)).Rows, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Rows_in_front_of_the_header_may_have_any_width()
    {
        using var rows = await Open("Actual\nfor,nobody,to,read\n\nA,B\n1,2\n", new CsvFormat { HeaderRow = 3 });

        var table = await MemoryTable.ReadAsync(rows);

        Assert.That((table.Schema.ToString(), table.Rows.Count), Is.EqualTo(("A Text, B Text", 1)));
    }

    [Test]
    public async Task Rows_between_header_and_data_are_passed_over()
    {
        using var rows = await Open("A,B\nunit,unit,unit\n1,2\n", new CsvFormat { FirstDataRow = 3 });

        var table = await MemoryTable.ReadAsync(rows);

        Assert.That(table.Rows.Single(), Is.EqualTo(new[] { "1", "2" }));
    }

    [Test]
    public void A_name_that_comes_twice_is_refused()
        => Assert.That(
            async () => await Open("A,B,A\n"),
            Throws.InstanceOf<CsvException>().With.Message.EqualTo(
                "Header, byte 0: columns 1 and 3 are both named 'A'; name the columns in the format, or let names be repaired."));

    [TestCase("A,,C\n")]
    [TestCase("A, ,C\n")]
    [TestCase("A,\"\",C\n")]
    public void A_name_that_is_missing_is_refused(string text)
        => Assert.That(async () => await Open(text), Throws.InstanceOf<CsvException>().With.Message.Contains("column 2 of 3 has no name"));

    [Test]
    public async Task Names_are_repaired_on_request()
        => Assert.That(
            await Names(",A,A,Column 1,A (2),A\n", new CsvFormat { HeaderNames = CsvHeaderNames.Repair }),
            Is.EqualTo(new[] { "Column 1", "A", "A (2)", "Column 1 (2)", "A (2) (2)", "A (3)" }));

    [TestCase("")]
    [TestCase("\n\r\n")]
    public void An_input_that_ends_before_the_header_is_told(string text)
        => Assert.That(async () => await Open(text), Throws.InstanceOf<CsvException>().With.Message.Contains("ends in front of row 1"));

    [Test]
    public async Task An_empty_input_without_header_has_no_rows()
    {
        using var rows = await Open("", new CsvFormat { HeaderRow = 0 });

        Assert.That((rows.Schema.Count, rows.Read()), Is.EqualTo((0, false)));
    }

    [Test]
    public void A_declared_column_that_is_not_there_is_told()
        => Assert.That(
            async () => await Open("A,B\n", new CsvFormat { Columns = [new ColumnFormat("Amount", ColumnType.Decimal)] }),
            Throws.InstanceOf<CsvException>().With.Message.Contains("no column 'Amount'").And.Message.Contains("columns: A, B"));

    [Test]
    public async Task Types_find_their_column_without_case()
    {
        using var rows = await Open("amount\n5\n", new CsvFormat { Columns = [new ColumnFormat("AMOUNT", ColumnType.Integer)] });

        Assert.That(rows.Schema[0], Is.EqualTo(new Column("amount", ColumnType.Integer)));
    }

    [Test]
    public void A_damaged_header_is_refused()
        => Assert.That(async () => await Open("\"A\"x,B\n"), Throws.InstanceOf<CsvException>().With.Message.Contains("the header has text behind"));

    private static async Task<CsvRows> Open(string text, CsvFormat? format = null)
        => await CsvRows.OpenAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), format);

    private static async Task<string[]> Names(string text, CsvFormat? format = null)
    {
        using var rows = await Open(text, format);
        return [.. rows.Schema.Select(column => column.Name)];
    }
}
