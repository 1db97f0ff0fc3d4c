using System.Text.Json;

namespace AnaplanConnectors.Client;

/// <summary>Starts and follows synchronisations, or the making of reports (API reference 10.1).</summary>
public sealed class AlmTaskClient
{
    private readonly ModelScope _scope;
    private readonly string _collection;
    private readonly string _noun;
    private readonly CallClass _startClass;

    internal AlmTaskClient(ModelScope scope, string collection, string noun, CallClass startClass)
        => (_scope, _collection, _noun, _startClass) = (scope, collection, noun, startClass);

    /// <summary>Starts one. A report may be started again without harm; a synchronisation whose answer is lost is not.</summary>
    /// <exception cref="AnaplanUnknownOutcomeException">The answer to the start of a synchronisation was lost.</exception>
    public Task<AlmTask> StartAsync(RevisionPair revisions, CancellationToken cancellationToken = default)
    {
        if (revisions is null)
            throw new ArgumentNullException(nameof(revisions));
        var json = JsonSerializer.SerializeToUtf8Bytes(revisions, ApiJson.Default.RevisionPair);
        var request = ApiRequest.Send(HttpMethod.Post, Path(), $"start a {_noun} of {_scope.Description}", _startClass, json);
        return _startClass == CallClass.AskFirst
            ? _scope.Api.SendOnceAsync(request, Read, revisions.SourceRevisionId, "Look at the synchronisations of the model before starting another.", cancellationToken)
            : _scope.Api.SendAsync(request, Read, cancellationToken);
    }

    /// <summary>Tasks that run or ended within 48 hours. Synchronisations only: the service lists no reports (405).</summary>
    public IAsyncEnumerable<AlmTask> ListAsync(CancellationToken cancellationToken = default)
        => _scope.Api.ListAsync(Path(), $"list the {_noun}s of {_scope.Description}", ApiJson.Default.ListAlmTask, ["tasks"], cancellationToken);

    /// <summary>A task at this moment.</summary>
    public Task<AlmTask> GetAsync(string taskId, CancellationToken cancellationToken = default)
        => _scope.Api.GetAsync(
            Path(taskId ?? throw new ArgumentNullException(nameof(taskId))), $"read {_noun} {taskId} of {_scope.Description}", ApiJson.Default.AlmTask, "task", cancellationToken);

    /// <summary>Waits until a task has ended well. Asks after 1, 2 and 5 s, then every 10 s. Cancelling ends the waiting only.</summary>
    /// <exception cref="AnaplanApiException">It failed; the code is ANX7001 and the message the service's.</exception>
    public async Task<AlmTask> WaitAsync(string taskId, CancellationToken cancellationToken = default)
    {
        var schedule = new PollSchedule(TimeSpan.FromSeconds(10));
        while (true)
        {
            var task = await GetAsync(taskId, cancellationToken).ConfigureAwait(false);
            if (task.State == TaskState.Complete && task.Result is { Successful: true })
                return task;
            if (task.State.IsFinal)
            {
                throw new AnaplanApiException(
                    ErrorCodes.ActionFailed,
                    $"{char.ToUpperInvariant(_noun[0])}{_noun.Substring(1)} {taskId} of {_scope.Description} failed: {task.Result?.Error?.Title} {task.Result?.Error?.MessageText}".TrimEnd(' ', '.', ':') + ".",
                    "Look at the revisions of both models.");
            }

            await _scope.Api.TimeProvider.Delay(schedule.Next(), cancellationToken).ConfigureAwait(false);
        }
    }

    private string Path(params string[] segments) => _scope.Path(["alm", _collection, .. segments]);

    private static AlmTask Read(PooledBytes body)
        => Envelope.ReadOne(body, ApiJson.Default.AlmTask, "task") is { Id.Length: > 0 } task ? task : throw new AnswerException("the answer holds no task id");
}
