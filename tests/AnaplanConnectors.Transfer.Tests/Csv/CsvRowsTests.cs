using System.Text;
using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Csv;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Tests;

public sealed class CsvRowsTests
{
    [Test]
    public async Task Columns_without_a_type_are_text()
    {
        using var rows = await Open("A,B\n1,x\n");

        Assert.That(rows.Schema.Select(column => column.Type), Is.All.EqualTo(ColumnType.Text));
    }

    [Test]
    public async Task An_empty_field_is_null_and_an_enclosed_one_is_empty_text()
        => Assert.That(await Read("A,B,C\n,\"\",x\n"), Is.EqualTo(new[] { new object?[] { null, "", "x" } }));

    [Test]
    public async Task An_enclosed_empty_number_is_null_too()
        => Assert.That(await Read("A,B\n\"\",1\n", Typed("A", ColumnType.Double)), Is.EqualTo(new[] { new object?[] { null, "1" } }));

    [Test]
    public async Task A_null_text_is_null_where_it_is_not_enclosed()
    {
        var rows = await Read("A,B,C\nNULL,\"NULL\",\n", new CsvFormat { NullText = "NULL" });

        Assert.That(rows, Is.EqualTo(new[] { new object?[] { null, "NULL", "" } }));
    }

    [Test]
    public async Task A_null_text_holds_for_numbers()
        => Assert.That(await Read("A\nn/a\n5\n", Typed("A", ColumnType.Integer) with { NullText = "n/a" }), Is.EqualTo(new[] { new object?[] { null }, [5L] }));

    [Test]
    public async Task Spaces_around_values_are_ignored_and_those_of_text_kept()
        => Assert.That(await Read("A,B\n 5\t, x \n", Typed("A", ColumnType.Integer)), Is.EqualTo(new[] { new object[] { 5L, " x " } }));

    [Test]
    public async Task A_number_of_spaces_is_null()
        => Assert.That(await Read("A,B\n  ,x\n", Typed("A", ColumnType.Integer)), Is.EqualTo(new[] { new object?[] { null, "x" } }));

    [TestCase("A\na\nb\n")]
    [TestCase("A\r\na\r\nb\r\n")]
    [TestCase("A\ra\rb\r")]
    [TestCase("A\na\nb")]
    [TestCase("\n\r\n\nA\n\na\n\n\n\nb\n\n")]
    public async Task Line_ends_of_every_kind_are_read_and_blank_lines_passed_over(string text)
        => Assert.That((await Read(text)).Select(row => row[0]), Is.EqualTo(new[] { "a", "b" }));

    [Test]
    public async Task Blank_lines_are_counted()
    {
        using var rows = await Open("A\n\na\n\n\nb\n");

        await MemoryTable.ReadAsync(rows);

        Assert.That(rows.BlankLines, Is.EqualTo(3));
    }

    [Test]
    public async Task A_line_with_an_enclosed_nothing_is_a_row()
        => Assert.That(await Read("A\n\"\"\n"), Is.EqualTo(new[] { new object[] { "" } }));

    [Test]
    public async Task A_quote_inside_an_unenclosed_field_is_text()
        => Assert.That(await Read("A,B\n5\" pipe,x\n"), Is.EqualTo(new[] { new object[] { "5\" pipe", "x" } }));

    [Test]
    public async Task Without_a_qualifier_quotes_are_text()
        => Assert.That(await Read("A,B\n\"x,y\"\n", new CsvFormat { Qualifier = null }), Is.EqualTo(new[] { new object[] { "\"x", "y\"" } }));

    [Test]
    public async Task Nothing_is_guessed_about_the_separator()
        => Assert.That(await Read("sep=;\na;b\n", new CsvFormat { HeaderRow = 0 }), Is.EqualTo(new[] { new object[] { "sep=;" }, ["a;b"] }));

    [Test]
    public async Task Before_the_first_row_there_is_no_value()
    {
        using var rows = await Open("a\n", new CsvFormat { HeaderRow = 0 });

        Assert.That(() => rows.GetString(0), Throws.InvalidOperationException);
    }

    [Test]
    public async Task Asking_for_another_type_says_what_the_column_is()
    {
        using var rows = await Open("A\n1\n");
        rows.Read();

        Assert.That(() => rows.GetInt64(0), Throws.InstanceOf<InvalidCastException>().With.Message.EqualTo("Column 'A' is Text, not Integer."));
    }

    [Test]
    public async Task A_date_column_takes_no_time()
    {
        var format = new CsvFormat { Columns = [new ColumnFormat("A", ColumnType.Date, "yyyy-MM-dd HH:mm")] };
        using var rows = await Open("A\n2025-03-01 00:00\n2025-03-01 09:30\n", format);
        rows.Read();
        var midnight = rows.GetDateTime(0);
        rows.Read();

        Assert.That(midnight, Is.EqualTo(new DateTime(2025, 3, 1)));
        Assert.That(() => rows.GetDateTime(0), Throws.InstanceOf<RowException>().With.Message.Contains("without time"));
    }

    [Test]
    public async Task Disposing_closes_the_stream_unless_it_is_left_open([Values] bool leaveOpen)
    {
        var stream = new MemoryStream("A\n"u8.ToArray());
        using (await CsvRows.OpenAsync(stream, leaveOpen: leaveOpen))
        {
        }

        Assert.That(stream.CanRead, Is.EqualTo(leaveOpen));
    }

    [Test]
    public void A_header_that_cannot_be_read_closes_the_stream()
    {
        var stream = new MemoryStream("A,A\n"u8.ToArray());

        Assert.That(async () => await CsvRows.OpenAsync(stream), Throws.InstanceOf<CsvException>());
        Assert.That(stream.CanRead, Is.False);
    }

    [Test]
    public async Task Reading_goes_on_after_a_cancelled_token()
    {
        using var rows = await Open("A\na\n");
        Assert.That(async () => await rows.ReadAsync(new CancellationToken(canceled: true)), Throws.InstanceOf<OperationCanceledException>());

        Assert.That(await rows.ReadAsync(default), Is.True);
    }

    private static CsvFormat Typed(string name, ColumnType type) => new() { Columns = [new ColumnFormat(name, type)] };

    private static async Task<CsvRows> Open(string text, CsvFormat? format = null)
        => await CsvRows.OpenAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), format);

    private static async Task<IReadOnlyList<object?[]>> Read(string text, CsvFormat? format = null)
    {
        using var rows = await Open(text, format);
        return (await MemoryTable.ReadAsync(rows)).Rows;
    }
}
