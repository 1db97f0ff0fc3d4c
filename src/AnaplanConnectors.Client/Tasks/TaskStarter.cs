using System.Text.Json;

namespace AnaplanConnectors.Client;

/// <summary>
/// Starts a task at most once. The tasks that exist are read first; when the answer to the start is lost, the list tells what
/// became of it. A start that surfaces after the settle window is the one case that cannot be told from none, which is why
/// starting again needs consent.
/// </summary>
internal sealed class TaskStarter(ActionScope action, TaskStartOptions options)
{
    private const int MaxStarts = 3;

    // A start that is under way when the caller cancels gets this long to tell its outcome.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    private readonly TimeProvider _time = action.Model.Api.TimeProvider;

    /// <exception cref="AnaplanUnknownOutcomeException">Whether a task was started could not be settled.</exception>
    public async Task<AnaplanTask> StartAsync(CancellationToken cancellationToken)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var task in action.ListTasksAsync(cancellationToken).ConfigureAwait(false))
            known.Add(task.Id);
        for (var start = 1; ; start++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (id, doubt) = await SendAsync(cancellationToken).ConfigureAwait(false);
            id ??= await SettleAsync(known, doubt!, cancellationToken).ConfigureAwait(false);
            if (id is not null)
                return new(action, id);
            if (!options.Idempotent || start == MaxStarts)
                throw Unknown(Invariant($"no task appeared within {options.SettleWindow.TotalSeconds:0} s"), doubt, []);
        }
    }

    // A task id, or why its answer was lost; an exception when nothing was started for certain.
    private async Task<(string? Id, Failure? Doubt)> SendAsync(CancellationToken cancellationToken)
    {
        using var grace = new CancellationTokenSource();
        using var timer = _time.CreateTimer(_ => grace.Cancel(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        using var registration = cancellationToken.Register(() => timer.Change(Grace, Timeout.InfiniteTimeSpan));
        var request = Request();
        try
        {
            var attempt = await action.Model.Api.TryAsync(request, ReadTaskId, grace.Token).ConfigureAwait(false);
            return attempt.Failure switch
            {
                null => (attempt.Value, null),
                { MayHaveHappened: true } doubt => (null, doubt),
                var failure => throw failure.ToException(request, attempt.Count),
            };
        }
        catch (OperationCanceledException e) when (grace.IsCancellationRequested)
        {
            throw Unknown("it was cancelled while the answer was outstanding", null, [], e);
        }
    }

    // The id of the one new task; null when none appeared.
    private async Task<string?> SettleAsync(HashSet<string> known, Failure doubt, CancellationToken cancellationToken)
    {
        action.Model.Api.Observer.Report(at => new StartInDoubt(at, action.Id, doubt.Reason));
        var since = _time.GetTimestamp();
        var schedule = new PollSchedule(TimeSpan.FromSeconds(10));
        while (true)
        {
            var isLast = _time.GetElapsedTime(since) >= options.SettleWindow;
            if (await NewTasksAsync(known, doubt, mustBeReadable: isLast, cancellationToken).ConfigureAwait(false) is { Count: > 0 } fresh)
                return fresh.Count == 1 ? Adopt(fresh[0]) : throw Unknown($"{fresh.Count} new tasks appeared", doubt, fresh);
            if (isLast)
                return null;
            var left = options.SettleWindow - _time.GetElapsedTime(since);
            var pause = schedule.Next();
            await _time.Delay(pause < left ? pause : left > TimeSpan.Zero ? left : TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<IReadOnlyList<TaskSummary>> NewTasksAsync(
        HashSet<string> known, Failure doubt, bool mustBeReadable, CancellationToken cancellationToken)
    {
        try
        {
            var tasks = await action.ListTasksAsync(cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
            return tasks.Where(t => !known.Contains(t.Id)).ToList();
        }
        catch (AnaplanException e) when (mustBeReadable || !e.IsTransient)
        {
            throw Unknown($"the task list cannot be read ({e.Message.TrimEnd('.')})", doubt, [], e);
        }
        catch (AnaplanException)
        {
            // Read again until the window closes; the last time it has to work.
            return [];
        }
    }

    private string Adopt(TaskSummary task)
    {
        action.Model.Api.Observer.Report(at => new TaskAdopted(at, action.Id, task.Id));
        return task.Id;
    }

    private AnaplanUnknownOutcomeException Unknown(
        string why, Failure? doubt, IReadOnlyList<TaskSummary> candidates, Exception? cause = null)
    {
        var lost = doubt is null ? "" : $" The answer to the start was lost: {doubt.Reason}.";
        var list = candidates.Count == 0 ? "" : $" Candidates: {string.Join(", ", candidates.Select(c => $"{c.Id} ({c.State})"))}.";
        return new(
            $"Whether {action.Description} was started is unknown: {why}.{lost}{list}",
            action.Id,
            candidates,
            candidates.Count > 0
                ? "See which of the tasks is yours and go on with it; start again only when none is."
                : "Look at the action's tasks or the model's history before starting again.",
            cause ?? doubt?.Cause);
    }

    private ApiRequest Request()
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(
            new TaskStart { LocaleName = options.Locale, MappingParameters = options.MappingParameters is { Count: > 0 } some ? [.. some] : null },
            ApiJson.Default.TaskStart);
        return new()
        {
            Method = HttpMethod.Post,
            Path = action.TasksPath(),
            What = $"start {action.Description}",
            Class = CallClass.AskFirst,
            Body = () => RequestBody.Json(body),
        };
    }

    private static string ReadTaskId(PooledBytes body)
        => Envelope.ReadOne(body, ApiJson.Default.TaskSnapshot, "task").Id is { Length: > 0 } id ? id : throw new AnswerException("the answer holds no task id");
}

internal sealed class TaskStart
{
    public string? LocaleName { get; set; }

    public List<MappingParameter>? MappingParameters { get; set; }
}
