using System.Text;
using AnaplanConnectors.Transfer.Csv;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Tests;

public sealed class CsvPreviewTests
{
    [TestCase("true;FALSE", ColumnType.Boolean)]
    [TestCase("yes;no", ColumnType.Text)]
    [TestCase("0;1", ColumnType.Integer)]
    [TestCase("-5;12;0", ColumnType.Integer)]
    [TestCase("5;;7", ColumnType.Integer)]
    [TestCase("999999999999999", ColumnType.Integer)]
    [TestCase("1.10;5", ColumnType.Decimal)]
    [TestCase("41.300000000000004", ColumnType.Decimal)]
    [TestCase("1.0E10;5", ColumnType.Double)]
    [TestCase("+5", ColumnType.Double)]
    [TestCase(".5", ColumnType.Double)]
    [TestCase("12a;5", ColumnType.Text)]
    [TestCase("2025-03-01;2024-02-29", ColumnType.Date)]
    [TestCase("2025-03-01T09:30:00;2025-03-01", ColumnType.Timestamp)]
    [TestCase("2025-02-30", ColumnType.Text)]
    [TestCase("Jan 25", ColumnType.Text)]
    [TestCase("20250301", ColumnType.Integer)]
    [TestCase("NaN", ColumnType.Text)]
    public async Task A_type_is_proposed_when_every_value_has_it(string values, ColumnType expected)
        => Assert.That((await Guess(values)).Type, Is.EqualTo(expected));

    [TestCase("13/02/2026;01/02/2026", "dd/MM/yyyy")]
    [TestCase("02/13/2026;01/02/2026", "MM/dd/yyyy")]
    [TestCase("13/2/2026;01/02/2026", "d/M/yyyy")]
    [TestCase("31.12.2025", "dd.MM.yyyy")]
    [TestCase("31-Dec-25", "d-MMM-yy")]
    [TestCase("Dec 31, 2025", "MMM d, yyyy")]
    public async Task A_date_pattern_is_proposed_when_only_one_fits(string values, string expected)
        => Assert.That(await Guess(values), Has.Property("Type").EqualTo(ColumnType.Date).And.Property("Pattern").EqualTo(expected));

    [TestCase("01/02/2026", "its dates fit dd/MM/yyyy and MM/dd/yyyy; declare the pattern")]
    [TestCase("007;8", "some values have leading zeros, which a number would lose")]
    [TestCase("4111111111111111", "some values have more than 15 digits, which numbers of a model cannot hold")]
    [TestCase("1,5;2,25", "its values are numbers if the decimal separator is ','")]
    [TestCase("1,234.50;(3)", "its values are numbers formatted for display; they can be read as such")]
    [TestCase(";", "it has no values")]
    public async Task What_stays_text_says_why(string values, string expected)
        => Assert.That(await Guess(values), Has.Property("Type").EqualTo(ColumnType.Text).And.Property("Note").EqualTo(expected));

    [Test]
    public async Task Missing_values_and_lengths_are_counted()
        => Assert.That(
            await Guess("abc;;ab"),
            Is.EqualTo(new CsvColumnGuess("V", ColumnType.Text, null, 1, 3, "abc", null)));

    [Test]
    public async Task The_format_reads_what_was_seen_with_the_types_proposed()
    {
        var preview = await Preview("Name,Units,Day\nx,5,13/02/2026\n");

        using var rows = await CsvRows.OpenAsync(Stream("Name,Units,Day\nx,5,13/02/2026\n"), preview.Format);
        rows.Read();

        Assert.That((rows.GetString(0), rows.GetInt64(1), rows.GetDateTime(2)), Is.EqualTo(("x", 5L, new DateTime(2026, 2, 13))));
    }

    [Test]
    public async Task Rows_that_the_format_refuses_are_reported()
    {
        var preview = await Preview("A,B\n1,2\n1\n3,4\n");

        Assert.That((preview.RowsRead, preview.RefusedRows.Single().RowNumber, preview.IsWhole), Is.EqualTo((2, 2, true)));
    }

    [Test]
    public async Task No_more_rows_are_read_than_asked_for()
    {
        var preview = await CsvPreview.ReadAsync(Stream("A\n1\n2\nx\n"), maxRows: 2);

        Assert.That((preview.RowsRead, preview.IsWhole, preview.Columns[0].Type), Is.EqualTo((2, false, ColumnType.Integer)));
    }

    [Test]
    public async Task A_separator_that_would_make_more_columns_is_told()
        => Assert.That(
            (await Preview("A;B;C\n1;2;3\n")).Notes,
            Is.EqualTo(new[] { "There is one column, 'A;B;C'. With ';' as separator there would be 3." }));

    private static async Task<CsvColumnGuess> Guess(string values)
    {
        var rows = string.Concat(values.Split(';').Select(value => $"x|{value}\n"));
        return (await CsvPreview.ReadAsync(Stream("K|V\n" + rows), new CsvFormat { Separator = '|' })).Columns[1];
    }

    private static ValueTask<CsvPreview> Preview(string text) => CsvPreview.ReadAsync(Stream(text));

    private static MemoryStream Stream(string text) => new(Encoding.UTF8.GetBytes(text));
}
