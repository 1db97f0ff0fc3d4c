using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Tests;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class UnfinishedFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Test]
    public void The_file_has_its_name_when_it_is_committed()
    {
        using var file = new UnfinishedFile(_folder.File("new.bin"));
        file.Write([1, 2, 3], 0, 3);
        var before = _folder.Files.ToArray();

        file.Commit();

        Assert.That((before, _folder.Files), Is.EqualTo((new[] { "new.bin.partial" }, new[] { "new.bin" })));
    }

    [Test]
    public void What_was_written_is_in_the_file()
    {
        using var file = new UnfinishedFile(_folder.File("new.bin"));
        file.Write([0, 1, 2, 3], 1, 2);
        file.Commit();

        var content = File.ReadAllBytes(_folder.File("new.bin"));

        Assert.That(content, Is.EqualTo(new byte[] { 1, 2 }));
    }

    [Test]
    public async Task The_length_counts_what_was_written_in_either_style()
    {
        using var file = new UnfinishedFile(_folder.File("new.bin"));
        file.Write([0, 1, 2, 3], 1, 2);
        await file.WriteAsync([0, 1, 2, 3], 0, 4, CancellationToken.None);

        Assert.That((file.Length, file.Position), Is.EqualTo((6L, 6L)));
    }

    [Test]
    public void Disposing_before_removes_everything()
    {
        using (var file = new UnfinishedFile(_folder.File("new.bin")))
            file.Write([1], 0, 1);

        Assert.That(_folder.Files, Is.Empty);
    }

    [Test]
    public void A_name_that_is_taken_is_refused_at_once()
    {
        File.WriteAllText(_folder.File("old.bin"), "old");

        Assert.That(() => new UnfinishedFile(_folder.File("old.bin")), Throws.InstanceOf<IOException>().With.Message.Contains("old.bin' exists"));
        Assert.That(_folder.Files, Is.EqualTo(new[] { "old.bin" }));
    }

    [Test]
    public void A_directory_is_refused_at_once()
    {
        Directory.CreateDirectory(_folder.File("folder"));

        Assert.That(
            () => new UnfinishedFile(_folder.File("folder"), overwrite: true),
            Throws.InstanceOf<IOException>().With.Message.Contains("folder' is a directory"));
    }

    [Test]
    public void A_name_that_was_taken_meanwhile_is_left_to_its_file()
    {
        using (var file = new UnfinishedFile(_folder.File("new.bin")))
        {
            File.WriteAllText(_folder.File("new.bin"), "other");
            Assert.That(file.Commit, Throws.InstanceOf<IOException>().With.Message.Contains("new.bin' exists"));
        }

        Assert.That((File.ReadAllText(_folder.File("new.bin")), _folder.Files), Is.EqualTo(("other", new[] { "new.bin" })));
    }

    [Test]
    public void A_file_that_may_be_replaced_stays_until_the_new_one_is_whole()
    {
        File.WriteAllText(_folder.File("old.bin"), "old");

        using (var file = new UnfinishedFile(_folder.File("old.bin"), overwrite: true))
            file.Write([1], 0, 1);

        Assert.That((File.ReadAllText(_folder.File("old.bin")), _folder.Files), Is.EqualTo(("old", new[] { "old.bin" })));
    }

    [Test]
    public void A_file_that_may_be_replaced_is_replaced()
    {
        File.WriteAllText(_folder.File("old.bin"), "old");
        using var file = new UnfinishedFile(_folder.File("old.bin"), overwrite: true);
        file.Write([(byte)'n'], 0, 1);

        file.Commit();

        Assert.That((File.ReadAllText(_folder.File("old.bin")), _folder.Files), Is.EqualTo(("n", new[] { "old.bin" })));
    }

    [Test]
    public void What_an_earlier_run_left_behind_is_replaced()
    {
        File.WriteAllText(_folder.File("new.bin.partial"), "left behind");
        using var file = new UnfinishedFile(_folder.File("new.bin"));

        file.Commit();

        Assert.That(new FileInfo(_folder.File("new.bin")).Length, Is.Zero);
    }

    [Test]
    public void Two_do_not_write_the_same_file()
    {
        using var first = new UnfinishedFile(_folder.File("new.bin"));

        Assert.That(() => new UnfinishedFile(_folder.File("new.bin")), Throws.InstanceOf<IOException>());
    }

    [Test]
    public void A_missing_directory_is_told()
        => Assert.That(() => new UnfinishedFile(_folder.File("none/new.bin")), Throws.InstanceOf<DirectoryNotFoundException>().With.Message.Contains("none"));

    [Test]
    public void A_full_disk_is_told_with_name_and_bytes()
    {
        using var file = Full(room: 2);
        file.Write([1, 2], 0, 2);

        Assert.That(
            () => file.Write([3], 0, 1),
            Throws.InstanceOf<IOException>().With.Message.Contains("new.bin' failed after 2 bytes").And.Message.Contains("No space left on device. What"));
    }

    [Test]
    public void A_full_disk_is_told_when_awaiting_too()
    {
        using var file = Full(room: 2);

        Assert.That(
            async () => await file.WriteAsync([1, 2, 3], 0, 3, CancellationToken.None),
            Throws.InstanceOf<IOException>().With.Message.Contains("new.bin' failed after 0 bytes"));
    }

    [Test]
    public void A_failure_that_the_writer_kept_quiet_about_fails_the_commit()
    {
        using (var file = Full(room: 2))
        {
            Assert.That(() => file.Write([1, 2, 3], 0, 3), Throws.InstanceOf<IOException>());
            Assert.That(file.Commit, Throws.InstanceOf<IOException>().With.Message.Contains("No space left"));
        }

        Assert.That(_folder.Files, Is.Empty);
    }

    private UnfinishedFile Full(long room) => new(_folder.File("new.bin"), overwrite: false, path => new FullDisk(path, room));
}
