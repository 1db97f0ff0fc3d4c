namespace AnaplanConnectors.Simulator;

/// <summary>Requests that were lost on the way and arrive late. Their bodies wait on disk.</summary>
internal sealed class Replays(TimeProvider clock, string directory) : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly List<Waiting> _afterCalls = [];
    private readonly HashSet<Task> _running = [];
    private readonly CancellationTokenSource _stopped = new();
    private int _files;

    /// <summary>Takes a request in; set by the simulator, because the core needs the faults first.</summary>
    public Func<ApiRequest, CancellationToken, Task>? Receiver { get; set; }

    /// <summary>Keeps a copy of the request, its body read to the end.</summary>
    public async Task<ApiRequest> CaptureAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(directory);
        var path = Path.Combine(directory, $"{Interlocked.Increment(ref _files)}.body");
        await using (var file = File.Create(path))
            await request.Body.CopyToAsync(file, cancellationToken);
        return request.WithBody(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.None, 4096,
            FileOptions.DeleteOnClose));
    }

    public void Add(ApiRequest request, DateTimeOffset arrival) => Run(() => ArriveAsync(request, arrival));

    public void Add(ApiRequest request, Route after, int count)
    {
        lock (_gate)
            _afterCalls.Add(new Waiting(request, after, count));
    }

    /// <summary>Lets in what waited for this call; the call is answered behind it.</summary>
    public async Task CalledAsync(Route route)
    {
        List<Waiting> due = [];
        lock (_gate)
        {
            foreach (var waiting in _afterCalls)
            {
                if (waiting.After == route && --waiting.Calls == 0)
                    due.Add(waiting);
            }
            _afterCalls.RemoveAll(due.Contains);
        }
        foreach (var waiting in due)
            await ArriveAsync(waiting.Request, DateTimeOffset.MinValue);
    }

    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        while (Running() is { Length: > 0 } running)
            await Task.WhenAll(running).WaitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _stopped.CancelAsync();
        await Task.WhenAll(Running()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var waiting in _afterCalls)
            await waiting.Request.Body.DisposeAsync();
        _stopped.Dispose();
    }

    private void Run(Func<Task> arrive)
    {
        var task = arrive();
        lock (_gate)
            _running.Add(task);
        task.ContinueWith(done =>
        {
            lock (_gate)
                _running.Remove(done);
        }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private Task[] Running()
    {
        lock (_gate)
            return [.. _running];
    }

    private async Task ArriveAsync(ApiRequest request, DateTimeOffset arrival)
    {
        await using var body = request.Body;
        await clock.WaitUntilAsync(arrival, _stopped.Token);
        await (Receiver ?? throw new InvalidOperationException("Nobody receives late requests."))(request, _stopped.Token);
    }

    private sealed class Waiting(ApiRequest request, Route after, int calls)
    {
        public ApiRequest Request { get; } = request;

        public Route After { get; } = after;

        public int Calls { get; set; } = calls;
    }
}

internal sealed class ReplayFault : Fault
{
    private readonly Action<FaultContext, ApiRequest> _schedule;

    public ReplayFault(TimeSpan after)
        : base($"request lost, arrives late {Time(after)}") => _schedule = (context, request) =>
            context.Services.Replays.Add(request, context.Start.After(after));

    public ReplayFault(Route after, int count)
        : base(Text($"request lost, arrives behind {after} ({count})")) => _schedule = (context, request) =>
            context.Services.Replays.Add(request, after, count);

    internal override async Task<ApiResponse> ApplyAsync(FaultContext context, Func<ApiRequest, Task<ApiResponse>> answer)
    {
        _schedule(context, await context.Services.Replays.CaptureAsync(context.Request, context.CancellationToken));
        throw new ConnectionResetException();
    }
}
