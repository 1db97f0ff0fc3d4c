using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Arrow.Tests;

/// <summary>Conditions: which rows come, and what is not read for it.</summary>
public sealed class ParquetWhereTests
{
    private static RowSchema Schema { get; } = new(
        new Column("Id", ColumnType.Integer), new Column("Day", ColumnType.Date), new Column("Region", ColumnType.Text), new Column("Amount", ColumnType.Decimal, Scale: 2),
        new Column("Rate", ColumnType.Double), new Column("Active", ColumnType.Boolean), new Column("At", ColumnType.Timestamp));

    // 1,000 rows in row groups of 100, in the order of numbers and days; every seventh has no region.
    private static MemoryTable Table { get; } = new(Schema, Enumerable.Range(0, 1000).Select(i => new object?[]
    {
        (long)i, new DateTime(2026, 1, 1).AddDays(i), i % 7 == 0 ? null : i % 2 == 0 ? "North and South" : "it's", i / 4m, i / 2.0, i % 3 == 0, new DateTime(2026, 1, 1, 12, 0, 0, DateTimeKind.Utc).AddDays(i),
    }));

    [TestCase("Id = 5", 1)]
    [TestCase("Id != 5", 999)]
    [TestCase("Id<>5", 999)]
    [TestCase("id >= 990", 10)]
    [TestCase("Id < 10 and Id > 7", 2)]
    [TestCase("Id <= -1", 0)]
    [TestCase("Day >= 2026-01-11 and Day <= 2026-01-20", 10)]
    [TestCase("Region = 'it''s' and Id < 14", 6)]
    [TestCase("Region = 'North and South' AND Id < 14", 6)]
    [TestCase("Amount < 2.5", 10)]
    [TestCase("Rate >= 499", 2)]
    [TestCase("Active = true and Id < 9", 3)]
    [TestCase("At < 2026-01-03T12:00:00Z", 2)]
    public async Task Rows_that_fulfil_all_conditions_come(string where, int count)
    {
        var rows = await SourceRows.ReadAsync(new ParquetFile(await StoreAsync(), "rows.parquet", new ParquetFileOptions { Where = where }));

        Assert.That(rows, Has.Count.EqualTo(count));
    }

    [Test]
    public async Task Columns_of_conditions_need_not_be_read()
    {
        var rows = await SourceRows.ReadAsync(new ParquetFile(await StoreAsync(), "rows.parquet", new ParquetFileOptions { Columns = ["Amount"], Where = "Id >= 998" }));

        Assert.That(rows, Is.EqualTo(new[] { new object[] { 249.5m }, [249.75m] }));
    }

    [TestCase("Id >= 800")]
    [TestCase("Id = 950")]
    [TestCase("Day > 2028-06-01")]
    [TestCase("Rate >= 400 and Id > 700")]
    [TestCase("Id >= 5000")]
    public async Task Row_groups_whose_bounds_exclude_them_are_not_read(string where)
    {
        var whole = await StoreAsync();
        var damaged = await StoreAsync();
        DestroyTheFirst(damaged);

        var rows = await SourceRows.ReadAsync(new ParquetFile(damaged, "rows.parquet", new ParquetFileOptions { Where = where }));

        Assert.That(rows, Is.EqualTo(await SourceRows.ReadAsync(new ParquetFile(whole, "rows.parquet", new ParquetFileOptions { Where = where }))));
    }

    [TestCase("Id >= 0")]
    [TestCase("Id != 5000")]
    [TestCase("Rate >= 400")]
    public async Task Row_groups_that_may_hold_such_rows_are_read(string where)
    {
        var damaged = await StoreAsync();
        DestroyTheFirst(damaged);

        Assert.That(
            async () => await SourceRows.ReadAsync(new ParquetFile(damaged, "rows.parquet", new ParquetFileOptions { Where = where })),
            Throws.InstanceOf<ColumnarFileException>());
    }

    [Test]
    public async Task Other_writers_bounds_are_used_and_their_rows_are_the_same()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("duck.parquet");
        Duck.Query($"COPY (SELECT (i * 7919 % 100000)::INTEGER AS id, DATE '2020-01-01' + (i // 50)::INTEGER AS day FROM range(100000) t(i)) TO '{path}' (ROW_GROUP_SIZE 10000)");

        var ours = await SourceRows.ReadAsync(new ParquetFile(path, new ParquetFileOptions { Where = "day >= 2022-01-01 and day < 2022-02-01 and id > 50000" }));

        Assert.That(ours, Is.EqualTo(Duck.Query($"SELECT id::BIGINT, day::TIMESTAMP FROM '{path}' WHERE day >= '2022-01-01' AND day < '2022-02-01' AND id > 50000")));
    }

    [TestCase("Year = 2026", 1)]
    [TestCase("year > 9", 2)]
    [TestCase("Year = 7 and Amount > 1", 0)]
    [TestCase("Year = 1999", 0)]
    public async Task Folders_that_do_not_fit_are_not_opened(string where, int count)
    {
        var store = new MemoryStore();
        foreach (var year in new[] { 7, 10, 2026 })
            await WriteAsync(new ParquetFile(store, $"lake/Year={year}/x.parquet"), new MemoryTable(new RowSchema(new Column("Amount", ColumnType.Integer)), [[1L]]));

        var rows = await SourceRows.ReadAsync(new ParquetFile(store, "lake", new ParquetFileOptions { Columns = ["Amount"], Where = where }));

        Assert.That(rows, Has.Count.EqualTo(count));
        Assert.That(store.Reads.Select(read => read.Name).Distinct().Count(), Is.EqualTo(Math.Max(1, count)));
    }

    [TestCase("Id", "no condition")]
    [TestCase("Id = ", "no condition")]
    [TestCase("Id = 1 or Id = 2 and", "no condition")]
    [TestCase("= 1", "no condition")]
    public void What_is_no_condition_is_refused(string where, string reason)
        => Assert.That(() => new ParquetFile("rows.parquet", new ParquetFileOptions { Where = where }), Throws.ArgumentException.With.Message.Contains(reason));

    [TestCase("Id = many", "it is Integer")]
    [TestCase("Day > 1.1.2026", "it is Date")]
    [TestCase("Colour = red", "no such column; there are ")]
    [TestCase("Region = North and South and Id < 14", "no such column")]
    public async Task What_does_not_fit_the_columns_is_refused(string where, string reason)
    {
        var file = new ParquetFile(await StoreAsync(), "rows.parquet", new ParquetFileOptions { Where = where });

        Assert.That(async () => await file.OpenAsync(), Throws.InstanceOf<ColumnarFileException>().With.Message.Contains(reason));
    }

    private static async Task<MemoryStore> StoreAsync()
    {
        var store = new MemoryStore();
        await WriteAsync(new ParquetFile(store, "rows.parquet", new ParquetFileOptions { RowGroupRows = 100 }), Table);
        return store;
    }

    // A third of the file is row groups 0 to 3, about; the footer stands at the end.
    private static void DestroyTheFirst(MemoryStore store)
    {
        var content = store["rows.parquet"].ToArray();
        content.AsSpan(4, content.Length / 3).Clear();
        store["rows.parquet"] = content;
    }

    private static async Task WriteAsync(ParquetFile file, MemoryTable table)
    {
        await using var writer = await file.OpenAsync(table.Schema);
        await writer.WriteAsync(table.OpenRows());
        await writer.CompleteAsync();
    }
}
