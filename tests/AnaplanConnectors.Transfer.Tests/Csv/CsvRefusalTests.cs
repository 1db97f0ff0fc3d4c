using System.Text;
using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Csv;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Tests;

/// <summary>Rows that cannot be read: told with their place, and the rows around them arrive.</summary>
public sealed class CsvRefusalTests
{
    [Test]
    public async Task An_unparsable_value_is_told_with_row_column_offset_and_text()
    {
        var (_, problems) = await Read("A,B\nx,1\ny,two\nz,3\n", Typed("B", ColumnType.Integer));

        Assert.That(
            problems.Single(),
            Has.Message.EqualTo("Row 2, column 'B', byte 8: 'two' is not a whole number of 64 bits.")
                .And.Property("RowNumber").EqualTo(2).And.Property("Column").EqualTo("B")
                .And.Property("Excerpt").EqualTo("two").And.Property("ByteOffset").EqualTo(8));
    }

    [TestCase(ColumnType.Decimal, "'two' is not a decimal number of at most 28 digits")]
    [TestCase(ColumnType.Double, "'two' is not a number")]
    [TestCase(ColumnType.Boolean, "'two' is not true or false")]
    [TestCase(ColumnType.Date, "'two' is not a date (yyyy-MM-dd); declare a pattern for other forms")]
    [TestCase(ColumnType.Timestamp, "'two' is not a date and time (yyyy-MM-ddTHH:mm:ss)")]
    public async Task An_unparsable_value_says_what_it_should_be(ColumnType type, string expected)
    {
        var (_, problems) = await Read("A,B\nx,two\n", Typed("B", type));

        Assert.That(problems.Single().Reason, Is.EqualTo(expected));
    }

    [Test]
    public async Task An_ambiguous_date_without_a_pattern_is_refused()
    {
        var (_, problems) = await Read("A,B\nx,01/02/2026\n", Typed("B", ColumnType.Date));

        Assert.That(problems, Has.Count.EqualTo(1));
    }

    [TestCase("A,B\n1,2\n1\n3,4\n", "Row 2, column 'B', byte 8: the row has 1 field instead of 2.")]
    [TestCase("A,B\n1,2\n1,2,\n3,4\n", "Row 2, byte 8: the row has 3 fields instead of 2.")]
    public async Task A_ragged_row_is_refused_and_reading_goes_on(string text, string message)
    {
        var (rows, problems) = await Read(text);

        Assert.That(
            (rows.Count, problems.Single().Message),
            Is.EqualTo((2, message)));
    }

