using AnaplanConnectors.Client;

namespace AnaplanConnectors.Transfer.Runs;

/// <summary>Starts of tasks as records of a run.</summary>
internal sealed class RunTaskJournal(TransferRun run) : ITaskJournal
{
    public TaskIntent? Find(ActionKind kind, string actionId)
        => run.History.Tasks.LastOrDefault(task => task.Void is null && task.Intent.ActionKind == kind && task.Intent.ActionId == actionId) is { } trail
            ? new TaskIntent(kind, actionId, trail.Intent.ActionName, trail.Intent.KnownTasks, trail.Intent.ServerTime, trail.TaskId)
            : null;

    public ValueTask IntendAsync(TaskIntent intent, CancellationToken cancellationToken)
        => run.AppendAsync(new TaskIntended(intent.Kind, intent.ActionId, intent.ActionName, intent.KnownTasks, intent.ServerTime), cancellationToken);

    public ValueTask StartedAsync(string taskId, bool isAdopted) => run.AppendAsync(new TaskStarted(taskId, isAdopted));

    public ValueTask NotStartedAsync(string reason) => run.AppendAsync(new TaskNotStarted(reason));
}
