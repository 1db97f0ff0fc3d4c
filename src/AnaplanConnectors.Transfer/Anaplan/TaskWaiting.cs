using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer.Compat;
using AnaplanConnectors.Transfer.Runs;

namespace AnaplanConnectors.Transfer.Anaplan;

/// <summary>Waits for a task as a part of a transfer.</summary>
internal static class TaskWaiting
{
    private static readonly TimeSpan CancelDeadline = TimeSpan.FromSeconds(8);

    /// <summary>Waits until the task has ended well, and passes on what the service says meanwhile.</summary>
    /// <param name="task">The task.</param>
    /// <param name="options">How its end is awaited.</param>
    /// <param name="cancelTask">Whether cancelling also asks the service to cancel the task.</param>
    /// <param name="phase">What progress is reported as.</param>
    /// <param name="progress">Told what the service says.</param>
    /// <param name="run">Records that the task is being cancelled; null to keep no trail.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    internal static async Task<TaskResult> WaitAsync(
        this AnaplanTask task, TaskWaitOptions options, bool cancelTask, TransferPhase phase, IProgress<TransferProgress>? progress,
        TransferRun? run, CancellationToken cancellationToken)
    {
        try
        {
            var result = await task.WaitAsync(options, new TaskProgress(progress, phase), cancellationToken).ConfigureAwait(false);
            progress?.Report(new TransferProgress(phase) { IsFinished = true });
            return result;
        }
        catch (OperationCanceledException) when (cancelTask && cancellationToken.IsCancellationRequested)
        {
            await CancelAsync(task, run).ConfigureAwait(false);
            throw;
        }
    }

    // That we stop is what the caller wants to hear. Whether the service heard us is told by the task when the run is resumed.
    private static async Task CancelAsync(AnaplanTask task, TransferRun? run)
    {
        using var deadline = Waits.Deadline(run?.Time ?? TimeProvider.System, CancelDeadline);
        try
        {
            if (run is not null)
                await run.AppendAsync(new TaskCancelling(task.Id), deadline.Token).ConfigureAwait(false);
            await task.CancelAsync(deadline.Token).ConfigureAwait(false);
        }
        catch (Exception unheard) when (unheard is AnaplanException or OperationCanceledException or IOException)
        {
            // Eight seconds are what there is: the process has to end within ten.
        }
    }

    private sealed class TaskProgress(IProgress<TransferProgress>? progress, TransferPhase phase) : IProgress<TaskSnapshot>
    {
        public void Report(TaskSnapshot value) => progress?.Report(new TransferProgress(phase)
        {
            Fraction = value.Progress,
            Note = value.State == TaskState.NotStarted ? "waiting for the model" : value.CurrentStep,
        });
    }
}
