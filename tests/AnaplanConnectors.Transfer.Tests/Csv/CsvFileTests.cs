using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Csv;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Tests;

[TestFixture(CallStyle.Sync, "rows.csv"), TestFixture(CallStyle.Async, "rows.tsv"), TestFixture(CallStyle.Async, "rows.csv.gz")]
public sealed class CsvFileSourceTests(CallStyle style, string name) : SourceContract(style)
{
    private TemporaryFolder? _folder;

    [TearDown]
    public void Clean() => _folder?.Dispose();

    protected override async Task<ISource> CreateAsync(MemoryTable table)
    {
        _folder = new TemporaryFolder();
        var path = _folder.File(name);
        await RowTransfer.RunAsync(table, new CsvFile(path));
        return new CsvFile(path, CsvFormat.ForFile(path) with { Columns = [.. table.Schema.Select(c => new ColumnFormat(c.Name, c.Type))] });
    }
}

[TestFixture(CallStyle.Sync, "rows.txt"), TestFixture(CallStyle.Async, "rows.csv"), TestFixture(CallStyle.Async, "rows.csv.gz")]
public sealed class CsvFileDestinationTests(CallStyle style, string name) : DestinationContract(style)
{
    private readonly TemporaryFolder _folder = new();

    [SetUp]
    public void Clear() => File.Delete(_folder.File(name));

    [OneTimeTearDown]
    public void Clean() => _folder.Dispose();

    [TearDown]
    public void Nothing_else_lies_around() => Assert.That(_folder.Files, Is.SubsetOf(new[] { name }));

    protected override Task<IDestination> CreateAsync() => Task.FromResult<IDestination>(new CsvFile(_folder.File(name)));

    protected override async Task<IReadOnlyList<object?[]>?> ArrivedAsync(RowSchema schema)
    {
        var path = _folder.File(name);
        if (!File.Exists(path))
            return null;
        var format = CsvFormat.ForFile(path) with { Columns = [.. schema.Select(c => new ColumnFormat(c.Name, c.Type))] };
        using var rows = await new CsvFile(path, format).OpenAsync();
        return (await MemoryTable.ReadAsync(rows)).Rows;
    }
}

public sealed class CsvFileTests
{
    private readonly TemporaryFolder _folder = new();

    [OneTimeTearDown]
    public void Clean() => _folder.Dispose();

    [Test]
    public void An_existing_file_is_not_replaced_unasked()
    {
        File.WriteAllText(_folder.File("kept.csv"), "A\n");

        Assert.That(
            async () => await new CsvFile(_folder.File("kept.csv")).OpenAsync(Some.Schema),
            Throws.InstanceOf<IOException>().With.Message.Contains("kept.csv' exists"));
    }

    [Test]
    public async Task An_existing_file_is_replaced_when_that_is_allowed()
    {
        File.WriteAllText(_folder.File("old.csv"), "old");

        await RowTransfer.RunAsync(Some.Texts("new"), new CsvFile(_folder.File("old.csv"), overwrite: true));

        Assert.That(File.ReadAllText(_folder.File("old.csv")), Is.EqualTo("Text\nnew\n"));
    }

    [Test]
    public async Task The_old_file_stays_until_the_delivery_is_complete()
    {
        var path = _folder.File("stays.csv");
        File.WriteAllText(path, "old");

        await using (var writer = await new CsvFile(path, overwrite: true).OpenAsync(Some.Schema))
            await writer.WriteAsync(Some.Rows(5));

        Assert.That((File.ReadAllText(path), File.Exists(path + ".partial")), Is.EqualTo(("old", false)));
    }

    [Test]
    public void A_missing_file_is_told_by_name()
        => Assert.That(
            async () => await new CsvFile(_folder.File("none.csv")).GetSchemaAsync(),
            Throws.InstanceOf<FileNotFoundException>().With.Message.Contains("none.csv"));

    [Test]
    public void The_size_is_that_on_disk()
    {
        File.WriteAllText(_folder.File("size.csv"), "A\n1\n");

        Assert.That(new CsvFile(_folder.File("size.csv")).ByteLength, Is.EqualTo(4));
    }

    [TestCase("a.csv", ',')]
    [TestCase("a.CSV.GZ", ',')]
    [TestCase("a.tsv", '\t')]
    [TestCase("a.txt", '\t')]
    [TestCase("a.txt.gz", '\t')]
    [TestCase("a", ',')]
    public void The_name_tells_the_separator(string name, char separator)
        => Assert.That(CsvFormat.ForFile(name).Separator, Is.EqualTo(separator));

    [Test]
    public async Task A_full_disk_is_told_with_name_and_bytes_and_leaves_nothing()
    {
        var path = _folder.File("full.csv");
        await using (var writer = new CsvFileWriter(new UnfinishedFile(path, false, name => new FullDisk(name, 300_000)), false, Some.Schema, new CsvFormat()))
        {
            Assert.That(
                async () => await writer.WriteAsync(Some.Rows(20_000)),
                Throws.InstanceOf<IOException>().With.Message.Contains("full.csv' failed after").And.Message.Contains("No space left"));
            Assert.That(async () => await writer.CompleteAsync(), Throws.InvalidOperationException);
        }

        Assert.That(_folder.Files, Has.None.StartWith("full.csv"));
    }

    [Test]
    public async Task A_disk_that_fills_up_with_the_last_bytes_leaves_nothing()
    {
        var path = _folder.File("last.csv.gz");
        await using (var writer = new CsvFileWriter(new UnfinishedFile(path, false, name => new FullDisk(name, 10)), true, Some.Schema, new CsvFormat()))
        {
            await writer.WriteAsync(Some.Rows(10));
            Assert.That(async () => await writer.CompleteAsync(), Throws.InstanceOf<IOException>().With.Message.Contains("last.csv.gz"));
        }

        Assert.That(_folder.Files, Has.None.StartWith("last.csv"));
    }
}
