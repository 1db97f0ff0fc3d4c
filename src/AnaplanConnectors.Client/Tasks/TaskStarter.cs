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

    // The service tells its time to the second, and its hosts need not agree to the second.
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(30);

    // So many known tasks are kept: older ones are told from new ones by their time.
    private const int MaxKnown = 1000;

    private readonly TimeProvider _time = action.Model.Api.TimeProvider;
    private readonly ITaskJournal? _journal = options.Journal;

    /// <exception cref="AnaplanUnknownOutcomeException">Whether a task was started could not be settled.</exception>
    public async Task<AnaplanTask> StartAsync(CancellationToken cancellationToken)
    {
        if (_journal?.Find(action.Kind, action.Id) is { } earlier
            && (earlier.TaskId ?? await SettleEarlierAsync(earlier, cancellationToken).ConfigureAwait(false)) is { } found)
            return new(action, found);
        for (var start = 1; ; start++)
        {
            var intent = await IntendAsync(cancellationToken).ConfigureAwait(false);
            var (id, doubt) = await SendAsync(cancellationToken).ConfigureAwait(false);
            if (id is not null)
                await RecordAsync(id, isAdopted: false).ConfigureAwait(false);
            else
                id = await SettleAsync(intent, doubt!, options.SettleWindow, until: null, cancellationToken).ConfigureAwait(false);
            if (id is not null)
                return new(action, id);
            if (!options.Idempotent || start == MaxStarts)
                throw Unknown(NothingAppeared, doubt?.Reason, [], doubt?.Cause);
            await RefuteAsync(NothingAppeared).ConfigureAwait(false);
        }
    }

    private string NothingAppeared => Invariant($"no task appeared within {options.SettleWindow.TotalSeconds:0} s");

    // Null when nothing was started, or it may be started again.
    private async Task<string?> SettleEarlierAsync(TaskIntent intent, CancellationToken cancellationToken)
    {
        // The list is asked once at least, which also tells the service's time.
        var until = intent.ServerTime + options.SettleWindow + Skew;
        var left = until - action.Model.Api.ServerTime;
        var window = left < TimeSpan.Zero ? TimeSpan.Zero : left < options.SettleWindow ? left : options.SettleWindow;
        var doubt = new Failure
        {
            Code = ErrorCodes.UnknownOutcome, Reason = Invariant($"the process that sent it at {intent.ServerTime:u} ended"), Repetition = Repetition.Never, MayHaveHappened = true,
        };
        var id = await SettleAsync(intent, doubt, window, until, cancellationToken).ConfigureAwait(false);
        if (id is null && !options.Idempotent)
            throw Unknown(NothingAppeared, doubt.Reason, []);
        if (id is null)
            await RefuteAsync(NothingAppeared).ConfigureAwait(false);
        return id;
    }

    private async Task<TaskIntent> IntendAsync(CancellationToken cancellationToken)
    {
        var known = await action.ListTasksAsync(cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        var intent = new TaskIntent(
            action.Kind, action.Id, action.Name, known.Select(t => t.Id).ToList(), action.Model.Api.ServerTime);
        cancellationToken.ThrowIfCancellationRequested();
        if (_journal is not null)
            await _journal.IntendAsync(intent with { KnownTasks = intent.KnownTasks.Take(MaxKnown).ToList() }, cancellationToken).ConfigureAwait(false);
        return intent;
    }

    private ValueTask RecordAsync(string id, bool isAdopted) => _journal?.StartedAsync(id, isAdopted) ?? default;

    private ValueTask RefuteAsync(string reason) => _journal?.NotStartedAsync(reason) ?? default;

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
                var failure => throw await RefusedAsync(failure, request, attempt.Count).ConfigureAwait(false),
            };
        }
        catch (OperationCanceledException e) when (grace.IsCancellationRequested)
        {
            throw Unknown("it was cancelled while the answer was outstanding", null, [], e);
        }
    }

    private async Task<AnaplanException> RefusedAsync(Failure failure, ApiRequest request, int attempts)
    {
        await RefuteAsync(failure.Reason).ConfigureAwait(false);
        return failure.ToException(request, attempts);
    }

    // The id of the one new task; null when none appeared.
    private async Task<string?> SettleAsync(
        TaskIntent intent, Failure doubt, TimeSpan window, DateTimeOffset? until, CancellationToken cancellationToken)
    {
        action.Model.Api.Observer.Report(at => new StartInDoubt(at, action.Id, doubt.Reason));
        var since = _time.GetTimestamp();
        var schedule = new PollSchedule(TimeSpan.FromSeconds(10));
        while (true)
        {
            var isLast = _time.GetElapsedTime(since) >= window;
            var fresh = await NewTasksAsync(intent, doubt, until, mustBeReadable: isLast, cancellationToken).ConfigureAwait(false);
            var ours = fresh.Where(t => until is null || t.CreatedAt is null || t.CreatedAt <= until).ToList();
            if (ours.Count > 0)
                return ours.Count == 1 ? await AdoptAsync(ours[0]).ConfigureAwait(false) : throw Unknown($"{ours.Count} new tasks appeared", doubt.Reason, ours, doubt.Cause);
            if (isLast)
                return fresh.Count == 0 || options.Idempotent ? null : throw Unknown("a new task appeared too late to be the one that was started", doubt.Reason, fresh, doubt.Cause);
            var left = window - _time.GetElapsedTime(since);
            var pause = schedule.Next();
            await _time.Delay(pause < left ? pause : left > TimeSpan.Zero ? left : TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<IReadOnlyList<TaskSummary>> NewTasksAsync(
        TaskIntent intent, Failure doubt, DateTimeOffset? until, bool mustBeReadable, CancellationToken cancellationToken)
    {
        try
        {
            var known = new HashSet<string>(intent.KnownTasks, StringComparer.Ordinal);
            // The list is newest first: behind the thousand that were kept there are only older ones, which their time tells.
            var since = until is not null && known.Count == MaxKnown ? intent.ServerTime - Skew : DateTimeOffset.MinValue;
            var tasks = await action.ListTasksAsync(cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
            return tasks.Where(t => !known.Contains(t.Id) && (t.CreatedAt is null || t.CreatedAt >= since)).ToList();
        }
        catch (AnaplanException e) when (mustBeReadable || !e.IsTransient)
        {
            throw Unknown($"the task list cannot be read ({e.Message.TrimEnd('.')})", doubt.Reason, [], e);
        }
        catch (AnaplanException)
        {
            // Read again until the window closes; the last time it has to work.
            return [];
        }
    }

    private async Task<string> AdoptAsync(TaskSummary task)
    {
        await RecordAsync(task.Id, isAdopted: true).ConfigureAwait(false);
        action.Model.Api.Observer.Report(at => new TaskAdopted(at, action.Id, task.Id));
        return task.Id;
    }

    private AnaplanUnknownOutcomeException Unknown(
        string why, string? doubt, IReadOnlyList<TaskSummary> candidates, Exception? cause = null)
    {
        var lost = doubt is null ? "" : $" The answer to the start was lost: {doubt}.";
        var list = candidates.Count == 0 ? "" : $" Candidates: {string.Join(", ", candidates.Select(c => $"{c.Id} ({c.State})"))}.";
        return new(
            $"Whether {action.Description} was started is unknown: {why}.{lost}{list}",
            action.Id,
            candidates,
            candidates.Count > 0
                ? "See which of the tasks is yours and go on with it; start again only when none is."
                : "Look at the action's tasks or the model's history before starting again.",
            cause);
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
