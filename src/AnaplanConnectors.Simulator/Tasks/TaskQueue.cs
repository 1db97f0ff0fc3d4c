namespace AnaplanConnectors.Simulator;

/// <summary>The tasks of one model: one runs, the others wait for their turn (API reference 8.2).</summary>
internal sealed class TaskQueue(SimulatorOptions options, Func<ModelTask, CancellationToken, ActionOutcome> run)
    : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly List<ModelTask> _all = [];
    private readonly Queue<ModelTask> _waiting = [];
    private Task _worker = Task.CompletedTask;
    private TaskCompletionSource? _idle;
    private bool _isStopped;

    /// <summary>In the order they were created.</summary>
    public IReadOnlyList<ModelTask> All
    {
        get
        {
            lock (_gate)
                return [.. _all];
        }
    }

    /// <summary>The task that has the model now, or null.</summary>
    public ModelTask? Running { get; private set; }

    public bool IsIdle
    {
        get
        {
            lock (_gate)
                return _idle is null;
        }
    }

    public void Add(ModelTask task)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isStopped, this);
            var turn = task.Created;
            if (_all.Count > 0)
                task.CreateAfter(_all[^1]);
            _all.Add(task);
            _waiting.Enqueue(task);
            if (_idle is not null)
                return;
            _idle = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _worker = Task.Run(() => RunAllAsync(turn));
        }
    }

    /// <summary>Takes over a task of an earlier life, which is over.</summary>
    public void Load(ModelTask task)
    {
        lock (_gate)
            _all.Add(task);
    }

    /// <summary>Waits until no task runs or waits.</summary>
    public Task WaitUntilIdleAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
            return _idle?.Task.WaitAsync(cancellationToken) ?? Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            _isStopped = true;
            foreach (var task in _all)
                task.Abort();
        }
        await _worker;
        foreach (var task in _all)
            task.Dispose();
    }

    private async Task RunAllAsync(DateTimeOffset turn)
    {
        while (Next() is { } task)
        {
            var finish = await RunAsync(task, turn);
            lock (_gate)
            {
                // In one step: whoever sees the task over must find the model free.
                finish();
                Running = null;
                turn = options.TimeProvider.GetUtcNow();
                if (_waiting.Count == 0)
                {
                    _idle!.SetResult();
                    _idle = null;
                    return;
                }
            }
        }
    }

    private ModelTask? Next()
    {
        lock (_gate)
            return _waiting.TryDequeue(out var task) ? task : null;
    }

    /// <summary>Runs a task and gives what ends it.</summary>
    /// <param name="task">The task.</param>
    /// <param name="turn">Since when the model has been free for it.</param>
    private async Task<Action> RunAsync(ModelTask task, DateTimeOffset turn)
    {
        try
        {
            var clock = options.TimeProvider;
            var start = turn.After(options.TaskStartDelay);
            await clock.WaitUntilAsync(start, task.Cancellation);
            if (!task.Start(start))
                return () => { };
            Running = task;
            await clock.WaitUntilAsync(task.Started!.Value.After(task.LeastDuration), task.Cancellation);
            var outcome = run(task, task.Cancellation);
            return () => task.Complete(outcome);
        }
        catch (OperationCanceledException) when (task.Cancellation.IsCancellationRequested)
        {
            return task.EndCancelled;
        }
        catch (Exception error)
        {
            // A defect of the simulator or a full disk: the task says so, as the service would, and the queue goes on.
            var outcome = new ActionOutcome(task.Action.Id, task.Action.Name, false, false,
                [new OutcomeDetail("internalError", error.ToString())]);
            return () => task.Complete(outcome);
        }
    }
}
