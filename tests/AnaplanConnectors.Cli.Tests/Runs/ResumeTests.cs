using System.Text.Json;
using AnaplanConnectors.Simulator;
using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Runs;

namespace AnaplanConnectors.Cli.Tests.Runs;

/// <summary>Runs that stop at one point or another and are resumed: one import, and the rows of the source.</summary>
public sealed class ResumeTests : CliTest
{
    private const string Header = "Product,Month,Units,Launch,Active,Note\n";
    private const string Rows = Header + "P1,Jan 25,12,,,\nP2,Jan 25,3,,,\n";

    [Test]
    public async Task A_chunk_that_is_refused_for_good_leaves_a_run_that_resumes()
    {
        await ConnectAsync();
        Write("sales.csv", Rows);
        Simulator.Faults.Plan(Route.PutChunk, Fault.Status(400));

        var failed = await RunAsync("copy", "sales.csv", Place("imports/Load sales"));
        var resumed = await RunAsync("runs", "resume", OnlyRun);

        Assert.That(failed.ExitCode, Is.Not.EqualTo(ExitCode.Ok));
        Assert.That(resumed.ExitCode, Is.EqualTo(ExitCode.Ok), resumed.Error);
        Assert.That((Uploaded(), Simulator.Model(Some.ModelName).TasksStarted.Count), Is.EqualTo((Rows, 1)));
    }

    [Test]
    public async Task A_source_that_changed_meanwhile_is_drift_and_nothing_is_imported()
    {
        await ConnectAsync();
        Write("sales.csv", Rows);
        Simulator.Faults.Plan(Route.StartTask, Fault.Status(400));
        await RunAsync("copy", "sales.csv", Place("imports/Load sales"));
        Truncate(OnlyRun, "chunkCut");
        Write("sales.csv", Rows.Replace(",12,", ",13,", StringComparison.Ordinal));

        var resumed = await RunAsync("runs", "resume", OnlyRun);

        Assert.That(resumed.ExitCode, Is.EqualTo(ExitCode.Refused), resumed.Error);
        Assert.That(resumed.Error, Does.Contain("ANX8001").And.Contain("chunk 0"));
        Assert.That(Simulator.Model(Some.ModelName).TasksStarted, Is.Empty);
    }

    [Test]
    public async Task A_source_that_was_read_to_its_end_is_not_opened_again()
    {
        await ConnectAsync();
        Write("sales.csv", Rows);
        Simulator.Faults.Plan(Route.StartTask, Fault.Status(400));
        await RunAsync("copy", "sales.csv", Place("imports/Load sales"));
        Write("sales.csv", "changed");

        var resumed = await RunAsync("runs", "resume", OnlyRun);

        Assert.That(resumed.ExitCode, Is.EqualTo(ExitCode.Ok), resumed.Error);
        Assert.That(resumed.Out, Does.Contain("2 read   2 accepted   0 rejected"));
    }

    [Test]
    public async Task Standard_input_is_sent_from_the_spool_when_it_had_ended()
    {
        await ConnectAsync();
        Simulator.Faults.Plan(Route.PutChunk, Fault.Status(400));
        await RunWithInputAsync(Rows, "copy", "-", Place("imports/Load sales"));

        var resumed = await RunAsync("runs", "resume", OnlyRun);

        Assert.That(resumed.ExitCode, Is.EqualTo(ExitCode.Ok), resumed.Error);
        Assert.That((Uploaded(), Simulator.Model(Some.ModelName).TasksStarted.Count), Is.EqualTo((Rows, 1)));
        Assert.That(Directory.Exists(Path.Combine(State, "runs", OnlyRun, "chunks")), Is.False, "the spool is removed");
    }

    [Test]
    public async Task Standard_input_that_had_not_ended_is_not_resumable_and_says_so()
    {
        await ConnectAsync();
        await RunWithInputAsync(Header + "P1\n", "copy", "-", Place("imports/Load sales"));

        var resumed = await RunAsync("runs", "resume", OnlyRun);

        Assert.That(resumed.ExitCode, Is.EqualTo(ExitCode.Refused), resumed.Error);
        Assert.That(resumed.Error, Does.Contain("ANX8004"));
    }

