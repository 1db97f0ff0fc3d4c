using System.Text.Json;
using AnaplanConnectors.AdoNet;
using AnaplanConnectors.Transfer.Runs;
using Microsoft.Data.Sqlite;

namespace AnaplanConnectors.Cli.Tests.Runs;

public sealed class RunsCommandTests : CliTest
{
    private const string Rows = "Product,Month,Units,Launch,Active,Note\nP1,Jan 25,12,,,\n";

    private string LatestRun => new RunStore(State).List()[0];

    [Test]
    public async Task Runs_are_listed_with_how_they_ended()
    {
        await ConnectAsync();
        Write("sales.csv", Rows);
        await RunAsync("copy", "sales.csv", Place("imports/Load sales"));

        var ls = await RunAsync("runs", "ls", "--json");

        var run = JsonDocument.Parse(ls.Out).RootElement[0];
        Assert.That((run.GetProperty("run").GetString(), run.GetProperty("status").GetString(), run.GetProperty("exit").GetInt32()), Is.EqualTo((LatestRun, "done", 0)));
    }

    [Test]
    public async Task Pruning_removes_the_staging_table_of_a_load_that_was_killed()
    {
        Write("facts.csv", "a,b\n1,2\n");
        await RunAsync("conn", "add", "house", "--provider", "sqlite", "--connection-string", $"Data Source={Path.Combine(Folder.Root, "house.db")};Pooling=False");
        await RunAsync("copy", "facts.csv", "db:house/facts");
        var staging = DbTable.StagingNameOf("facts", LatestRun);
        Execute($"CREATE TABLE {staging} (a TEXT)");
        LedgerSurgery.KeepUpTo(Path.Combine(State, "runs", LatestRun, "ledger"), "planned");

        var prune = await RunAsync("runs", "prune", "--older-than", "0", "--all");

        Assert.That(prune.Error + prune.Out, Does.Contain(staging).And.Contain("1 run removed"));
        Assert.That(() => Execute($"SELECT * FROM {staging}"), Throws.InstanceOf<SqliteException>().With.Message.Contains("no such table"));
    }

    [Test]
    public async Task Pruning_names_a_staging_table_that_it_cannot_remove()
    {
        Write("facts.csv", "a,b\n1,2\n");
        await RunAsync("conn", "add", "house", "--provider", "sqlite", "--connection-string", $"Data Source={Path.Combine(Folder.Root, "house.db")};Pooling=False");
        await RunAsync("copy", "facts.csv", "db:house/facts");
        var staging = DbTable.StagingNameOf("facts", LatestRun);
        LedgerSurgery.KeepUpTo(Path.Combine(State, "runs", LatestRun, "ledger"), "planned");
        await RunAsync("conn", "rm", "house");

        var prune = await RunAsync("runs", "prune", "--older-than", "0", "--all");

        Assert.That(prune.ExitCode, Is.EqualTo(ExitCode.Ok), prune.Error);
        Assert.That(prune.Error, Does.Contain(staging));
    }

    [Test]
    public async Task A_run_shows_every_step_in_order()
    {
        await ConnectAsync();
        Write("sales.csv", Rows);
        await RunAsync("copy", "sales.csv", Place("imports/Load sales"));

        var show = await RunAsync("runs", "show", LatestRun, "--json");

        var kinds = JsonDocument.Parse(show.Out).RootElement.GetProperty("records").EnumerateArray().Select(record => record.GetProperty("kind").GetString());
        Assert.That(kinds, Is.EqualTo(new[]
        {
            "planned", "uploadIntended", "uploadStarted", "chunkCut", "chunkAcknowledged", "sourceRead", "uploadCompleting", "uploadCompleted",
            "taskIntended", "taskStarted", "taskEnded", "ended",
        }));
    }

    [Test]
    public async Task A_run_that_has_ended_is_followed_to_its_exit_code()
    {
        await ConnectAsync();
        Write("sales.csv", Rows.Replace("P1", "P9", StringComparison.Ordinal));
        await RunAsync("copy", "sales.csv", Place("imports/Load sales"));

        var follow = await RunAsync("runs", "follow", LatestRun);

        Assert.That(follow.ExitCode, Is.EqualTo(ExitCode.Rejects));
        Assert.That(follow.Out, Does.Contain("rejectsStored").And.Contain("ended"));
    }

    [Test]
    public async Task Old_runs_are_removed_and_resumable_ones_stay()
    {
        await ConnectAsync();
        Write("sales.csv", Rows);
        await RunAsync("copy", "sales.csv", Place("imports/Load sales"));
        await RunAsync("copy", "sales.csv", Place("imports/Load sales"));
        LedgerSurgery.KeepUpTo(Path.Combine(State, "runs", LatestRun, "ledger"), "taskStarted");
        var interrupted = LatestRun;

        await RunAsync("runs", "prune", "--older-than", "0");

        Assert.That(new RunStore(State).List(), Is.EqualTo(new[] { interrupted }));
    }

    [Test]
    public async Task An_unknown_run_ends_with_4()
    {
        var show = await RunAsync("runs", "show", "nosuch");

        Assert.That(show.ExitCode, Is.EqualTo(ExitCode.NotFound));
    }

    [Test]
    public async Task A_damaged_ledger_is_refused_with_11_and_listed_as_damaged()
    {
        await ConnectAsync();
        Write("sales.csv", Rows);
        await RunAsync("copy", "sales.csv", Place("imports/Load sales"));
        var ledger = Path.Combine(State, "runs", LatestRun, "ledger");
        var bytes = File.ReadAllBytes(ledger);
        bytes[^10] ^= 1;
        File.WriteAllBytes(ledger, bytes);

        var resume = await RunAsync("runs", "resume", LatestRun);
        var ls = await RunAsync("runs", "ls");

        Assert.That(resume.ExitCode, Is.EqualTo(ExitCode.Unknown));
        Assert.That(resume.Error, Does.Contain("ANX8002"));
        Assert.That(ls.Out, Does.Contain("damaged"));
    }


    private void Execute(string statement)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(Folder.Root, "house.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }
}