    [Test]
    public async Task Ragged_rows_are_padded_and_cut_on_request_and_counted()
    {
        using var rows = await CsvRows.OpenAsync(Stream("A,B\n1\n1,2,3\n4,5\n"), new CsvFormat { RaggedRows = CsvRaggedRows.PadAndCut });

        var read = (await MemoryTable.ReadAsync(rows)).Rows;

        Assert.That(read, Is.EqualTo(new[] { new object?[] { "1", null }, ["1", "2"], ["4", "5"] }));
        Assert.That((rows.RowsPadded, rows.RowsCut), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task A_NUL_is_refused_with_its_column()
    {
        var (rows, problems) = await Read("A,B\nx,y\0z\nv,w\n");

        Assert.That(
            (rows.Count, problems.Single().Message),
            Is.EqualTo((1, "Row 1, column 'B', byte 4: 'y␀z' holds a NUL character.")));
    }

    [Test]
    public async Task Bytes_that_are_not_UTF_8_are_refused_with_their_column()
    {
        var (rows, problems) = await Read([.. "A,B\nx,"u8, 0xC3, 0x28, .. "\nGröße,w\n"u8]);

        Assert.That(
            (rows.Count, problems.Single().Message),
            Is.EqualTo((1, "Row 1, column 'B', byte 4: '\uFFFD(' holds bytes that are not utf-8.")));
    }

    [Test]
    public async Task A_character_that_the_end_of_the_input_cuts_is_refused()
    {
        var (rows, problems) = await Read([.. "A\nx\ny"u8, 0xE2, 0x82]);

        Assert.That((rows.Count, problems.Single().RowNumber), Is.EqualTo((1, 2)));
    }

    [Test]
    public async Task Text_behind_a_closing_qualifier_is_refused()
    {
        var (rows, problems) = await Read("A,B\n\"x\"y,1\nz,2\n");

        Assert.That(
            (rows.Count, problems.Single().Message),
            Is.EqualTo((1, "Row 1, byte 4: the row has text behind a closing qualifier.")));
    }

    [Test]
    public void A_qualifier_that_is_never_closed_ends_the_reading()
        => Assert.That(
            async () => await Read("A,B\n1,2\n3,\"4\n5,6\n7,8\n"),
            Throws.InstanceOf<CsvException>().With.Property("RowNumber").EqualTo(2).And.Property("ByteOffset").EqualTo(8)
                .And.Message.Contains("opened and never closed"));

    [Test]
    public async Task A_field_above_its_limit_is_refused_and_reading_goes_on()
    {
        var (rows, problems) = await Read($"A,B\nx,{new string('y', 101)}\nv,{new string('w', 100)}\n", new CsvFormat { MaxFieldBytes = 100 });

        Assert.That((rows.Count, problems.Single().Column, problems.Single().Excerpt!.Length), Is.EqualTo((1, "B", 61)));
        Assert.That(problems.Single().Reason, Does.EndWith("is longer than 100 bytes"));
    }

    [TestCase(256)]
    [TestCase(64 * 1024)]
    public void A_record_above_its_limit_ends_the_reading_whatever_was_buffered(int bufferSize)
    {
        var format = new CsvFormat { MaxFieldBytes = 100, MaxRecordBytes = 1000 };
        var text = $"A,B\n1,2\n3,\"{new string('\n', 1200)}\"\n5,6\n";

        Assert.That(
            async () => await Read(Encoding.UTF8.GetBytes(text), format, bufferSize),
            Throws.InstanceOf<CsvException>().With.Message.Contains("longer than 1,000 bytes").And.Property("RowNumber").EqualTo(2));
    }

    [Test]
    public async Task Refused_rows_count_as_rows()
    {
        using var rows = await CsvRows.OpenAsync(Stream("A,B\n1\n1,2\n"));
        Assert.That(() => rows.Read(), Throws.InstanceOf<RowException>());

        rows.Read();

        Assert.That((rows.RowNumber, rows.ByteOffset), Is.EqualTo((2, 6)));
    }

    [Test]
    public async Task A_refused_row_has_no_values()
    {
        using var rows = await CsvRows.OpenAsync(Stream("A,B\n1\n1,2\n"));
        Assert.That(() => rows.Read(), Throws.InstanceOf<RowException>());

        Assert.That(() => rows.GetString(0), Throws.InvalidOperationException);
    }

    [Test]
    public async Task The_same_problems_arise_when_the_host_awaits()
    {
        using var rows = await CsvRows.OpenAsync(Stream("A,B\n1\n1,2\n"));

        Assert.That(async () => await rows.ReadAsync(default), Throws.InstanceOf<RowException>());
        Assert.That(await rows.ReadAsync(default), Is.True);
    }

    private static CsvFormat Typed(string name, ColumnType type) => new() { Columns = [new ColumnFormat(name, type)] };

    private static MemoryStream Stream(string text) => new(Encoding.UTF8.GetBytes(text));

    private static Task<(List<object?[]> Rows, List<RowException> Problems)> Read(string text, CsvFormat? format = null)
        => Read(Encoding.UTF8.GetBytes(text), format);

    private static async Task<(List<object?[]> Rows, List<RowException> Problems)> Read(
        byte[] bytes, CsvFormat? format = null, int bufferSize = CsvRecords.DefaultBufferSize)
    {
        using var rows = await CsvRows.OpenAsync(new MemoryStream(bytes), format, false, bufferSize, default);
        return await Collect.AllAsync(rows);
    }
}
