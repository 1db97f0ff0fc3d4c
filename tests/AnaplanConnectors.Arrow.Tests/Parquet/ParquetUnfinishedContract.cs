using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Rows;
using AnaplanConnectors.Transfer.Storage;

namespace AnaplanConnectors.Arrow.Tests;

/// <summary>Whatever happens, the final name belongs to a whole file or to none.</summary>
public abstract class ParquetUnfinishedContract : ParquetTest
{
    private ParquetFileOptions SmallGroups => new() { RowGroupRows = 100, Engine = Engine };

    // From a disk that has no room for the first bytes, over every row group, to one that lacks room for the footer only.
    [TestCase(0)]
    [TestCase(4)]
    [TestCase(3_000)]
    [TestCase(10_000)]
    [TestCase(25_000)]
    public void A_full_disk_leaves_no_file(int room)
    {
        Assert.That(async () => await WriteToDiskOf(room), Throws.InstanceOf<IOException>().With.Message.Contains("No space left on device"));
        Assert.That(Folder.Files, Is.Empty);
    }

    [Test]
    public async Task A_disk_that_is_full_at_the_last_byte_leaves_no_file()
    {
        await WriteToDiskOf(10_000_000);
        var length = new FileInfo(FilePath).Length;
        File.Delete(FilePath);

        Assert.That(async () => await WriteToDiskOf(length - 1), Throws.InstanceOf<IOException>());
        Assert.That(Folder.Files, Is.Empty);
        await WriteToDiskOf(length);
        Assert.That(Duck.Query($"FROM '{FilePath}'"), Has.Count.EqualTo(1000));
    }

    [Test]
    public async Task A_full_disk_leaves_the_file_that_was_there()
    {
        await WriteAsync(Some.Table(7), SmallGroups);

        Assert.That(async () => await WriteToDiskOf(5_000, overwrite: true), Throws.InstanceOf<IOException>());

        Assert.That(Folder.Files, Is.EqualTo(new[] { "rows.parquet" }));
        Assert.That(Duck.Query($"FROM '{FilePath}'"), Has.Count.EqualTo(7));
    }

    [Test]
    public async Task Cancelling_between_row_groups_leaves_no_file()
    {
        using var cancellation = new CancellationTokenSource();
        await using (var writer = await new ParquetFile(FilePath, SmallGroups).OpenAsync(Some.Schema))
        {
            await writer.WriteAsync(Some.Rows(250), cancellation.Token);
            cancellation.Cancel();
            Assert.That(async () => await writer.CompleteAsync(cancellation.Token), Throws.InstanceOf<OperationCanceledException>());
        }

        Assert.That(Folder.Files, Is.Empty);
    }

    [Test]
    public async Task A_source_that_fails_leaves_no_file()
    {
        await using (var writer = await new ParquetFile(FilePath, SmallGroups).OpenAsync(Some.Schema))
        {
            var rows = Some.Rows(1000).Failing(777, 3, new IOException("gone"));
            Assert.That(async () => await writer.WriteAsync(rows), Throws.InstanceOf<IOException>().With.Message.EqualTo("gone"));
        }

        Assert.That(Folder.Files, Is.Empty);
    }

    [Test]
    public async Task A_name_that_is_taken_is_refused_and_its_file_untouched()
    {
        await WriteAsync(Some.Table(3), SmallGroups);

        Assert.That(async () => await WriteAsync(Some.Table(5), SmallGroups), Throws.InstanceOf<IOException>().With.Message.Contains("rows.parquet' exists"));
        Assert.That(Duck.Query($"FROM '{FilePath}'"), Has.Count.EqualTo(3));
    }

    [Test]
    public async Task A_file_that_may_be_replaced_is_replaced()
    {
        await WriteAsync(Some.Table(3), SmallGroups);

        await WriteAsync(Some.Table(5), new ParquetFileOptions { Overwrite = true, Engine = Engine });

        Assert.That(Duck.Query($"FROM '{FilePath}'"), Has.Count.EqualTo(5));
    }

    private async Task WriteToDiskOf(long room, bool overwrite = false)
    {
        var options = new ParquetFileOptions { RowGroupRows = 100, Overwrite = overwrite, Engine = Engine };
        await using var writer = await ParquetRowWriter.CreateAsync(
            () => new ValueTask<UnfinishedStream>(new UnfinishedFile(FilePath, overwrite, path => new FullDisk(path, room))), Some.Schema, options);
        await writer.WriteAsync(Some.Rows(1000));
        await writer.CompleteAsync();
    }
}
