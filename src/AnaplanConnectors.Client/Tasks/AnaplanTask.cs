namespace AnaplanConnectors.Client;

/// <summary>A run of an import, export, action or process. Only a reference: it can be made again from its ids.</summary>
public sealed class AnaplanTask
{
    internal AnaplanTask(string id, string actionId, string? actionName, ActionKind kind) => throw new NotImplementedException();

    /// <summary>Id of the task. Means something only together with <see cref="ActionId"/>.</summary>
    public string Id { get; }

    /// <summary>Id of the action that runs.</summary>
    public string ActionId { get; }

    /// <summary>Name of the action, when known.</summary>
    public string? ActionName { get; }

    /// <summary>What runs.</summary>
    public ActionKind Kind { get; }

    /// <summary>The task at this moment.</summary>
    public Task<TaskSnapshot> GetSnapshotAsync(CancellationToken cancellationToken = default) => throw new NotImplementedException();

    /// <summary>
    /// Waits until the task has ended well. Rejected rows are a result (<see cref="TaskResult.AnyFailureDump"/>), not an error.
    /// Cancelling ends the waiting, not the task.
    /// </summary>
    /// <exception cref="AnaplanActionException">It failed or was cancelled.</exception>
    /// <exception cref="AnaplanApiException">It did not end in time, or its state could not be read for too long; it goes on.</exception>
    public Task<TaskResult> WaitAsync(
        TaskWaitOptions? options = null, IProgress<TaskSnapshot>? progress = null, CancellationToken cancellationToken = default)
        => throw new NotImplementedException();

    /// <summary>Asks the service to cancel the task, which it may be too late for: wait to see.</summary>
    public Task CancelAsync(CancellationToken cancellationToken = default) => throw new NotImplementedException();

    /// <summary>
    /// Opens the rejected rows as CSV in UTF-8 (API reference 6.5), or returns null when there are none. The caller disposes
    /// the stream. Only the dump of the latest run of an import exists.
    /// </summary>
    /// <param name="objectId">For a process: the import within it (<see cref="TaskResult.ObjectId"/> of the nested result). Otherwise null.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<Stream?> OpenDumpAsync(string? objectId = null, CancellationToken cancellationToken = default) => throw new NotImplementedException();
}
