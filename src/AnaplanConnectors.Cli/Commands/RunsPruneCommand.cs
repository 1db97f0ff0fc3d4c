using System.CommandLine;
using System.Data.Common;
using AnaplanConnectors.AdoNet;
using AnaplanConnectors.Transfer.Runs;

namespace AnaplanConnectors.Cli;

/// <summary><c>anx runs prune</c>: removes what runs have left behind, here and in databases.</summary>
internal static class RunsPruneCommand
{
    public static Command Create(AnxHost host)
    {
        var days = new Option<int>("--older-than") { Description = "Days since their last step. Default: 30.", HelpName = "days", DefaultValueFactory = _ => 30 };
        var all = new Option<bool>("--all") { Description = "Also runs that could be resumed, and damaged ones." };
        var command = new Command("prune", "Remove runs that have ended, with their refused rows and receipts, and the staging tables of loads that did not.") { days, all };
        command.Runs(host, async (parsed, screen, cancellationToken) =>
        {
            var store = RunSession.Store(screen);
            var before = screen.Host.Time.GetUtcNow() - TimeSpan.FromDays(parsed.GetValue(days));
            var old = store.List().Where(id => IsOld(store, id, before, parsed.GetValue(all))).ToList();
            foreach (var id in old)
            {
                await RemoveStagingAsync(screen, store, id, cancellationToken);
                store.Remove(id);
            }

            screen.Say($"{Figures.Count(old.Count, "run")} removed.");
            return ExitCode.Ok;
        });
        return command;
    }

    private static bool IsOld(RunStore store, string id, DateTimeOffset before, bool all)
    {
        if (store.HolderOf(id) is not null)
            return false;
        return HistoryOf(store, id) is { } history
            ? history.LastAt is null || (history.LastAt <= before && (all || history.Status is RunStatus.Done or RunStatus.Partial or RunStatus.Failed))
            : all;
    }

    private static RunHistory? HistoryOf(RunStore store, string id)
    {
        try
        {
            return RunHistory.Of(store.Read(id));
        }
        catch (RunException)
        {
            return null;
        }
    }

    /// <summary>
    /// A load whose process was killed has left its staging table in the database. Resuming removes it; behind this nobody would know of it any
    /// more, so where it cannot be removed it is named.
    /// </summary>
    private static async Task RemoveStagingAsync(Screen screen, RunStore store, string id, CancellationToken cancellationToken)
    {
        if (HistoryOf(store, id) is not { Plan: { } plan, Status: not RunStatus.Done } || Location.Parse(plan.Target ?? "") is not DatabaseLocation { Table: { } table } target)
            return;
        var load = LoadId(plan);
        try
        {
            var database = await DatabaseConnection.FindAsync(screen.Host, target.Connection, cancellationToken);
            if (await new DbTable(database.Factory, database.ConnectionString, table).RemoveStagingAsync(load, cancellationToken))
                screen.Say($"Removed the staging table {DbTable.StagingNameOf(table, load)} of run {id} from {target.Text}.");
        }
        catch (Exception problem) when (problem is DbException or UsageException or IOException)
        {
            screen.Warn($"the staging table {DbTable.StagingNameOf(table, load)} of run {id} may still be beside {target.Text}, and could not be removed: {problem.Message}");
        }
    }

    private static string LoadId(RunPlanned plan)
    {
        var option = plan.Arguments.ToList().IndexOf("--run-id");
        return option >= 0 && option + 1 < plan.Arguments.Count ? plan.Arguments[option + 1] : plan.Run;
    }
}
