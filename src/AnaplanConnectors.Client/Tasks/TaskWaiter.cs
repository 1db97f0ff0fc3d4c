namespace AnaplanConnectors.Client;

/// <summary>Asks for the state of a task until it has ended. An unreadable state is no failure of the task.</summary>
internal sealed class TaskWaiter(AnaplanTask task, TaskWaitOptions options, IProgress<TaskSnapshot>? progress)
{
    private readonly ApiSession _api = task.Action.Model.Api;
    private readonly TimeProvider _time = task.Action.Model.Api.TimeProvider;

    public async Task<TaskResult> WaitAsync(CancellationToken cancellationToken)
    {
        var since = _time.GetTimestamp();
        var schedule = new PollSchedule(options.PollInterval);
        long? unreadableSince = null;
        while (true)
        {
            if (await AskAsync(unreadableSince ?? _time.GetTimestamp(), cancellationToken).ConfigureAwait(false) is { } snapshot)
            {
                unreadableSince = null;
                progress?.Report(snapshot);
                if (TaskEnd.Of(task, snapshot) is { } result)
                    return result;
            }
            else
            {
                unreadableSince ??= _time.GetTimestamp();
            }

            var pause = schedule.Next();
            if (options.Timeout is { } timeout)
            {
                var left = timeout - _time.GetElapsedTime(since);
                if (left <= TimeSpan.Zero)
                    throw StillRunning($"did not end within {timeout}", null);
                pause = pause < left ? pause : left;
            }

            await _time.Delay(pause, cancellationToken).ConfigureAwait(false);
        }
    }

    // Null when the state cannot be read at the moment.
    private async Task<TaskSnapshot?> AskAsync(long unreadableSince, CancellationToken cancellationToken)
    {
        try
        {
            return await task.GetSnapshotAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (AnaplanException e) when (e.IsTransient)
        {
            var unreadableFor = _time.GetElapsedTime(unreadableSince);
            if (unreadableFor > options.MaxUnreadable)
                throw StillRunning($"could not be asked for {unreadableFor:hh\\:mm\\:ss} ({e.Message.TrimEnd('.')})", e);
            _api.Observer.Report(at => new TaskUnreadable(at, task.Id, unreadableFor, e.Message));
            return null;
        }
    }

    private AnaplanApiException StillRunning(string why, Exception? cause) => new(
        ErrorCodes.TaskStillRunning,
        $"{task.Action.Title}, task {task.Id}, {why}. It goes on without us.",
        "Wait for the same task again; do not start another one.",
        isTransient: true,
        cause);
}
