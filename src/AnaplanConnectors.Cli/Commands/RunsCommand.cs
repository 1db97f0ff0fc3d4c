using System.CommandLine;
using System.Globalization;
using AnaplanConnectors.Transfer.Runs;

namespace AnaplanConnectors.Cli;

/// <summary><c>anx runs</c>: what was run on this machine, and going on with what was interrupted.</summary>
internal static class RunsCommand
{
    public static Command Create(AnxHost host) => new("runs", """
        See, resume and tidy up runs: every command that moves data or starts something keeps a ledger.

        Examples:
          anx runs ls
          anx runs show 7k3f9a
          anx runs resume 7k3f9a
        """)
    {
        CreateList(host),
        RunsShowCommand.CreateShow(host),
        RunsShowCommand.CreateFollow(host),
        RunsResumeCommand.Create(host),
        RunsCancelCommand.Create(host),
        RunsPruneCommand.Create(host),
    };

    public static Argument<string> Id() => new("run") { Description = "Id of the run, as its output shows it." };

    /// <exception cref="UsageException">There is no such run.</exception>
    public static string Known(RunStore store, string id)
        => store.Has(id) ? id : throw new UsageException($"There is no run '{id}' on this machine.", "See them all with: anx runs ls", ExitCode.NotFound);

    /// <summary>Where a run stands, in a word: a run without an end is under way or was interrupted.</summary>
    public static string Word(RunStore store, string id, RunHistory history) => history.End is { } end
        ? end.Status.ToString().ToLowerInvariant()
        : store.HolderOf(id) is null ? "interrupted" : history.Status.ToString().ToLowerInvariant();

    private static Command CreateList(AnxHost host)
    {
        var command = new Command("ls", "List the runs, the latest first.");
        command.Runs(host, (_, screen, _) =>
        {
            var store = RunSession.Store(screen);
            var rows = store.List().Select(id => Line(store, id)).ToList();
            TablePrinter.Print(screen, [new("run"), new("status"), new("exit", IsNumber: true), new("started"), new("source"), new("target")], rows);
            if (rows.Count == 0)
                screen.Say("No runs yet.");
            return Task.FromResult(ExitCode.Ok);
        });
        return command;
    }

    private static IReadOnlyList<string> Line(RunStore store, string id)
    {
        try
        {
            var history = RunHistory.Of(store.Read(id));
            return
            [
                id, Word(store, id, history), history.End?.ExitCode.ToString(CultureInfo.InvariantCulture) ?? "",
                history.StartedAt?.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) ?? "", history.Plan?.Source ?? "", history.Plan?.Target ?? "",
            ];
        }
        catch (RunException problem)
        {
            return [id, "damaged", "", "", problem.Message, ""];
        }
    }
}
