using AnaplanConnectors.Arrow;
using AnaplanConnectors.Arrow.Tests;
using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.ParquetSharp.Tests;

/// <summary>How files of this engine are laid out, and that everything around it is as without it.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ParquetSharpLayoutTests : ParquetLayoutContract
{
    private const int ManyRows = 30_000;

    protected override IParquetEngine? Engine { get; } = new ParquetSharpEngine();

    [Test]
    public async Task Row_groups_have_the_rows_that_were_asked_for()
    {
        await WriteAsync(Some.Table(25), new ParquetFileOptions { RowGroupRows = 10, Engine = Engine });

        Assert.That(Duck.Query($"SELECT DISTINCT row_group_id, row_group_num_rows FROM parquet_metadata('{FilePath}') ORDER BY 1").Select(row => row[1]), Is.EqualTo(new[] { 10L, 10L, 5L }));
    }

    // More rows than are handed over at a time, some of them missing, texts that repeat and texts that do not.
    [Test]
    public async Task Many_rows_arrive_in_order()
    {
        var table = Many();

        await WriteAsync(table, new ParquetFileOptions { RowGroupRows = 20_000, Engine = Engine });

        Assert.That(Duck.Query($"FROM '{FilePath}'"), Is.EqualTo(table.Rows));
    }

    [Test]
    public async Task Text_that_repeats_goes_into_a_dictionary()
    {
        await WriteAsync(Many(), new ParquetFileOptions { RowGroupRows = ManyRows, Engine = Engine });

        var encodings = Duck.Query($"SELECT path_in_schema, encodings LIKE '%DICTIONARY%' FROM parquet_metadata('{FilePath}')").ToDictionary(row => row[0]!, row => row[1]);

        Assert.That((encodings["Repeated"], encodings["Number"]), Is.EqualTo((true, false)));
    }

    [TestCase("A.B")]
    [TestCase("a/b\\c")]
    [TestCase(" leading and trailing ")]
    [TestCase("Größe 😀")]
    [TestCase("say \"x\"")]
    [TestCase("two\nlines")]
    public async Task Names_of_columns_are_kept(string name)
    {
        await WriteAsync(new Column(name, ColumnType.Text), "x", "x", "x");

        var schema = await new ParquetFile(FilePath).GetSchemaAsync();

        Assert.That(schema.Single().Name, Is.EqualTo(name));
        Assert.That(Duck.Scalar($"SELECT encodings LIKE '%DICTIONARY%' FROM parquet_metadata('{FilePath}')"), Is.True);
    }

    [Test]
    public void A_name_that_native_code_would_cut_is_refused_and_no_file_is_made()
    {
        Assert.That(async () => await WriteAsync(new Column("a\0b", ColumnType.Text), "x"), Throws.ArgumentException.With.Message.Contains(@"'a\0b' holds the character NUL"));
        Assert.That(Folder.Files, Is.Empty);
    }

    [Test]
    public void A_footer_that_native_code_would_cut_is_refused_and_no_file_is_made()
    {
        var options = new ParquetFileOptions { Engine = Engine, Metadata = () => new Dictionary<string, string> { ["a"] = "b\0c" } };

        Assert.That(async () => await WriteAsync(Some.Table(1), options), Throws.ArgumentException.With.Message.Contains(@"'b\0c' holds the character NUL"));
        Assert.That(Folder.Files, Is.Empty);
    }

    [Test]
    public async Task Where_rows_come_from_stands_in_the_footer()
    {
        var options = new ParquetFileOptions { Engine = Engine, Metadata = () => new Dictionary<string, string> { ["anaplan.model"] = "Größe", ["anx.run"] = "" } };
        await WriteAsync(Some.Table(3), options);

        var metadata = Duck.Query($"SELECT decode(key), decode(value) FROM parquet_kv_metadata('{FilePath}')");

        Assert.That(metadata, Is.SupersetOf(new[] { new object[] { "anaplan.model", "Größe" }, ["anx.run", ""] }));
    }

    [Test]
    public async Task Folders_by_column_are_written_too()
    {
        var lake = Folder.File("lake");
        await using (var writer = await new ParquetFile(lake, new ParquetFileOptions { PartitionBy = ["Repeated"], MaxOpenPartitions = 3, Engine = Engine }).OpenAsync(Many().Schema))
        {
            await writer.WriteAsync(Many().OpenRows());
            await writer.CompleteAsync();
        }

        using var rows = await new ParquetFile(lake, new ParquetFileOptions { Columns = ["Number", "Repeated", "Unique"] }).OpenAsync();

        Assert.That((await MemoryTable.ReadAsync(rows)).Rows.OrderBy(row => row[0]), Is.EqualTo(Many().Rows));
    }

    [Test]
    public async Task Files_in_a_store_are_written_too()
    {
        var store = new MemoryStore();
        await using (var writer = await new ParquetFile(store, "out/rows.parquet", new ParquetFileOptions { RowGroupRows = 100, Engine = Engine }).OpenAsync(Some.Schema))
        {
            await writer.WriteAsync(Some.Rows(1000));
            await writer.CompleteAsync();
        }

        using var rows = await new ParquetFile(store, "out/rows.parquet").OpenAsync();

        Assert.That((await MemoryTable.ReadAsync(rows)).Rows, Is.EqualTo(Some.Table(1000).Rows));
    }

    private static MemoryTable Many() => new(
        new RowSchema(new Column("Number", ColumnType.Integer, IsNullable: false), new Column("Repeated", ColumnType.Text), new Column("Unique", ColumnType.Text)),
        Enumerable.Range(0, ManyRows).Select(i => new object?[] { (long)i, i % 7 == 0 ? null : $"Department {i % 5}", i % 11 == 0 ? null : $"{i * 7919L % 1_000_003:x8} ä {i}" }));
}
