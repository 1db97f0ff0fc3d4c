using AnaplanConnectors.TestKit;

namespace AnaplanConnectors.Arrow.Tests;

/// <summary>Several files as one source: patterns, folders, columns that folders state.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ParquetFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Test]
    public async Task A_pattern_takes_the_files_in_order_of_their_names()
    {
        Write("sales-10.parquet", 10);
        Write("sales-02.parquet", 2);
        Write("costs-01.parquet", 1);

        Assert.That(await ReadAsync("sales-*.parquet"), Is.EqualTo(new[] { new object[] { 2L }, [10L] }));
    }

    [Test]
    public async Task A_pattern_may_stand_in_folders_too()
    {
        Write("a1/x.parquet", 1);
        Write("a2/x.parquet", 2);
        Write("b1/x.parquet", 3);

        Assert.That(await ReadAsync("a?/*.parquet"), Is.EqualTo(new[] { new object[] { 1L }, [2L] }));
    }

    [Test]
    public async Task Folders_state_columns()
    {
        Write("year=2026/month=01/part.parquet", 1);
        Write("year=2025/month=12/part.parquet", 2);
        Write("year=2025/month=__HIVE_DEFAULT_PARTITION__/part.parquet", 3);
        Write("year=2026/month=Q1%2FQ2/part.parquet", 4);

        Assert.That(await ReadAsync(""), Is.EqualTo(new[]
        {
            new object?[] { 2L, "2025", "12" }, [3L, "2025", null], [1L, "2026", "01"], [4L, "2026", "Q1/Q2"],
        }));
    }

    [Test]
    public async Task DuckDB_and_we_agree_on_folders_that_it_wrote()
    {
        Duck.Run($"COPY (SELECT i, 'r' || i % 3 AS region FROM range(100) AS t(i)) TO '{_folder.File("lake")}' (FORMAT parquet, PARTITION_BY (region))");

        var rows = await SourceRows.ReadAsync(new ParquetFile(_folder.File("lake")));

        Assert.That(rows, Is.EquivalentTo(Duck.Query($"SELECT i, region FROM read_parquet('{_folder.File("lake")}/*/*.parquet', hive_partitioning = true)")));
    }

    [Test]
    public async Task Columns_of_folders_can_be_chosen()
    {
        Write("year=2026/part.parquet", 1);

        var rows = await SourceRows.ReadAsync(new ParquetFile(_folder.Root, new ParquetFileOptions { Columns = ["year"] }));

        Assert.That(rows, Is.EqualTo(new[] { new object[] { "2026" } }));
    }

    [Test]
    public async Task Markers_and_unfinished_files_are_passed_over()
    {
        Write("part.parquet", 1);
        File.WriteAllText(_folder.File("_SUCCESS"), "");
        File.WriteAllText(_folder.File("_part.parquet"), "");
        File.WriteAllText(_folder.File("next.parquet.partial"), "");

        Assert.That(await ReadAsync(""), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Another_file_may_lack_values_or_have_its_columns_in_another_order()
    {
        Duck.Run($"COPY (SELECT 1 AS i, 'a' AS t) TO '{_folder.File("1.parquet")}'");
        Duck.Run($"COPY (SELECT NULL::VARCHAR AS t, 2 AS i) TO '{_folder.File("2.parquet")}'");

        Assert.That(await ReadAsync("*.parquet"), Is.EqualTo(new[] { new object?[] { 1L, "a" }, [2L, null] }));
    }

    [TestCase("SELECT 'x' AS i", "the column is Text here and Integer in the first file")]
    [TestCase("SELECT 1 AS j", "the first file has this column, and this file does not")]
    public void Another_file_with_other_columns_is_refused(string query, string reason)
    {
        Write("1.parquet", 1);
        Duck.Run($"COPY ({query}) TO '{_folder.File("2.parquet")}'");

        Assert.That(
            async () => await ReadAsync("*.parquet"),
            Throws.InstanceOf<ColumnarFileException>().With.Message.Contains("2.parquet', column 'i': " + reason));
    }

    [Test]
    public void Folders_that_state_different_columns_are_refused()
    {
        Write("year=2026/part.parquet", 1);
        Write("month=01/part.parquet", 1);

        Assert.That(async () => await ReadAsync(""), Throws.InstanceOf<ColumnarFileException>().With.Message.Contains("other columns"));
    }

    [Test]
    public void A_column_of_folder_and_file_is_refused()
    {
        Write("i=1/part.parquet", 1);

        Assert.That(async () => await ReadAsync(""), Throws.InstanceOf<ColumnarFileException>().With.Message.Contains("the path states a column 'i'"));
    }

    [TestCase("none.parquet")]
    [TestCase("none-*.parquet")]
    [TestCase("none/*.parquet")]
    [TestCase("")]
    public void Without_files_the_path_is_named(string name)
        => Assert.That(async () => await ReadAsync(name), Throws.InstanceOf<FileNotFoundException>().With.Message.Contains(_folder.Root));

    [Test]
    public void The_size_is_that_of_all_files()
    {
        Write("1.parquet", 1);
        Write("2.parquet", 2);

        var source = new ParquetFile(_folder.File("*.parquet"));

        Assert.That(source.ByteLength, Is.EqualTo(new FileInfo(_folder.File("1.parquet")).Length * 2));
    }

    private Task<List<object?[]>> ReadAsync(string name) => SourceRows.ReadAsync(new ParquetFile(Path.Combine(_folder.Root, name)));

    private void Write(string name, int value)
    {
        var path = _folder.File(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        Duck.Run($"COPY (SELECT {value} AS i) TO '{path}'");
    }
}
