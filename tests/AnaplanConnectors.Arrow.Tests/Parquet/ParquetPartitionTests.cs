using System.Text.Json;
using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Arrow.Tests;

/// <summary>Folders by column: what is in them, and that they are there whole or not at all.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ParquetPartitionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Lake => _folder.File("lake");

    private static RowSchema Schema { get; } = new(
        new Column("Year", ColumnType.Integer), new Column("Region", ColumnType.Text), new Column("Amount", ColumnType.Decimal, Scale: 2));

    public void Dispose() => _folder.Dispose();

    [Test]
    public async Task Rows_lie_in_the_folders_of_their_values()
    {
        await WriteAsync(Table([2025L, "north", 1m], [2026L, "south", 2m], [2025L, "north", 3m]), "Year", "Region");

        Assert.That(Folders, Is.EqualTo(new[] { "Year=2025/Region=north/part-00000.parquet", "Year=2026/Region=south/part-00001.parquet", "_manifest.json" }));
    }

    [Test]
    public async Task DuckDB_finds_the_rows_by_their_folders()
    {
        await WriteAsync(Table([2025L, "north", 1m], [2026L, "south", 2m], [2025L, "north", 3m]), "Year", "Region");

        var rows = Duck.Query($"SELECT Amount FROM read_parquet('{Lake}/*/*/*.parquet', hive_partitioning = true) WHERE Year = 2025 AND Region = 'north' ORDER BY 1");

        Assert.That(rows, Is.EqualTo(new[] { new object[] { 1m }, [3m] }));
    }

    [Test]
    public async Task We_read_back_what_we_wrote_whatever_the_values_hold()
    {
        var table = Table([1L, "a/b=c%", 1m], [2L, "Größe 😀", 2m], [3L, null, 3m], [4L, "", 4m], [5L, "..", 5m]);
        await WriteAsync(table, "Region");

        var rows = await SourceRows.ReadAsync(new ParquetFile(Lake, new ParquetFileOptions { Columns = ["Year", "Region", "Amount"] }));

        Assert.That(rows, Is.EquivalentTo(table.Rows));
    }

    [Test]
    public async Task More_partitions_than_may_be_open_get_several_files()
    {
        var table = Table([.. Enumerable.Range(0, 200).Select(i => new object?[] { (long)(i % 10), "x", (decimal)i })]);
        await WriteAsync(table, new ParquetFileOptions { PartitionBy = ["Year"], MaxOpenPartitions = 3 });

        var rows = await SourceRows.ReadAsync(new ParquetFile(Lake, new ParquetFileOptions { Columns = ["Amount"] }));

        Assert.That(rows.Select(row => row[0]), Is.EquivalentTo(table.Rows.Select(row => row[2])));
        Assert.That(Folders.Count(name => name.StartsWith("Year=0/", StringComparison.Ordinal)), Is.GreaterThan(1));
    }

    [Test]
    public async Task Small_row_groups_keep_every_row()
    {
        var table = Table([.. Enumerable.Range(0, 1000).Select(i => new object?[] { (long)(i % 7), $"text {i}", (decimal)i })]);
        await WriteAsync(table, new ParquetFileOptions { PartitionBy = ["Year"], RowGroupRows = 10 });

        Assert.That(Duck.Scalar($"SELECT count(DISTINCT Amount) FROM '{Lake}/*/*.parquet'"), Is.EqualTo(1000L));
    }

    [Test]
    public async Task The_manifest_names_every_file_with_its_rows()
    {
        await WriteAsync(Table([2025L, "north", 1m], [2026L, "south", 2m], [2025L, "north", 3m]), "Year");

        var manifest = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Lake, "_manifest.json"))).RootElement;
        var files = manifest.GetProperty("files").EnumerateArray().ToList();

        Assert.That(manifest.GetProperty("rows").GetInt64(), Is.EqualTo(3));
        Assert.That(files.Select(file => (file.GetProperty("path").GetString(), file.GetProperty("rows").GetInt64())), Is.EqualTo(new[]
        {
            ("Year=2025/part-00000.parquet", 2L), ("Year=2026/part-00001.parquet", 1L),
        }));
        Assert.That(
            files.Select(file => file.GetProperty("bytes").GetInt64()),
            Is.EqualTo(files.Select(file => new FileInfo(Path.Combine(Lake, file.GetProperty("path").GetString()!)).Length)));
    }

    [Test]
    public async Task A_row_that_fails_is_left_out_entirely()
    {
        await using (var writer = await new ParquetFile(Lake, new ParquetFileOptions { PartitionBy = ["Year"] }).OpenAsync(Schema))
        {
            using var rows = Table([1L, "a", 1.234m], [2L, "b", 2m]).OpenRows();
            Assert.That(async () => await writer.WriteAsync(rows), Throws.InstanceOf<RowException>());
            await writer.WriteAsync(rows);
            await writer.CompleteAsync();
        }

        Assert.That(Folders, Is.EqualTo(new[] { "Year=2/part-00000.parquet", "_manifest.json" }));
    }

    [Test]
    public async Task Without_complete_there_is_no_folder()
    {
        await using (var writer = await new ParquetFile(Lake, new ParquetFileOptions { PartitionBy = ["Year"], RowGroupRows = 1 }).OpenAsync(Schema))
            await writer.WriteAsync(Table([1L, "a", 1m], [2L, "b", 2m]).OpenRows());

        Assert.That(Directory.EnumerateFileSystemEntries(_folder.Root), Is.Empty);
    }

    [Test]
    public async Task A_folder_that_is_there_is_refused_and_untouched()
    {
        await WriteAsync(Table([1L, "a", 1m]), "Year");

        Assert.That(async () => await WriteAsync(Table([2L, "b", 2m]), "Year"), Throws.InstanceOf<IOException>().With.Message.Contains("lake' exists"));
        Assert.That(Folders, Is.EqualTo(new[] { "Year=1/part-00000.parquet", "_manifest.json" }));
    }

    [Test]
    public async Task A_folder_that_may_be_replaced_is_replaced_as_a_whole()
    {
        await WriteAsync(Table([1L, "a", 1m]), "Year");

        await WriteAsync(Table([2L, "b", 2m]), new ParquetFileOptions { PartitionBy = ["Year"], Overwrite = true });

        Assert.That(Folders, Is.EqualTo(new[] { "Year=2/part-00000.parquet", "_manifest.json" }));
        Assert.That(Directory.EnumerateFileSystemEntries(_folder.Root), Is.EqualTo(new[] { Lake }));
    }

    [Test]
    public async Task Two_do_not_fill_the_same_folder()
    {
        await using var first = await new ParquetFile(Lake, new ParquetFileOptions { PartitionBy = ["Year"] }).OpenAsync(Schema);

        Assert.That(async () => await new ParquetFile(Lake, new ParquetFileOptions { PartitionBy = ["Year"] }).OpenAsync(Schema), Throws.InstanceOf<IOException>());
    }

    [TestCase("Amount", "is Decimal")]
    [TestCase("Month", "no column 'Month'")]
    public void Columns_that_cannot_name_folders_are_refused(string column, string reason)
        => Assert.That(
            async () => await new ParquetFile(Lake, new ParquetFileOptions { PartitionBy = [column] }).OpenAsync(Schema),
            Throws.ArgumentException.With.Message.Contains(reason));

    [Test]
    public async Task Where_rows_come_from_stands_in_the_footer()
    {
        var path = _folder.File("rows.parquet");
        var options = new ParquetFileOptions { Metadata = () => new Dictionary<string, string> { ["anaplan.model"] = "Forecast", ["anx.run"] = "k7f2qd" } };
        await using (var writer = await new ParquetFile(path, options).OpenAsync(Some.Schema))
        {
            await writer.WriteAsync(Some.Rows(3));
            await writer.CompleteAsync();
        }

        using var file = new ParquetSharp.ParquetFileReader(path);

        Assert.That(file.FileMetaData.KeyValueMetadata, Does.ContainKey("anaplan.model").WithValue("Forecast").And.ContainKey("anx.run").WithValue("k7f2qd"));
    }

    private IEnumerable<string> Folders => Directory.EnumerateFiles(Lake, "*", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(Lake, path).Replace('\\', '/')).OrderBy(name => name, StringComparer.Ordinal);

    private static MemoryTable Table(params object?[][] rows) => new(Schema, rows);

    private Task WriteAsync(MemoryTable table, params string[] partitionBy) => WriteAsync(table, new ParquetFileOptions { PartitionBy = partitionBy });

    private async Task WriteAsync(MemoryTable table, ParquetFileOptions options)
    {
        await using var writer = await new ParquetFile(Lake, options).OpenAsync(table.Schema);
        await writer.WriteAsync(table.OpenRows());
        await writer.CompleteAsync();
    }
}
