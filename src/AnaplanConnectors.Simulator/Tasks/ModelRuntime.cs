namespace AnaplanConnectors.Simulator;

/// <summary>A model in operation: whether it may be used, is loaded, is busy, and its tasks.</summary>
internal sealed class ModelRuntime : IAsyncDisposable
{
    // Models that nobody touches are unloaded (API reference 3.3).
    private static readonly TimeSpan IdleTime = TimeSpan.FromMinutes(60);

    private readonly SimulatorOptions _options;
    private readonly Lock _gate = new();
    private bool _isLoaded;
    private DateTimeOffset _lastTouch;
    private DateTimeOffset _closed = DateTimeOffset.MinValue;
    private Task? _loading;
    private int _updates;

    public ModelRuntime(
        ModelState state, SimulatorOptions options, Func<ModelRuntime, ModelTask, CancellationToken, ActionOutcome> run)
    {
        State = state;
        _options = options;
        _isLoaded = state.Definition.Open;
        _lastTouch = options.TimeProvider.GetUtcNow();
        Tasks = new TaskQueue(options, (task, cancellationToken) => run(this, task, cancellationToken));
    }

    public ModelState State { get; }

    public TaskQueue Tasks { get; }

    public bool IsOpen
    {
        get
        {
            lock (_gate)
            {
                if (_isLoaded && Tasks.IsIdle && _options.TimeProvider.GetUtcNow() - _lastTouch >= IdleTime)
                    _isLoaded = false;
                return _isLoaded;
            }
        }
    }

    /// <summary>It was closed a moment ago and is still being unloaded.</summary>
    public bool IsClosing => !IsOpen && _options.TimeProvider.GetUtcNow() < _closed;

    /// <summary>A list or cells are being changed right now.</summary>
    public bool IsUpdating => Volatile.Read(ref _updates) > 0;

    /// <summary>Marks the model as updating until the result is disposed.</summary>
    public IDisposable Update() => new UpdateMark(this);

    /// <summary>Why calls are refused in the state the model is in; null when they are not (API reference 8.3).</summary>
    public ApiException? Refusal => State.State switch
    {
        ModelActiveState.Archived => new ApiException(422, "The model is archived"),
        ModelActiveState.Locked => new ApiException(423, "The model is locked"),
        ModelActiveState.Maintenance or ModelActiveState.ProductionMaintenance => new ApiException(424, "The model is offline"),
        _ => null,
    };

    /// <summary>Loads the model if need be and waits until no task has it.</summary>
    public async Task WaitUntilFreeAsync(CancellationToken cancellationToken)
    {
        await LoadAsync().WaitAsync(cancellationToken);
        if (_options.WhenModelIsBusy == BusyModel.Conflict && !Tasks.IsIdle)
            throw new ApiException(409, "The model is busy");
        if (_options.WhenModelIsBusy == BusyModel.Wait)
            await Tasks.WaitUntilIdleAsync(cancellationToken);
    }

    /// <summary>Starts loading, which goes on when nobody waits for it; done at once when the model is open.</summary>
    public Task LoadAsync()
    {
        lock (_gate)
        {
            if (IsOpen)
            {
                _lastTouch = _options.TimeProvider.GetUtcNow();
                return Task.CompletedTask;
            }
            if (_loading is null or { IsCompleted: true })
                _loading = LoadAsync(_options.TimeProvider.GetUtcNow().After(_options.ModelLoadTime));
            return _loading;
        }
    }

    public async Task CloseAsync(CancellationToken cancellationToken)
    {
        await Tasks.WaitUntilIdleAsync(cancellationToken);
        lock (_gate)
        {
            _isLoaded = false;
            _closed = _options.TimeProvider.GetUtcNow().After(_options.ModelCloseTime);
        }
    }

    public ValueTask DisposeAsync() => Tasks.DisposeAsync();

    private async Task LoadAsync(DateTimeOffset end)
    {
        await _options.TimeProvider.WaitUntilAsync(end, CancellationToken.None);
        lock (_gate)
        {
            _isLoaded = true;
            _lastTouch = _options.TimeProvider.GetUtcNow();
        }
    }

    private sealed class UpdateMark : IDisposable
    {
        private readonly ModelRuntime _model;

        public UpdateMark(ModelRuntime model)
        {
            _model = model;
            Interlocked.Increment(ref model._updates);
        }

        public void Dispose() => Interlocked.Decrement(ref _model._updates);
    }
}
