namespace AnaplanConnectors.Client;

/// <summary>A run of an import, export, action or process. Only a reference: it can be made again from its ids.</summary>
public sealed class AnaplanTask
{
    private readonly ActionScope _action;

    internal AnaplanTask(ActionScope action, string id) => (_action, Id) = (action, id);

    /// <summary>Id of the task. Means something only together with <see cref="ActionId"/>.</summary>
    public string Id { get; }

    /// <summary>Id of the action that runs.</summary>
    public string ActionId => _action.Id;

    /// <summary>Name of the action, when known.</summary>
    public string? ActionName => _action.Name;

    /// <summary>What runs.</summary>
    public ActionKind Kind => _action.Kind;

    internal ActionScope Action => _action;

    /// <summary>The task at this moment.</summary>
    public async Task<TaskSnapshot> GetSnapshotAsync(CancellationToken cancellationToken = default)
        => await _action.Model.Api.GetAsync(
            _action.TasksPath(Id) + "?includeProcessDetails=true", $"read task {Id} of {_action.Description}", ApiJson.Default.TaskSnapshot, "task",
            cancellationToken).ConfigureAwait(false);

    /// <summary>
    /// Waits until the task has ended well. Rejected rows are a result (<see cref="TaskResult.AnyFailureDump"/>), not an error.
    /// Cancelling ends the waiting, not the task.
    /// </summary>
    /// <exception cref="AnaplanActionException">It failed, was cancelled, or ended without saying how.</exception>
    /// <exception cref="AnaplanApiException">It did not end in time, or its state could not be read for too long; it goes on.</exception>
    public Task<TaskResult> WaitAsync(
        TaskWaitOptions? options = null, IProgress<TaskSnapshot>? progress = null, CancellationToken cancellationToken = default)
    {
        options ??= new();
        var problems = options.Problems().ToList();
        return problems.Count == 0
            ? new TaskWaiter(this, options, progress).WaitAsync(cancellationToken)
            : throw new AnaplanConfigurationException(problems);
    }

    /// <summary>Asks the service to cancel the task, which it may be too late for: wait to see. A task that is gone is fine.</summary>
    public async Task CancelAsync(CancellationToken cancellationToken = default)
    {
        var request = new ApiRequest
        {
            Method = HttpMethod.Delete,
            Path = _action.TasksPath(Id),
            What = $"cancel task {Id} of {_action.Description}",
            Class = CallClass.IdempotentByKey,
            Body = () => RequestBody.Empty,
            Accept = "*/*",
        };
        var attempt = await _action.Model.Api.TryAsync(request, Answers.Ignore, cancellationToken).ConfigureAwait(false);
        if (attempt.Failure is { StatusCode: not 404 } failure)
            throw failure.ToException(request, attempt.Count);
    }

    /// <summary>
    /// Opens the rejected rows as CSV in UTF-8 (API reference 6.5), or returns null when there are none. The caller disposes
    /// the stream. Only the dump of the latest run of an import exists, and not for ever.
    /// </summary>
    /// <param name="objectId">For a process: the import within it (<see cref="TaskResult.ObjectId"/> of the nested result). Otherwise null.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<Stream?> OpenDumpAsync(string? objectId = null, CancellationToken cancellationToken = default)
    {
        if (Kind == ActionKind.Process && objectId is null)
            throw new ArgumentNullException(nameof(objectId), "The dumps of a process belong to the imports within it.");
        return TaskDump.OpenAsync(this, objectId == ActionId ? null : objectId, cancellationToken);
    }

    /// <summary>Kind, action and task, as errors show them.</summary>
    public override string ToString() => $"task {Id} of {_action.Description}";
}