    [Test]
    public async Task Rows_that_an_earlier_process_left_out_are_accounted_for()
    {
        await ConnectAsync();
        Write("sales.csv", Rows + "ragged\n");
        Simulator.Faults.Plan(Route.StartTask, Fault.Status(400));
        await RunAsync("copy", "sales.csv", Place("imports/Load sales"), "--skip-bad-rows");
        Write("sales.csv", "changed");

        var resumed = await RunAsync("runs", "resume", OnlyRun, "--json");

        Assert.That(resumed.ExitCode, Is.EqualTo(ExitCode.Ok), resumed.Error);
        var rows = JsonDocument.Parse(resumed.Out).RootElement.GetProperty("rows");
        Assert.That((rows.GetProperty("read").GetInt64(), rows.GetProperty("accepted").GetInt64(), rows.GetProperty("leftOut").GetInt64()), Is.EqualTo((3, 2, 1)));
    }

    [Test]
    public async Task A_task_that_was_found_in_place_of_an_answer_is_named_in_a_warning()
    {
        await ConnectAsync();
        Write("sales.csv", Rows);
        Simulator.Faults.Plan(Route.StartTask, Fault.LoseReply);

        var copy = await RunAsync("copy", "sales.csv", Place("imports/Load sales"));

        Assert.That(copy.ExitCode, Is.EqualTo(ExitCode.Ok), copy.Error);
        Assert.That(copy.Out + copy.Error, Does.Contain(Simulator.Model(Some.ModelName).TasksStarted.Single().TaskId).And.Match("taken\\s+for\\s+this\\s+run"));
    }

