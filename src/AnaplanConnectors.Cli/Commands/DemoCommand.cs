using System.CommandLine;
using AnaplanConnectors.Simulator;
using AnaplanConnectors.Transfer;
using AnaplanConnectors.Transfer.Csv;

namespace AnaplanConnectors.Cli;

/// <summary>
/// <c>anx demo</c>: the main job on the embedded simulator. Every step is a command that the user could have typed, run by the same
/// code; the last ones meet a server that loses its answers.
/// </summary>
internal static class DemoCommand
{
    private const string Folder = "anx-demo";

    // What changes the looks of the steps, and not what they print.
    private static readonly string[] LooksOnly = ["--no-progress", "--no-color", "--verbose", "-v"];

    public static Command Create(AnxHost host)
    {
        var command = new Command("demo", "See it work on a simulated tenant: no account, no network. Leaves its files in ./anx-demo.");
        command.Runs(host, async (_, screen, cancellationToken) => await RunAsync(screen, cancellationToken));
        return command;
    }

    private static async Task<ExitCode> RunAsync(Screen screen, CancellationToken cancellationToken)
    {
        var watch = new RunWatch(screen.Host.Time);
        var folder = Directory.CreateDirectory(screen.Host.FullPath(Folder));
        var settings = Directory.CreateTempSubdirectory("anx-demo-");
        try
        {
            await using var simulator = new AnaplanSimulator(DemoTenant.Create());
            var address = await simulator.StartAsync(0, cancellationToken);
            var host = screen.Host with { ConfigDirectory = settings.FullName, StateDirectory = Path.Combine(settings.FullName, "state") };
            using var connection = SimulatorConnection.Announce(host, address);
            screen.Host.Out.WriteLine($"Simulated Anaplan at {address}   workspace \"{DemoTenant.Workspace}\"   model \"{DemoTenant.Model}\"");
            return await RunStepsAsync(screen, host, simulator, folder.FullName, watch, cancellationToken);
        }
        finally
        {
            settings.Delete(recursive: true);
        }
    }

    private static async Task<ExitCode> RunStepsAsync(
        Screen screen, AnxHost host, AnaplanSimulator simulator, string folder, RunWatch watch, CancellationToken cancellationToken)
    {
        var output = screen.Host.Out;
        var table = Path.Combine(folder, DemoTenant.File);
        await RowTransfer.RunAsync(new DemoTable(), new CsvFile(table, overwrite: true), cancellationToken: cancellationToken);
        Headline(output, "1/4", $"a finance table: {Figures.Count(DemoTable.RowCount, "row")}, {Figures.Bytes(new FileInfo(table).Length)}, {DemoTable.WrongRowCount} of them wrong on purpose");

        var model = $"{DemoTenant.Workspace}/{DemoTenant.Model}";
        var rejects = Path.Combine(Folder, "rejects.csv");
        Headline(output, "2/4", "load it; the server refuses the wrong rows, and we get them back");
        await StepAsync(host, ["copy", Path.Combine(Folder, DemoTenant.File), $"sim:/{model}/imports/{DemoTenant.Import}", "--max-rejects", "100", "--rejects", rejects], cancellationToken);

        Headline(output, "3/4", "run a process; the server loses its answer to \"start\": we look, and do not start it twice");
        simulator.Faults.Plan(Route.StartTask, Fault.LoseReply);
        await StepAsync(host, ["process", "run", $"sim:/{model}/processes/{DemoTenant.Process}"], cancellationToken);
        var started = simulator.Model(DemoTenant.Model).TasksStarted.Count(task => task.ActionName == DemoTenant.Process);
        output.WriteLine($"{"started",-8} {Figures.Count(started, "task")} on the server");

        Headline(output, "4/4", "export it as typed Parquet, over a connection that breaks once");
        simulator.Faults.Plan(Route.GetChunk, Fault.ResetInReply(50_000));
        await StepAsync(host, ["copy", $"sim:/{model}/exports/{DemoTenant.Export}", Path.Combine(Folder, "actuals.parquet"), "--overwrite"], cancellationToken);

        output.WriteLine();
        output.WriteLine($"{"DONE",-8} {Figures.Duration(watch.Elapsed)}   files in ./{Folder}   next: anx conn add prod --user you@example.com   |   anx sim start");
        return ExitCode.Ok;
    }

    private static void Headline(TextWriter output, string step, string text)
    {
        output.WriteLine();
        output.WriteLine($"{step,-8} {text}");
    }

    /// <summary>Runs a command as if it had been typed. One that fails ends the demo with its own words.</summary>
    private static async Task StepAsync(AnxHost host, string[] arguments, CancellationToken cancellationToken)
    {
        host.Out.WriteLine($"$ anx {string.Join(' ', arguments.Select(Quoted))}");
        var exitCode = (ExitCode)await Anx.RunAsync([.. arguments, .. host.Arguments.Where(LooksOnly.Contains)], host, cancellationToken);
        if (exitCode != ExitCode.Ok)
            throw new UsageException($"The step ended with exit code {(int)exitCode}.", "This should not happen. Please report it with what was printed above.", exitCode);
    }

    private static string Quoted(string argument) => argument.AsSpan().IndexOfAny(" &|;") < 0 ? argument : $"\"{argument}\"";
}
