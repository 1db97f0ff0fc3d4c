using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer.Runs;

namespace AnaplanConnectors.Cli;

/// <summary><c>anx runs cancel</c>: stops a run that is under way, or the task that an interrupted one left running.</summary>
internal static class RunsCancelCommand
{
    public static Command Create(AnxHost host)
    {
        var id = RunsCommand.Id();
        var command = new Command("cancel", "Stop a run: its process as Ctrl-C does, or the task that it left running on the server. It stays resumable.") { id };
        command.Runs(host, async (parsed, screen, cancellationToken) =>
        {
            var store = RunSession.Store(screen);
            var run = RunsCommand.Known(store, parsed.GetValue(id)!);
            if (store.HolderOf(run) is { } holder)
            {
                await StopAsync(holder, cancellationToken);
                screen.Say($"Process {holder.Process} of run {run} was asked to stop.");
                return ExitCode.Ok;
            }

            var history = RunHistory.Of(store.Read(run));
            if (history.Tasks.LastOrDefault(task => task is { TaskId: not null, Void: null, End: null }) is not { } trail)
            {
                screen.Say($"Run {run} has nothing running on the server.");
                return ExitCode.Ok;
            }

            await CancelAsync(screen, store, run, history, trail, cancellationToken);
            screen.Say($"Task {trail.TaskId} was asked to stop. What it did is rolled back unless it ended first.");
            return ExitCode.Ok;
        });
        return command;
    }

    private static async Task CancelAsync(Screen screen, RunStore store, string run, RunHistory history, TaskTrail trail, CancellationToken cancellationToken)
    {
        using var ours = await store.ResumeAsync(run, cancellationToken);
        var texts = trail.Intent.ActionKind == ActionKind.Export ? new[] { history.Plan?.Source, history.Plan?.Target } : [history.Plan?.Target, history.Plan?.Source];
        var place = texts.OfType<string>().Select(Location.Parse).OfType<AnaplanLocation>().First();
        using var model = await ModelPlace.OpenAsync(screen, place, watch: null, cancellationToken);
        await ours.AppendAsync(new TaskCancelling(trail.TaskId!), cancellationToken);
        await TaskOf(model.Access, trail).CancelAsync(cancellationToken);
        await ours.AppendAsync(new RunEnded(RunStatus.Cancelled, (int)ExitCode.Cancelled, "cancelled with anx runs cancel"), cancellationToken);
    }

    private static AnaplanTask TaskOf(ModelClient model, TaskTrail trail) => trail.Intent.ActionKind switch
    {
        ActionKind.Import => model.Imports.GetTask(trail.Intent.ActionId, trail.TaskId!),
        ActionKind.Export => model.Exports.GetTask(trail.Intent.ActionId, trail.TaskId!),
        ActionKind.Process => model.Processes.GetTask(trail.Intent.ActionId, trail.TaskId!),
        _ => model.Actions.GetTask(trail.Intent.ActionId, trail.TaskId!),
    };

    private static async Task StopAsync(LeaseHolder holder, CancellationToken cancellationToken)
    {
        if (OperatingSystem.IsWindows())
            throw new UsageException($"Process {holder.Process} cannot be asked to stop on Windows.", "Press Ctrl-C where it runs.", ExitCode.Refused);
        using var kill = Process.Start("kill", ["-TERM", holder.Process.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(cancellationToken);
    }
}