    [Test]
    public async Task A_run_killed_before_the_answer_to_its_start_adopts_the_task()
    {
        await ConnectAsync();
        Write("sales.csv", Rows);
        await RunAsync("copy", "sales.csv", Place("imports/Load sales"));
        Truncate(OnlyRun, "taskIntended");

        var resumed = await RunAsync("runs", "resume", OnlyRun);

        Assert.That(resumed.ExitCode, Is.EqualTo(ExitCode.Ok), resumed.Error);
        Assert.That(Simulator.Model(Some.ModelName).TasksStarted, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_run_killed_between_intent_and_start_ends_with_11_and_takes_the_users_word()
    {
        await ConnectAsync();
        Write("sales.csv", Rows);
        Simulator.Faults.Plan(Route.StartTask, Fault.Status(400));
        await RunAsync("copy", "sales.csv", Place("imports/Load sales"), "--settle-window", "2s");
        Truncate(OnlyRun, "taskIntended");

        var resumed = await RunAsync("runs", "resume", OnlyRun);
        var restarted = await RunAsync("runs", "resume", OnlyRun, "--restart");

        Assert.That(resumed.ExitCode, Is.EqualTo(ExitCode.Unknown), resumed.Error);
        Assert.That(resumed.Error, Does.Contain("--adopt").And.Contain("--restart"));
        Assert.That(restarted.ExitCode, Is.EqualTo(ExitCode.Ok), restarted.Error);
        Assert.That(Simulator.Model(Some.ModelName).TasksStarted, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_run_that_may_be_started_twice_is_started_again_after_the_window()
    {
        await ConnectAsync();
        Write("sales.csv", Rows);
        Simulator.Faults.Plan(Route.StartTask, Fault.Status(400));
        await RunAsync("copy", "sales.csv", Place("imports/Load sales"), "--idempotent", "--settle-window", "2s");
        Truncate(OnlyRun, "taskIntended");

        var resumed = await RunAsync("runs", "resume", OnlyRun);

        Assert.That(resumed.ExitCode, Is.EqualTo(ExitCode.Ok), resumed.Error);
        Assert.That(Simulator.Model(Some.ModelName).TasksStarted, Has.Count.EqualTo(1));
    }

    [TestCase("uploadIntended")]
    [TestCase("uploadStarted")]
    [TestCase("chunkCut")]
    [TestCase("chunkAcknowledged")]
    [TestCase("sourceRead")]
    [TestCase("uploadCompleting")]
    [TestCase("uploadCompleted")]
    [TestCase("taskIntended")]
    [TestCase("taskStarted")]
    [TestCase("taskEnded")]
    public async Task A_run_that_knows_no_more_than_this_goes_on_to_the_same_end(string last)
    {
        await ConnectAsync();
        Write("sales.csv", Rows);
        await RunAsync("copy", "sales.csv", Place("imports/Load sales"));
        Truncate(OnlyRun, last);

        var resumed = await RunAsync("runs", "resume", OnlyRun);

        Assert.That(resumed.ExitCode, Is.EqualTo(ExitCode.Ok), resumed.Error);
        Assert.That(resumed.Out, Does.Contain("2 read   2 accepted   0 rejected"));
        Assert.That(Uploaded(), Is.EqualTo(Rows));
    }

    [Test]
    public async Task A_run_that_has_ended_is_told_again_and_nothing_is_done()
    {
        await ConnectAsync();
        Write("sales.csv", Rows);
        await RunAsync("copy", "sales.csv", Place("imports/Load sales"));
        var requests = Simulator.Requests.Count;

        var resumed = await RunAsync("runs", "resume", OnlyRun);

        Assert.That((resumed.ExitCode, Simulator.Requests.Count), Is.EqualTo((ExitCode.Ok, requests)));
        Assert.That(resumed.Out, Does.StartWith("OK"));
    }

    [TestCase("out.csv")]
    [TestCase("out.parquet")]
    public async Task An_export_is_run_once_also_when_its_file_is_written_by_another_process(string name)
    {
        await ConnectAsync();
        Write("sales.csv", Rows);
        await RunAsync("copy", "sales.csv", Place("imports/Load sales"));
        await RunAsync("copy", Place("exports/Sales"), name);
        var run = Runs()[0];
        Truncate(run, "taskStarted");
        File.Delete(Path.Combine(Folder.Root, name));

        var resumed = await RunAsync("runs", "resume", run);

        Assert.That(resumed.ExitCode, Is.EqualTo(ExitCode.Ok), resumed.Error);
        Assert.That(File.Exists(Path.Combine(Folder.Root, name)));
        Assert.That(Simulator.Model(Some.ModelName).TasksStarted.Count(task => task.ActionName == Some.ExportName), Is.EqualTo(1));
    }

    [Test]
    public async Task An_export_that_was_run_since_is_run_again()
    {
        await ConnectAsync();
        Write("sales.csv", Rows);
        await RunAsync("copy", "sales.csv", Place("imports/Load sales"));
        await RunAsync("copy", Place("exports/Sales"), "out.csv");
        var run = Runs()[0];
        Truncate(run, "taskEnded");
        File.Delete(Path.Combine(Folder.Root, "out.csv"));
        await RunAsync("export", "run", Place("exports/Sales"));

        var resumed = await RunAsync("runs", "resume", run);

        Assert.That(resumed.ExitCode, Is.EqualTo(ExitCode.Ok), resumed.Error);
        Assert.That(Simulator.Model(Some.ModelName).TasksStarted.Count(task => task.ActionName == Some.ExportName), Is.EqualTo(3));
    }

    [Test]
    public async Task A_file_that_was_uploaded_halfway_is_uploaded_to_its_end()
    {
        await ConnectAsync();
        Write("sales.csv", Rows);
        Simulator.Faults.Plan(Route.PutChunk, Fault.Status(400));
        await RunAsync("file", "put", "sales.csv", Place("files/sales.csv"));

        var resumed = await RunAsync("runs", "resume", OnlyRun);

        Assert.That(resumed.ExitCode, Is.EqualTo(ExitCode.Ok), resumed.Error);
        Assert.That(Uploaded(), Is.EqualTo(Rows));
    }

    [TestCase("sourceRead")]
    [TestCase("uploadCompleted")]
    public async Task A_file_that_the_service_has_lost_meanwhile_is_uploaded_again(string last)
    {
        await ConnectAsync();
        Write("sales.csv", Rows);
        await RunAsync("file", "put", "sales.csv", Place("files/sales.csv"));
        Truncate(OnlyRun, last);
        await Simulator.ResetAsync();

        var resumed = await RunAsync("runs", "resume", OnlyRun);

        Assert.That(resumed.ExitCode, Is.EqualTo(ExitCode.Ok), resumed.Error);
        Assert.That(Uploaded(), Is.EqualTo(Rows));
    }

    [Test]
    public async Task A_file_that_a_late_announcement_has_emptied_is_noticed_and_uploaded_again()
    {
        await ConnectAsync();
        Write("sales.csv", Rows);
        Simulator.Faults.Plan(Route.StartUpload, Fault.LoseAndReplay(Route.PutChunk));

        var put = await RunAsync("file", "put", "sales.csv", Place("files/sales.csv"));
        var resumed = await RunAsync("runs", "resume", OnlyRun);

        Assert.That(put.ExitCode, Is.EqualTo(ExitCode.Incomplete), put.Error);
        Assert.That(put.Error, Does.Contain("ANX6004"));
        Assert.That(resumed.ExitCode, Is.EqualTo(ExitCode.Ok), resumed.Error);
        Assert.That(Uploaded(), Is.EqualTo(Rows));
    }

    [Test]
    public async Task A_file_is_read_back_on_request()
    {
        await ConnectAsync();
        Write("sales.csv", Rows);

        await RunAsync("file", "put", "sales.csv", Place("files/sales.csv"));
        var unread = Simulator.Requests.Count(request => request.Route == Route.GetChunk);
        var verified = await RunAsync("file", "put", "sales.csv", Place("files/sales.csv"), "--verify");

        Assert.That(verified.ExitCode, Is.EqualTo(ExitCode.Ok), verified.Error);
        Assert.That((unread, Simulator.Requests.Count(request => request.Route == Route.GetChunk)), Is.EqualTo((0, 1)));
    }

    [TestCase("--spool")]
    [TestCase("--reread")]
    public async Task An_import_that_did_not_find_its_file_gets_it_again_with_the_restart(string replay)
    {
        await ConnectAsync();
        Write("sales.csv", Rows);
        Simulator.Faults.Plan(Route.StartUpload, Fault.LoseAndReplay(Route.PutChunk));
        var failed = await RunAsync("copy", "sales.csv", Place("imports/Load sales"), replay);

        var resumed = await RunAsync("runs", "resume", OnlyRun, "--restart");

        Assert.That(failed.ExitCode, Is.EqualTo(ExitCode.TaskFailed), failed.Error);
        Assert.That(resumed.ExitCode, Is.EqualTo(ExitCode.Ok), resumed.Error);
        Assert.That(resumed.Out, Does.Contain("2 read   2 accepted   0 rejected"));
    }

    [Test]
    public async Task Chunks_that_were_fetched_are_not_fetched_again()
    {
        await ConnectAsync();
        Write("sales.csv", Rows);
        await RunAsync("file", "put", "sales.csv", Place("files/sales.csv"));
        await RunAsync("file", "get", Place("files/sales.csv"), "copy.csv");
        var run = Runs()[0];
        Truncate(run, "chunkReceived");
        File.Move(Path.Combine(Folder.Root, "copy.csv"), Path.Combine(Folder.Root, "copy.csv.partial"));

        var resumed = await RunAsync("runs", "resume", run);

        Assert.That(resumed.ExitCode, Is.EqualTo(ExitCode.Ok), resumed.Error);
        Assert.That(Read("copy.csv"), Is.EqualTo(Rows));
    }

    [Test]
    public async Task A_partial_file_that_was_tampered_with_is_fetched_anew()
    {
        await ConnectAsync();
        Write("sales.csv", Rows);
        await RunAsync("file", "put", "sales.csv", Place("files/sales.csv"));
        await RunAsync("file", "get", Place("files/sales.csv"), "copy.csv");
        var run = Runs()[0];
        Truncate(run, "chunkReceived");
        File.Delete(Path.Combine(Folder.Root, "copy.csv"));
        Write("copy.csv.partial", Rows.Replace("12", "13", StringComparison.Ordinal));

        await RunAsync("runs", "resume", run);

        Assert.That(Read("copy.csv"), Is.EqualTo(Rows));
    }

    [Test]
    public async Task The_receipt_names_chunks_and_tasks()
    {
        await ConnectAsync();
        Write("sales.csv", Rows);

        await RunAsync("copy", "sales.csv", Place("imports/Load sales"), "--report", "receipt.json");

        var receipt = JsonDocument.Parse(Read("receipt.json")).RootElement.GetProperty("receipt");
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(Rows)));
        Assert.That(receipt.GetProperty("chunks")[0].GetProperty("sha256").GetString(), Is.EqualTo(hash));
        Assert.That(receipt.GetProperty("tasks")[0].GetProperty("id").GetString(), Is.EqualTo(Simulator.Model(Some.ModelName).TasksStarted.Single().TaskId));
    }

    private IReadOnlyList<string> Runs() => new RunStore(State).List();

    private string Uploaded()
    {
        using var reader = new StreamReader(Simulator.Model(Some.ModelName).OpenFile(Some.FileName)!);
        return reader.ReadToEnd();
    }

    /// <summary>Makes a run know no more than up to its last record of this kind: what a killed process leaves behind.</summary>
    private void Truncate(string run, string last) => LedgerSurgery.KeepUpTo(Path.Combine(State, "runs", run, "ledger"), last);
}
