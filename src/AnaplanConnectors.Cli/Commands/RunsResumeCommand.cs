using System.CommandLine;
using System.Text.Json;
using AnaplanConnectors.Transfer.Runs;

namespace AnaplanConnectors.Cli;

/// <summary>
/// <c>anx runs resume</c>: gives the command of a run again, in its directory and with its ledger. The same code runs; what the ledger
/// knows to have happened is not done again.
/// </summary>
internal static class RunsResumeCommand
{
    public static Command Create(AnxHost host)
    {
        var id = RunsCommand.Id();
        var adopt = new Option<string?>("--adopt") { Description = "When it is unknown whether a task was started: this one is the run's.", HelpName = "task" };
        var restart = new Option<bool>("--restart") { Description = "Start the task again: none of those in doubt is the run's, or the one that failed does not count." };
        var command = new Command("resume", """
            Go on with a run that was interrupted, cancelled or stopped. What was done is not done again.

            Examples:
              anx runs resume 7k3f9a
              anx runs resume 7k3f9a --adopt D20C7A41F86E4B3C95A1E70B4C8D2F63
            """)
        {
            id, adopt, restart,
        };
        command.Runs(host, async (parsed, screen, cancellationToken) =>
        {
            if (parsed.GetValue(adopt) is not null && parsed.GetValue(restart))
                throw new UsageException("--adopt and --restart exclude each other.", "Give one of them.");
            var store = RunSession.Store(screen);
            var run = RunsCommand.Known(store, parsed.GetValue(id)!);
            var history = RunHistory.Of(store.Read(run));
            if (history.Plan is not { } plan)
                throw new RunException(Client.ErrorCodes.NotResumable, $"Run {run} was ended before it began; nothing was done.", "Run the command anew.");
            if (plan.Arguments.Count == 0)
                throw new RunException(Client.ErrorCodes.NotResumable, $"Run {run} is one of {plan.Tool}, which has no command line.", $"Set ResumeRun to '{run}' there and execute the package again.");
            if (history.Status is RunStatus.Done or RunStatus.Partial && Receipt(store, run, screen) is { } exitCode)
                return exitCode;

            var resumed = screen.Host with
            {
                Resuming = run, Adopt = parsed.GetValue(adopt), Restart = parsed.GetValue(restart), WorkingDirectory = plan.WorkingDirectory,
            };
            // Flags for everybody, such as --json, may be given when resuming too.
            var flags = screen.Host.Arguments.Where(argument => GlobalOptions.IsSwitch(argument) && !plan.Arguments.Contains(argument));
            return (ExitCode)await Anx.RunAsync([.. plan.Arguments, .. flags], resumed, cancellationToken);
        });
        return command;
    }

    /// <summary>A run that has ended is told again; null when its receipt is gone.</summary>
    private static ExitCode? Receipt(RunStore store, string run, Screen screen)
    {
        var path = Path.Combine(store.DirectoryOf(run), RunSession.ReceiptName);
        if (!File.Exists(path) || JsonSerializer.Deserialize(File.ReadAllText(path), RunReportPrinter.Json.RunReport) is not { } report)
            return null;
        screen.Say($"Run {run} has ended already; nothing was done.");
        RunReportPrinter.Print(screen, report);
        return (ExitCode)report.ExitCode;
    }
}
