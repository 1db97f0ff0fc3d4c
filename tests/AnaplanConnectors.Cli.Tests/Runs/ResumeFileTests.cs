using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Runs;

namespace AnaplanConnectors.Cli.Tests.Runs;

/// <summary>Runs that stop while a local file or folder gets its name.</summary>
public sealed class ResumeFileTests : CliTest
{
    private const string Rows = "Product,Month,Units,Launch,Active,Note\nP1,Jan 25,12,,,\nP2,Jan 25,3,,,\n";

    private static readonly DateTime LongAgo = new(2020, 1, 2, 3, 4, 5, DateTimeKind.Utc);

    [Test]
    public async Task A_file_that_had_the_name_before_is_not_taken_for_the_new_one()
    {
        var run = await ReplaceAsync("copy", Place("exports/Sales"), "out.csv", "--overwrite");
        var whole = Read("out.csv");
        WriteLongAgo("out.csv", "old");

        var resumed = await RunAsync("runs", "resume", run);

        Assert.That(resumed.ExitCode, Is.EqualTo(ExitCode.Ok), resumed.Error);
        Assert.That(Read("out.csv"), Is.EqualTo(whole));
    }

    [Test]
    public async Task A_file_that_had_the_name_before_is_not_taken_for_the_one_that_was_fetched()
    {
        var run = await ReplaceAsync("file", "get", Place("files/sales.csv"), "out.csv", "--overwrite");
        WriteLongAgo("out.csv", "old");

        var resumed = await RunAsync("runs", "resume", run);

        Assert.That(resumed.ExitCode, Is.EqualTo(ExitCode.Ok), resumed.Error);
        Assert.That(Read("out.csv"), Is.EqualTo(Rows));
    }

    [Test]
    public async Task A_run_killed_behind_the_rename_of_its_file_knows_that_it_is_there()
    {
        var run = await ReplaceAsync("copy", Place("exports/Sales"), "out.csv", "--overwrite");
        var exports = Exports();

        var resumed = await RunAsync("runs", "resume", run);

        Assert.That((resumed.ExitCode, Exports()), Is.EqualTo((ExitCode.Ok, exports)), resumed.Error);
    }

    [Test]
    public async Task A_run_killed_behind_the_rename_of_its_folder_knows_that_it_is_there()
    {
        await LoadAsync();
        await RunAsync("copy", Place("exports/Sales"), "lake/", "--partition-by", "Products");
        var run = Latest();
        Truncate(run, "fileIntended");
        var files = Files("lake");

        var resumed = await RunAsync("runs", "resume", run);

        Assert.That(resumed.ExitCode, Is.EqualTo(ExitCode.Ok), resumed.Error);
        Assert.That(files, Is.Not.Empty);
        Assert.That(Files("lake"), Is.EqualTo(files));
    }

    [Test]
    public async Task A_folder_that_had_the_name_before_is_not_taken_for_the_new_one()
    {
        await LoadAsync();
        MakeOldFolder();
        await RunAsync("copy", Place("exports/Sales"), "lake/", "--partition-by", "Products", "--overwrite");
        var run = Latest();
        var files = Files("lake");
        Truncate(run, "fileIntended");
        Directory.Delete(Path.Combine(Folder.Root, "lake"), recursive: true);
        MakeOldFolder();

        var resumed = await RunAsync("runs", "resume", run);

        Assert.That(resumed.ExitCode, Is.EqualTo(ExitCode.Ok), resumed.Error);
        Assert.That(files, Is.Not.Empty);
        Assert.That(Files("lake"), Is.EqualTo(files));
    }

    /// <summary>Runs a command that replaces <c>out.csv</c>, of which is known no more than that it was about to.</summary>
    private async Task<string> ReplaceAsync(params string[] command)
    {
        await LoadAsync();
        WriteLongAgo("out.csv", "old");
        var done = await RunAsync(command);
        Assert.That(done.ExitCode, Is.EqualTo(ExitCode.Ok), done.Error);
        var run = Latest();
        Truncate(run, "fileIntended");
        return run;
    }

    private async Task LoadAsync()
    {
        await ConnectAsync();
        Write("sales.csv", Rows);
        await RunAsync("copy", "sales.csv", Place("imports/Load sales"));
    }

    private void WriteLongAgo(string name, string content) => File.SetLastWriteTimeUtc(Write(name, content), LongAgo);

    private void MakeOldFolder()
    {
        Directory.CreateDirectory(Path.Combine(Folder.Root, "lake"));
        Write("lake/old.txt", "old");
        Directory.SetLastWriteTimeUtc(Path.Combine(Folder.Root, "lake"), LongAgo);
    }

    private List<string> Files(string folder)
        => Directory.GetFiles(Path.Combine(Folder.Root, folder), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();

    private int Exports() => Simulator.Model(Some.ModelName).TasksStarted.Count(task => task.ActionName == Some.ExportName);

    private string Latest() => new RunStore(State).List()[0];

    private void Truncate(string run, string last) => LedgerSurgery.KeepUpTo(Path.Combine(State, "runs", run, "ledger"), last);
}
