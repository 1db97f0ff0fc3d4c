using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Arrow.Tests;

/// <summary>Parquet files in a store: the same rows, few requests, and folders that count once their manifest is there.</summary>
public sealed class ParquetStoreTests
{
    private static RowSchema Schema { get; } = new(
        new Column("Year", ColumnType.Integer), new Column("Region", ColumnType.Text), new Column("Amount", ColumnType.Decimal, Scale: 2));

    [Test]
    public async Task Rows_come_back_from_a_store()
    {
        var store = new MemoryStore();
        await DeliverAsync(new ParquetFile(store, "out/rows.parquet", new ParquetFileOptions { RowGroupRows = 100 }), Some.Table(1000));

        var rows = await SourceRows.ReadAsync(new ParquetFile(store, "out/rows.parquet"));

        Assert.That(rows, Is.EqualTo(Some.Table(1000).Rows));
        Assert.That(store.Names, Is.EqualTo(new[] { "out/rows.parquet" }));
    }

    [Test]
    public async Task A_small_file_is_read_by_one_request()
    {
        var store = new MemoryStore();
        await DeliverAsync(new ParquetFile(store, "rows.parquet"), Some.Table(100));

        await SourceRows.ReadAsync(new ParquetFile(store, "rows.parquet"));

        Assert.That(store.Reads, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Of_a_large_file_only_the_wanted_columns_are_fetched()
    {
        var store = new MemoryStore();
        await DeliverAsync(new ParquetFile(store, "rows.parquet", new ParquetFileOptions { RowGroupTextBytes = 32_000_000 }), Wide(60_000));

        await SourceRows.ReadAsync(new ParquetFile(store, "rows.parquet", new ParquetFileOptions { Columns = ["C", "A"] }));

        Assert.That(store["rows.parquet"], Has.Length.GreaterThan(1_000_000));
        Assert.That(store.Reads.Sum(read => (long)read.Count), Is.LessThan(store["rows.parquet"].Length * 9L / 10));
        Assert.That(store.Reads, Has.Count.LessThanOrEqualTo(4));
    }

    [Test]
    public async Task A_file_that_is_replaced_while_it_is_read_is_refused()
    {
        var store = new MemoryStore();
        await DeliverAsync(new ParquetFile(store, "rows.parquet", new ParquetFileOptions { RowGroupRows = 20_000 }), Wide(60_000));
        using var rows = await new ParquetFile(store, "rows.parquet").OpenAsync();

        store["rows.parquet"] = store["rows.parquet"];

        Assert.That(async () => await rows.ReadAsync(CancellationToken.None), Throws.InstanceOf<IOException>().With.Message.Contains("replaced"));
    }

    [Test]
    public async Task A_pattern_takes_files_in_the_order_of_their_names()
    {
        var store = new MemoryStore();
        await DeliverAsync(new ParquetFile(store, "in/b.parquet"), Table([2L, "b", 2m]));
        await DeliverAsync(new ParquetFile(store, "in/a.parquet"), Table([1L, "a", 1m]));
        await DeliverAsync(new ParquetFile(store, "in/deeper/c.parquet"), Table([3L, "c", 3m]));

        var rows = await SourceRows.ReadAsync(new ParquetFile(store, "in/*.parquet"));

        Assert.That(rows.Select(row => row[1]), Is.EqualTo(new[] { "a", "b" }));
    }

    [Test]
    public async Task Folders_of_others_are_read_with_their_columns()
    {
        var store = new MemoryStore();
        await DeliverAsync(new ParquetFile(store, "lake/day=2026-01-02/x.parquet"), Table([2L, "b", 2m]));
        await DeliverAsync(new ParquetFile(store, "lake/day=2026-01-01/x.parquet"), Table([1L, "a", 1m]));
        store["lake/_temporary/y.parquet"] = [1];

        var rows = await SourceRows.ReadAsync(new ParquetFile(store, "lake", new ParquetFileOptions { Columns = ["day", "Year"] }));

        Assert.That(rows, Is.EqualTo(new[] { new object[] { "2026-01-01", 1L }, ["2026-01-02", 2L] }));
    }

    [Test]
    public void What_is_not_there_is_named()
        => Assert.That(async () => await new ParquetFile(new MemoryStore(), "none.parquet").OpenAsync(), Throws.InstanceOf<FileNotFoundException>().With.Message.Contains("memory://bucket/none.parquet"));

    [Test]
    public async Task A_folder_is_written_with_its_manifest_last()
    {
        var store = new MemoryStore();
        var order = new List<string>();
        store.BeforeCommit = order.Add;

        await DeliverAsync(Lake(store), Table([1L, "a", 1m], [2L, "b", 2m]));

        Assert.That(order[^1], Is.EqualTo("lake/_manifest.json"));
        Assert.That(store.Names, Has.Count.EqualTo(3).And.None.Contains("unfinished"));
        Assert.That(await SourceRows.ReadAsync(new ParquetFile(store, "lake/", new ParquetFileOptions { Columns = ["Year", "Amount"] })), Is.EquivalentTo(new[] { new object[] { "1", 1m }, ["2", 2m] }));
    }

    [Test]
    public async Task A_folder_whose_delivery_broke_off_is_refused_and_written_again()
    {
        var store = new MemoryStore { BeforeCommit = name => FailOn(name, "_manifest.json") };
        Assert.That(async () => await DeliverAsync(Lake(store), Table([1L, "a", 1m])), Throws.InstanceOf<IOException>());
        store.BeforeCommit = _ => { };

        Assert.That(async () => await new ParquetFile(store, "lake").OpenAsync(), Throws.InstanceOf<ColumnarFileException>().With.Message.Contains("interrupted"));
        await DeliverAsync(Lake(store), Table([2L, "b", 2m]));

        Assert.That(await SourceRows.ReadAsync(new ParquetFile(store, "lake", new ParquetFileOptions { Columns = ["Amount"] })), Is.EqualTo(new[] { new object[] { 2m } }));
        Assert.That(store.Names, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_replacement_that_broke_off_leaves_the_old_folder_readable()
    {
        var store = new MemoryStore();
        await DeliverAsync(Lake(store), Table([1L, "a", 1m]));
        store.BeforeCommit = name => FailOn(name, "_manifest.json");
        Assert.That(async () => await DeliverAsync(Lake(store, overwrite: true), Table([2L, "b", 2m])), Throws.InstanceOf<IOException>());

        var rows = await SourceRows.ReadAsync(new ParquetFile(store, "lake", new ParquetFileOptions { Columns = ["Amount"] }));

        Assert.That(rows, Is.EqualTo(new[] { new object[] { 1m } }));
    }

    [Test]
    public async Task A_folder_is_replaced_only_where_that_is_allowed()
    {
        var store = new MemoryStore();
        await DeliverAsync(Lake(store), Table([1L, "a", 1m]));
        Assert.That(async () => await DeliverAsync(Lake(store), Table([2L, "b", 2m])), Throws.InstanceOf<IOException>().With.Message.Contains("exists"));

        await DeliverAsync(Lake(store, overwrite: true), Table([2L, "b", 2m]));

        Assert.That(store.Names, Has.Count.EqualTo(2).And.Some.StartsWith("lake/Year=2/"));
    }

    [Test]
    public void Files_of_others_are_not_replaced()
    {
        var store = new MemoryStore { ["lake/precious.parquet"] = [1, 2, 3] };

        Assert.That(
            async () => await DeliverAsync(Lake(store, overwrite: true), Table([2L, "b", 2m])),
            Throws.InstanceOf<IOException>().With.Message.Contains("precious.parquet', which no manifest lists"));
    }

    [Test]
    public async Task What_a_manifest_lists_and_is_gone_is_missed()
    {
        var store = new MemoryStore();
        await DeliverAsync(Lake(store), Table([1L, "a", 1m], [2L, "b", 2m]));
        await store.DeleteAsync(store.Names[0]);

        Assert.That(async () => await new ParquetFile(store, "lake").OpenAsync(), Throws.InstanceOf<ColumnarFileException>().With.Message.Contains("not there"));
    }

    [Test]
    public async Task Arrow_files_lie_in_stores_too()
    {
        var store = new MemoryStore();
        await DeliverAsync(new ArrowFile(store, "rows.arrow"), Some.Table(1000));

        var rows = await SourceRows.ReadAsync(new ArrowFile(store, "rows.arrow"));

        Assert.That(rows, Is.EqualTo(Some.Table(1000).Rows));
    }

    private static void FailOn(string name, string end) => _ = name.EndsWith(end, StringComparison.Ordinal) ? throw new IOException("The network is gone.") : 0;

    private static ParquetFile Lake(MemoryStore store, bool overwrite = false)
        => new(store, "lake", new ParquetFileOptions { PartitionBy = ["Year"], Overwrite = overwrite });

    private static MemoryTable Table(params object?[][] rows) => new(Schema, rows);

    private static MemoryTable Wide(int rows) => new(
        new RowSchema("ABCD".Select(name => new Column(name.ToString(), ColumnType.Text))),
        Enumerable.Range(0, rows).Select(i => "ABCD".Select(name => (object?)$"{name} {i * 7919L % 1_000_003:x8} {i * 104_729L % 999_983:x8}").ToArray()));

    private static async Task DeliverAsync(IDestination destination, MemoryTable table)
    {
        await using var writer = await destination.OpenAsync(table.Schema);
        await writer.WriteAsync(table.OpenRows());
        await writer.CompleteAsync();
    }
}
