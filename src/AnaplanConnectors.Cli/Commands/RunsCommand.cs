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
        CreatePrune(host),
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

    private static Command CreatePrune(AnxHost host)
    {
        var days = new Option<int>("--older-than") { Description = "Days since their last step. Default: 30.", HelpName = "days", DefaultValueFactory = _ => 30 };
        var all = new Option<bool>("--all") { Description = "Also runs that could be resumed, and damaged ones." };
        var command = new Command("prune", "Remove runs that have ended, with their refused rows and receipts.") { days, all };
        command.Runs(host, (parsed, screen, _) =>
        {
            var store = RunSession.Store(screen);
            var before = screen.Host.Time.GetUtcNow() - TimeSpan.FromDays(parsed.GetValue(days));
            var old = store.List().Where(id => IsOld(store, id, before, parsed.GetValue(all))).ToList();
            foreach (var id in old)
                store.Remove(id);
            screen.Say($"{Figures.Count(old.Count, "run")} removed.");
            return Task.FromResult(ExitCode.Ok);
        });
        return command;
    }

    private static bool IsOld(RunStore store, string id, DateTimeOffset before, bool all)
    {
        if (store.HolderOf(id) is not null)
            return false;
        try
        {
            var history = RunHistory.Of(store.Read(id));
            return history.LastAt is null || (history.LastAt <= before && (all || history.Status is RunStatus.Done or RunStatus.Partial or RunStatus.Failed));
        }
        catch (RunException)
        {
            return all;
        }
    }
}
