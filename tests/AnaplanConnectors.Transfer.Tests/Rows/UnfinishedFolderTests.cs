using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Compat;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Tests;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class UnfinishedFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Test]
    public void The_folder_has_its_name_when_it_is_committed()
    {
        using var folder = new UnfinishedFolder(_folder.File("lake"));
        Write(folder, Path.Combine("a=1", "part"));
        var before = Directory.Exists(_folder.File("lake"));

        folder.Commit();

        Assert.That((before, File.Exists(_folder.File(Path.Combine("lake", "a=1", "part")))), Is.EqualTo((false, true)));
    }

    [Test]
    public void Every_name_is_on_the_disk_before_the_folder_gets_its_own_and_that_one_after()
    {
        var files = new WatchedFiles(_folder.Root);
        using var folder = new UnfinishedFolder(_folder.File("lake"), overwrite: false, files);
        Write(folder, Path.Combine("a=1", "b=2", "part"));
        files.Calls.Clear();

        folder.Commit();

        Assert.That(files.Calls.Take(2), Is.EquivalentTo(new[] { "sync lake.partial", $"sync {Path.Combine("lake.partial", "a=1")}" }));
        Assert.That(files.Calls.Skip(2), Is.EqualTo(new[] { "rename lake.partial to lake", "sync ." }));
    }

    [Test]
    public void A_file_in_it_is_on_the_disk_when_it_is_committed()
    {
        var files = new WatchedFiles(_folder.Root);
        using var folder = new UnfinishedFolder(_folder.File("lake"), overwrite: false, files);

        Write(folder, Path.Combine("a=1", "part"));

        var part = Path.Combine("lake.partial", "a=1", "part");
        Assert.That(files.Calls, Is.EqualTo(new[] { $"sync {part}.partial", $"sync {Path.Combine("lake.partial", "a=1")}" }));
    }

    [Test]
    public void A_disk_that_fails_leaves_the_old_folder_and_nothing_beside_it([Values(0, 1, 2)] int call)
    {
        Directory.CreateDirectory(_folder.File("lake"));
        File.WriteAllText(_folder.File(Path.Combine("lake", "old")), "old");
        var files = new WatchedFiles(_folder.Root);
        using (var folder = new UnfinishedFolder(_folder.File("lake"), overwrite: true, files))
        {
            Write(folder, "new");
            files.Calls.Clear();
            files.FailsAt = call;

            Assert.That(folder.Commit, Throws.InstanceOf<IOException>());
        }

        Assert.That(Directory.GetFileSystemEntries(_folder.Root), Is.EqualTo(new[] { _folder.File("lake") }));
        Assert.That(Directory.GetFiles(_folder.File("lake")), Is.EqualTo(new[] { _folder.File(Path.Combine("lake", "old")) }));
    }

    [Test]
    public void A_folder_that_was_about_to_be_replaced_when_the_process_died_has_its_name_again()
    {
        Directory.CreateDirectory(_folder.File("lake.replaced"));
        File.WriteAllText(_folder.File(Path.Combine("lake.replaced", "old")), "old");

        using (new UnfinishedFolder(_folder.File("lake"), overwrite: true))
        {
        }

        Assert.That(File.ReadAllText(_folder.File(Path.Combine("lake", "old"))), Is.EqualTo("old"));
    }

    [Test]
    public void What_an_earlier_run_left_behind_is_not_in_it()
    {
        Directory.CreateDirectory(_folder.File("lake.partial"));
        File.WriteAllText(_folder.File(Path.Combine("lake.partial", "stale")), "stale");
        using var folder = new UnfinishedFolder(_folder.File("lake"));
        Write(folder, "new");

        folder.Commit();

        Assert.That(Directory.GetFiles(_folder.File("lake")), Is.EqualTo(new[] { _folder.File(Path.Combine("lake", "new")) }));
    }

    [Test]
    public void Two_do_not_fill_one_folder()
    {
        using var first = new UnfinishedFolder(_folder.File("lake"));

        Assert.That(() => new UnfinishedFolder(_folder.File("lake")), Throws.InstanceOf<IOException>());
    }

    private static void Write(UnfinishedFolder folder, string name)
    {
        using var file = folder.Create(name);
        file.Write([1], 0, 1);
        file.Commit();
    }

    /// <summary>Notes what is synced and renamed, and fails at one of these calls.</summary>
    private sealed class WatchedFiles(string root) : LocalFiles
    {
        public List<string> Calls { get; } = [];

        public int? FailsAt { get; set; }

        public override void Sync(FileStream file) => Note($"sync {Name(file.Name)}");

        public override void SyncDirectory(string path) => Note($"sync {Name(path)}");

        public override void RenameDirectory(string path, string finalPath)
        {
            Note($"rename {Name(path)} to {Name(finalPath)}");
            base.RenameDirectory(path, finalPath);
        }

        private string Name(string path) => path == root ? "." : path.Substring(root.Length + 1);

        private void Note(string call)
        {
            Calls.Add(call);
            if (Calls.Count - 1 == FailsAt)
                throw new IOException("The disk fails.");
        }
    }
}
