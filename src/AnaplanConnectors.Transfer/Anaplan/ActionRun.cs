using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer.Runs;

namespace AnaplanConnectors.Transfer.Anaplan;

/// <summary>
/// Starts an action once and waits for its end. With a run every step is recorded, and what an earlier process of the run started is
/// found and waited for instead.
/// </summary>
/// <param name="model">The model.</param>
/// <param name="run">The run; null to keep no trail.</param>
/// <param name="time">The clock that run times are read from.</param>
public sealed class ActionRun(ModelClient model, TransferRun? run, TimeProvider time)
{
    /// <summary>How the action is started.</summary>
    public TaskStartOptions Start { get; init; } = new();

    /// <summary>How its end is awaited.</summary>
    public TaskWaitOptions Wait { get; init; } = new();

    /// <summary>Whether cancelling also asks the service to cancel the task. Default: no, only our waiting ends.</summary>
    public bool CancelTask { get; init; }

    /// <summary>Told what the service says meanwhile. Default: nobody.</summary>
    public IProgress<TransferProgress>? Progress { get; init; }

    /// <summary>Starts an action, or finds the task of this run, and waits until it has ended well.</summary>
    /// <exception cref="AnaplanActionException">It failed or was cancelled.</exception>
    /// <exception cref="AnaplanUnknownOutcomeException">Whether it was started could not be settled.</exception>
    /// <exception cref="RunException">Another run of this machine had the model for too long.</exception>
    public async Task<ActionOutcome> ExecuteAsync<T>(ActionClient<T> actions, T action, CancellationToken cancellationToken = default)
        where T : NamedItem
    {
        if (actions is null)
            throw new ArgumentNullException(nameof(actions));
        // Exports read; everything else has the model to itself.
        if (run is not null && action is not AnaplanExport)
            await run.TakeLeaseAsync($"model {model.Id} at {model.Service}", cancellationToken).ConfigureAwait(false);
        while (true)
        {
            var startedAt = time.GetTimestamp();
            var task = await actions.StartAsync(action, run is null ? Start : Start with { Journal = run.Tasks }, cancellationToken).ConfigureAwait(false);
            var phase = task.Kind == ActionKind.Export ? TransferPhase.Export : TransferPhase.Run;
            try
            {
                var result = await task.WaitAsync(Wait, CancelTask, phase, Progress, run, cancellationToken).ConfigureAwait(false);
                var seconds = time.GetElapsedTime(startedAt);
                await EndedAsync(task, TaskState.Complete, true, seconds).ConfigureAwait(false);
                return new ActionOutcome(task, result, seconds);
            }
            catch (AnaplanActionException ended)
            {
                var state = ended.Code == ErrorCodes.ActionCancelled ? TaskState.Cancelled : TaskState.Complete;
                await EndedAsync(task, state, false, time.GetElapsedTime(startedAt)).ConfigureAwait(false);
                // What an earlier process of this run cancelled was rolled back, so going on means starting it again.
                if (run is null || state != TaskState.Cancelled || !IsOursToRepeat(task))
                    throw;
                await run.AppendAsync(new TaskDiscarded(task.Id, "it was cancelled on request, and rolled back"), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private bool IsOursToRepeat(AnaplanTask task) => run!.History.Tasks.Any(trail => trail.TaskId == task.Id && trail.IsCancelling);

    private async Task EndedAsync(AnaplanTask task, TaskState state, bool isSuccessful, TimeSpan runTime)
    {
        if (run is null || run.History.Tasks.Any(trail => trail.TaskId == task.Id && trail.End is not null))
            return;
        await run.AppendAsync(new TaskEnded(task.Id, state.ToString(), isSuccessful, runTime.TotalSeconds)).ConfigureAwait(false);
    }
}

/// <summary>What an action came to.</summary>
/// <param name="Task">The task it ran as.</param>
/// <param name="Result">What the service says about it.</param>
/// <param name="RunTime">From its start, or from when this process found it, to the moment we saw that it had ended.</param>
public sealed record ActionOutcome(AnaplanTask Task, TaskResult Result, TimeSpan RunTime);
