using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Arrow.Tests;

/// <summary>Files and messages are the same in every culture.</summary>
[TestFixtureSource(typeof(CultureTest), nameof(Cultures))]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ParquetCultureTests(string culture) : CultureTest(culture), IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private ParquetFile File => new(_folder.File("rows.parquet"));

    public void Dispose() => _folder.Dispose();

    [Test]
    public async Task Values_are_the_same_in_every_culture()
    {
        await using var writer = await File.OpenAsync(Some.Schema);
        await writer.WriteAsync(Some.Rows(100));
        await writer.CompleteAsync();

        Assert.That(Duck.Query($"FROM '{_folder.File("rows.parquet")}'"), Is.EqualTo(Some.Table(100).Rows));
    }

    [Test]
    public async Task Messages_are_the_same_in_every_culture()
    {
        var schema = new RowSchema(new Column("C", ColumnType.Decimal, Scale: 1), new Column("D", ColumnType.Date));
        await using var writer = await File.OpenAsync(schema);

        var number = new MemoryTable(schema, [[-1234.56m, null]]).OpenRows();
        var day = new MemoryTable(schema, [[null, new DateTime(2025, 1, 2, 3, 4, 5)]]).OpenRows();

        Assert.That(async () => await writer.WriteAsync(number), Throws.InstanceOf<RowException>().With.Message.Contains("-1234.56 has more than 1 digits"));
        Assert.That(async () => await writer.WriteAsync(day), Throws.InstanceOf<RowException>().With.Message.Contains("2025-01-02T03:04:05.0000000 has a time"));
    }
}
