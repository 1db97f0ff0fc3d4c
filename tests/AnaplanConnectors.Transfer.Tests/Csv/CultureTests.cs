using System.Text;
using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Csv;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Tests;

[TestFixtureSource(typeof(CultureTest), nameof(Cultures))]
public sealed class CsvCultureTests(string culture) : CultureTest(culture)
{
    private static readonly CsvFormat Typed = new() { Columns = [.. Some.Schema.Select(column => new ColumnFormat(column.Name, column.Type))] };

    [Test]
    public async Task Text_is_the_same_everywhere()
    {
        var text = await Write(Some.Table(2));

        Assert.That(text, Is.EqualTo(
            "Product,Units,Price,Share,Active,Day,Changed\n" +
            "Product 1,1,1.25,0.125,false,2025-01-02,2025-01-02T09:30:00\n" +
            "Product 2,2,2.25,0.25,true,2025-01-03,2025-01-03T09:30:00\n"));
    }

    [Test]
    public async Task Values_are_the_same_everywhere()
    {
        using var rows = await CsvRows.OpenAsync(Stream(await Write(Some.Table(20))), Typed);

        Assert.That((await MemoryTable.ReadAsync(rows)).Rows, Is.EqualTo(Some.Table(20).Rows));
    }

    [Test]
    public async Task Patterns_and_words_are_English_everywhere()
    {
        var format = new CsvFormat { Columns = [new ColumnFormat("Day", ColumnType.Date, "d MMMM yyyy"), new ColumnFormat("Active", ColumnType.Boolean)] };
        using var rows = await CsvRows.OpenAsync(Stream("Day,Active\n1 MARCH 2025,TRUE\n"), format);

        var table = await MemoryTable.ReadAsync(rows);

        Assert.That(table.Rows.Single(), Is.EqualTo(new object[] { new DateTime(2025, 3, 1), true }));
    }

    [Test]
    public async Task Messages_are_the_same_everywhere()
    {
        using var rows = await CsvRows.OpenAsync(Stream("Share\n1.5\nI,5\n"), new CsvFormat { Columns = [new ColumnFormat("SHARE", ColumnType.Double)] });

        var (_, problems) = await Collect.AllAsync(rows);

        Assert.That(problems.Single().Message, Is.EqualTo("Row 2, byte 10: the row has 2 fields instead of 1."));
    }

    private static MemoryStream Stream(string text) => new(Encoding.UTF8.GetBytes(text));

    private static async Task<string> Write(MemoryTable table)
    {
        using var output = new MemoryStream();
        await using var writer = new CsvRowWriter(output, table.Schema, leaveOpen: true);
        await writer.WriteAsync(table.OpenRows());
        await writer.CompleteAsync();
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
