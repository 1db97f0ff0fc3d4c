using System.Diagnostics;
using AnaplanConnectors.Simulator;
using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Runs;

namespace AnaplanConnectors.Cli.Tests;

/// <summary>The command as a process of its own: what only shows from outside.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Platform(Exclude = "Win", Reason = "Signals are Unix.")]
public sealed class ProcessTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder _folder = new();

    // Apart from the tests' own: what a test that fails leaves behind would wait for its server for hours.
    private readonly List<Process> _started = [];

    [Test]
    public async Task Ctrl_C_cancels_the_task_on_the_server_and_ends_with_8()
    {
        await using var simulator = new AnaplanSimulator(Some.Tenant(), new SimulatorOptions { MinimumTaskDuration = TimeSpan.FromHours(1) });
        await ConnectAsync(simulator);
        await File.WriteAllTextAsync(_folder.File("sales.csv"), "Product,Month,Units,Launch,Active,Note\nP1,Jan 25,12,,,\n");
        using var copy = Start("copy", "sales.csv", $"test:/{Some.WorkspaceName}/{Some.ModelName}/imports/{Some.ImportName}");
        await UntilAsync(() => simulator.Requests.Any(request => request.Route == Route.TaskStatus));

        Signal(copy, "INT");
        var (exitCode, error) = await EndOfAsync(copy);

        Assert.That(exitCode, Is.EqualTo((int)ExitCode.Cancelled), error);
        Assert.That(error, Does.Contain("STOPPED").And.Contain("the import was started"));
        Assert.That(simulator.Model(Some.ModelName).TasksStarted.Single().State, Is.AnyOf("CANCELLING", "CANCELLED"));
    }

    [Test]
    public async Task A_run_that_was_cancelled_by_Ctrl_C_is_resumed_with_a_new_task()
    {
        await using var simulator = new AnaplanSimulator(Some.Tenant(), new SimulatorOptions { MinimumTaskDuration = TimeSpan.FromSeconds(4) });
        using var copy = await StartCopyAsync(simulator);
        Signal(copy, "TERM");
        var (exitCode, error) = await EndOfAsync(copy);

        using var resume = Start("runs", "resume", OnlyRun);
        var (resumedExitCode, resumedError) = await EndOfAsync(resume);

        Assert.That(exitCode, Is.EqualTo((int)ExitCode.Cancelled), error);
        Assert.That(error, Does.Contain($"anx runs resume {OnlyRun}"));
        Assert.That(resumedExitCode, Is.Zero, resumedError);
        Assert.That(simulator.Model(Some.ModelName).TasksStarted.Select(task => task.State), Is.EqualTo(new[] { "CANCELLED", "COMPLETE" }));
    }

    [Test]
    public async Task A_second_signal_ends_at_once_although_the_server_is_silent()
    {
        await using var simulator = new AnaplanSimulator(Some.Tenant(), new SimulatorOptions { MinimumTaskDuration = TimeSpan.FromHours(1) });
        using var copy = await StartCopyAsync(simulator);
        simulator.Faults.Plan(Route.CancelTask, Fault.Delay(TimeSpan.FromMinutes(5)));

        Signal(copy, "INT");
        await UntilAsync(() => simulator.Requests.Any(request => request.Route == Route.CancelTask));
        Signal(copy, "INT");
        var (exitCode, error) = await EndOfAsync(copy);

        Assert.That(exitCode, Is.EqualTo((int)ExitCode.Cancelled), error);
    }

    [Test]
    public async Task A_silent_server_does_not_hold_a_process_that_was_told_to_stop()
    {
        await using var simulator = new AnaplanSimulator(Some.Tenant(), new SimulatorOptions { MinimumTaskDuration = TimeSpan.FromHours(1) });
        using var copy = await StartCopyAsync(simulator);
        simulator.Faults.Plan(Route.CancelTask, Fault.Delay(TimeSpan.FromMinutes(5)));

        Signal(copy, "TERM");
        var (exitCode, error) = await EndOfAsync(copy);

        Assert.That(exitCode, Is.EqualTo((int)ExitCode.Cancelled), error);
    }

    [Test]
    public async Task Of_two_runs_into_one_file_the_second_ends_with_5_and_names_the_first()
    {
        await using var simulator = new AnaplanSimulator(Some.Tenant(), new SimulatorOptions { MinimumTaskDuration = TimeSpan.FromHours(1) });
        using var first = await StartCopyAsync(simulator);
        var run = OnlyRun;

        using var second = Start("copy", "sales.csv", $"test:/{Some.WorkspaceName}/{Some.ModelName}/imports/{Some.ImportName}", "--model-wait", "0");
        var (exitCode, error) = await EndOfAsync(second);
        using var resume = Start("runs", "resume", run);
        var (resumeExitCode, resumeError) = await EndOfAsync(resume);
        Signal(first, "TERM");
        await EndOfAsync(first);

        Assert.That((exitCode, resumeExitCode), Is.EqualTo(((int)ExitCode.Busy, (int)ExitCode.Busy)), error + resumeError);
        Assert.That(error, Does.Contain($"run {run}"));
        Assert.That(resumeError, Does.Contain($"run {run}"));
        Assert.That(simulator.Model(Some.ModelName).TasksStarted, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task The_simulator_runs_until_it_is_told_to_stop_and_is_known_to_other_commands()
    {
        using var simulator = Start("sim", "start");
        await UntilAsync(() => File.Exists(_folder.File("simulator.json")));

        using var ls = Start("ls", "sim:/Demo Corp/FP&A 2026/imports");
        var (lsExitCode, _) = await EndOfAsync(ls);
        Signal(simulator, "TERM");
        var (exitCode, log) = await EndOfAsync(simulator);

        Assert.That((lsExitCode, exitCode), Is.EqualTo((0, 0)), log);
        Assert.That(log, Does.Contain("/imports").And.Contain("200"));
        Assert.That(File.Exists(_folder.File("simulator.json")), Is.False);
    }

    [Test]
    public async Task A_running_simulator_is_inspected_saved_reset_and_restored_and_its_state_survives()
    {
        await File.WriteAllTextAsync(_folder.File("faults.txt"), "on model.list: status 503\non dump.get: drop\n");
        using var simulator = Start("sim", "start", "--state", "twin", "--script", "faults.txt", "--port", "0", "--port", "0");
        await UntilAsync(() => File.Exists(_folder.File("simulator.json")));

        var inspected = await RunAsync("sim", "inspect", "--json");
        var saved = await RunAsync("sim", "snapshot", "state.zip");
        var reset = await RunAsync("sim", "reset");
        var restored = await RunAsync("sim", "restore", "state.zip");
        var refused = await RunAsync("sim", "restore", "faults.txt");
        Signal(simulator, "TERM");
        var (exitCode, log) = await EndOfAsync(simulator);

        Assert.That((inspected, saved, reset, restored), Is.EqualTo((0, 0, 0, 0)), log);
        Assert.That(refused, Is.EqualTo((int)ExitCode.Refused));
        Assert.That(exitCode, Is.Zero, log);
        Assert.That(log, Does.Contain("Nothing met this fault: Dump: connection reset"));
        Assert.That(File.Exists(_folder.File(Path.Combine("twin", "state.zip"))), Is.True);
    }

    [Test]
    public async Task A_script_of_faults_that_cannot_be_read_is_told_with_its_line()
    {
        await File.WriteAllTextAsync(_folder.File("faults.txt"), "\non chunk.pt: drop\n");

        using var anx = Start("sim", "start", "--script", "faults.txt");
        var (exitCode, error) = await EndOfAsync(anx);

        Assert.That(exitCode, Is.EqualTo((int)ExitCode.Refused));
        Assert.That(error, Does.Contain("line 2").And.Contain("chunk.put"));
    }

    [Test]
    public async Task A_mistyped_command_gets_a_suggestion_and_ends_with_2()
    {
        using var anx = Start("cpoy", "a", "b");

        var (exitCode, error) = await EndOfAsync(anx);

        Assert.That(exitCode, Is.EqualTo((int)ExitCode.Usage));
        Assert.That(error, Does.Contain("copy"));
    }

    [Test]
    public async Task A_provider_from_a_folder_of_its_own_finds_its_native_library()
    {
        var assembly = Path.Combine(Path.GetDirectoryName(typeof(Anx).Assembly.Location)!, "DuckDB.NET.Data.dll");
        await File.WriteAllTextAsync(_folder.File("in.csv"), "a,b\n1,x\n");

        var added = await RunAsync("conn", "add", "duck", "--provider", $"DuckDB.NET.Data.DuckDBClientFactory, {assembly}", "--connection-string", $"Data Source={_folder.File("w.duckdb")}");
        var loaded = await RunAsync("copy", "in.csv", "db:duck/t");
        var refused = await RunAsync("copy", "db:duck?query=DELETE FROM t RETURNING a", "gone.csv");
        var read = await RunAsync("copy", "db:duck/t", "out.csv");

        Assert.That((added, loaded, refused, read), Is.EqualTo((0, 0, (int)ExitCode.Refused, 0)));
        Assert.That(await File.ReadAllTextAsync(_folder.File("out.csv")), Is.EqualTo("a,b\n1,x\n"));
    }

    [TestCase("-")]
    [TestCase("arrow:-")]
    public async Task A_reader_that_leaves_before_the_end_is_told(string destination)
    {
        await File.WriteAllLinesAsync(_folder.File("long.csv"), Enumerable.Range(0, 200_000).Select(i => $"{i},text of row {i}"));
        using var copy = Start("copy", "long.csv", destination, "--no-header");
        await copy.StandardOutput.BaseStream.ReadExactlyAsync(new byte[100]);
        copy.StandardOutput.Close();

        await copy.WaitForExitAsync(new CancellationTokenSource(Patience).Token);

        Assert.That(copy.ExitCode, Is.EqualTo((int)ExitCode.Incomplete));
        Assert.That(await copy.StandardError.ReadToEndAsync(), Does.Contain("has closed it before its end").And.Contain("not whole"));
    }

    [TestCase("", "\u001b[2K", "█")]
    [TestCase("NO_COLOR=1 ", "phase=upload", "done=true")]
    public async Task Progress_is_redrawn_on_a_terminal_and_written_as_lines_without_colour(string variable, params string[] expected)
    {
        if (!File.Exists("/usr/bin/script"))
            Assert.Ignore("'script' (util-linux) is not here; it makes the terminal of this test.");
        await using var simulator = new AnaplanSimulator(Some.Tenant(), new SimulatorOptions { MinimumTaskDuration = TimeSpan.FromSeconds(2) });
        await ConnectAsync(simulator);
        await File.WriteAllTextAsync(_folder.File("sales.csv"), "Product,Month,Units,Launch,Active,Note\nP1,Jan 25,12,,,\n");

        using var terminal = Start("/usr/bin/script", ["-qec", $"{variable}TERM=xterm CI= dotnet '{typeof(Anx).Assembly.Location}' copy sales.csv 'test:/{Some.WorkspaceName}/{Some.ModelName}/imports/{Some.ImportName}'", "/dev/null"]);
        var (exitCode, screen) = await EndOfAsync(terminal);

        Assert.That(exitCode, Is.Zero, screen);
        Assert.That(expected, Is.All.Matches<string>(text => screen.Contains(text!, StringComparison.Ordinal)), screen);
        Assert.That(screen.Contains("\u001b[2K", StringComparison.Ordinal), Is.EqualTo(variable.Length == 0));
    }

    [TestCase("", true)]
    [TestCase(" --no-input", false)]
    public async Task A_password_is_asked_for_on_a_terminal_unless_nothing_may_be_asked(string flag, bool expected)
    {
        if (!File.Exists("/usr/bin/script"))
            Assert.Ignore("'script' (util-linux) is not here; it makes the terminal of this test.");

        using var terminal = Start("/usr/bin/script", ["-qec", $"TERM=xterm CI= dotnet '{typeof(Anx).Assembly.Location}' conn add prod --user you@example.com{flag}", "/dev/null"], "open sesame\r");
        var (exitCode, screen) = await EndOfAsync(terminal);

        Assert.That(exitCode, Is.Zero, screen);
        Assert.That(screen.Contains("Password of you@example.com", StringComparison.Ordinal), Is.EqualTo(expected), screen);
    }

    public void Dispose()
    {
        foreach (var process in _started)
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
            process.Dispose();
        }

        _folder.Dispose();
    }

    private string OnlyRun => new RunStore(_folder.File("state")).List().Single();

    /// <summary>A copy whose import runs on the server.</summary>
    private async Task<Process> StartCopyAsync(AnaplanSimulator simulator)
    {
        await ConnectAsync(simulator);
        await File.WriteAllTextAsync(_folder.File("sales.csv"), "Product,Month,Units,Launch,Active,Note\nP1,Jan 25,12,,,\n");
        var copy = Start("copy", "sales.csv", $"test:/{Some.WorkspaceName}/{Some.ModelName}/imports/{Some.ImportName}");
        await UntilAsync(() => simulator.Requests.Any(request => request.Route == Route.TaskStatus));
        return copy;
    }

    private async Task ConnectAsync(AnaplanSimulator simulator)
    {
        var address = await simulator.StartAsync();
        using var add = Start("conn", "add", "test", "--api", address.ToString(), "--user", Some.User, "--credential-command", "echo simulator");
        var (exitCode, error) = await EndOfAsync(add);
        Assert.That(exitCode, Is.Zero, error);
    }

    private async Task<int> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        return (await EndOfAsync(process)).ExitCode;
    }

    private Process Start(params string[] arguments) => Start("dotnet", [typeof(Anx).Assembly.Location, .. arguments]);

    private Process Start(string program, IEnumerable<string> arguments, string input = "")
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = _folder.Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ANX_CONFIG_DIR"] = _folder.Root;
        start.Environment["ANX_STATE_DIR"] = _folder.File("state");
        var process = Process.Start(start)!;
        _started.Add(Process.GetProcessById(process.Id));
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        return process;
    }

    private static async Task<(int ExitCode, string Error)> EndOfAsync(Process process)
    {
        using var deadline = new CancellationTokenSource(Patience);
        var output = process.StandardOutput.ReadToEndAsync(deadline.Token);
        var error = await process.StandardError.ReadToEndAsync(deadline.Token);
        await process.WaitForExitAsync(deadline.Token);
        return (process.ExitCode, error + await output);
    }

    private static void Signal(Process process, string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var deadline = new CancellationTokenSource(Patience);
        while (!condition())
            await Task.Delay(20, deadline.Token);
    }
}
