using AnaplanConnectors.Client;
using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Compat;
using AnaplanConnectors.Transfer.Runs;

namespace AnaplanConnectors.Transfer.Tests.Runs;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class LedgerFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.File("ledger");

    public void Dispose() => _folder.Dispose();

    [Test]
    public async Task What_was_appended_is_there_when_it_is_opened_again()
    {
        await WriteAsync(SomeRecords.All);

        using var again = LedgerFile.Open(Path, LocalFiles.Durable);

        Assert.That(again.Records.Select(RunJson.Write), Is.EqualTo(SomeRecords.All.Select(RunJson.Write)));
    }

    [Test]
    public async Task Appending_goes_on_behind_what_was_there()
    {
        await WriteAsync(new UploadStarted());
        await WriteAsync(new UploadCompleted());

        Assert.That(LedgerFile.Read(Path).Select(record => record.GetType()), Is.EqualTo(new[] { typeof(UploadStarted), typeof(UploadCompleted) }));
    }

    [Test]
    public async Task A_torn_tail_is_ignored_and_cut_off_before_anything_is_added()
    {
        await WriteAsync(new UploadStarted(), new UploadCompleted());
        Truncate(by: 3);

        await WriteAsync(new FileWritten());

        Assert.That(LedgerFile.Read(Path).Select(record => record.GetType()), Is.EqualTo(new[] { typeof(UploadStarted), typeof(FileWritten) }));
    }

    [Test]
    public async Task Zeros_at_the_end_are_a_torn_tail()
    {
        await WriteAsync(new UploadStarted());
        using (var file = new FileStream(Path, FileMode.Append))
            file.Write(new byte[4096], 0, 4096);

        Assert.That(LedgerFile.Read(Path), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_later_version_is_refused()
    {
        await WriteAsync(new UploadStarted());
        var bytes = File.ReadAllBytes(Path);
        LedgerFormat.Header(RunRecord.FormatVersion + 1).CopyTo(bytes, 0);
        File.WriteAllBytes(Path, bytes);

        Assert.That(
            () => LedgerFile.Open(Path, LocalFiles.Durable),
            Throws.InstanceOf<RunException>().With.Property(nameof(AnaplanException.Code)).EqualTo(ErrorCodes.LedgerTooNew).And.Message.Contains("version 2"));
    }

    [Test]
    public async Task It_can_be_read_while_it_grows()
    {
        using var growing = LedgerFile.Open(Path, LocalFiles.Durable);
        await growing.AppendAsync(new UploadStarted());

        Assert.That(LedgerFile.Read(Path), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task An_intent_that_cannot_be_synced_is_an_error_and_nothing_follows()
    {
        var files = new FailingFiles();
        using var ledger = LedgerFile.Open(Path, files);
        files.FailsSync = true;

        Assert.That(async () => await ledger.AppendAsync(new UploadStarted()), Throws.InstanceOf<IOException>().With.Message.Contains("could not be written"));
        files.FailsSync = false;
        Assert.That(async () => await ledger.AppendAsync(new UploadStarted()), Throws.InstanceOf<IOException>().With.Message.Contains("takes nothing more"));
    }

    [Test]
    public async Task Only_records_whose_loss_costs_more_than_a_repetition_are_synced()
    {
        var files = new FailingFiles();
        using var ledger = LedgerFile.Open(Path, files);
        var before = files.Syncs;

        await ledger.AppendAsync(new ChunkAcknowledged(0, 10));
        await ledger.AppendAsync(new UploadCompleted());

        Assert.That(files.Syncs - before, Is.EqualTo(1));
    }

    private async Task WriteAsync(params RunRecord[] records)
    {
        using var ledger = LedgerFile.Open(Path, LocalFiles.Durable);
        foreach (var record in records)
            await ledger.AppendAsync(record);
    }

    private void Truncate(int by)
    {
        using var file = new FileStream(Path, FileMode.Open);
        file.SetLength(file.Length - by);
    }

    private sealed class FailingFiles : LocalFiles
    {
        public bool FailsSync { get; set; }

        public int Syncs { get; private set; }

        public override void Sync(FileStream file)
        {
            Syncs++;
            if (FailsSync)
                throw new IOException("Input/output error");
            base.Sync(file);
        }
    }
}
