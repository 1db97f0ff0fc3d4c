namespace AnaplanConnectors.Simulator;

/// <summary>One run of an action, from the POST to the last time somebody asks for it (API reference 3.16).</summary>
internal sealed class ModelTask(string kind, ActionState action, UserState user,
    IReadOnlyList<MappingParameter> mappingParameters, SimulatorOptions options)
    : IDisposable
{
    // How much of the bar the minimum duration fills; the work itself has the rest.
    private const double ShareOfWaiting = 0.9;

    private readonly TimeProvider _clock = options.TimeProvider;
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _cancelled = new();
    private double _reported;
    private string _step = "Processing ...";

    public string Id { get; private init; } = Guid.NewGuid().ToString("N").ToUpperInvariant();

    /// <summary>The kind in its path, <c>imports</c> for example.</summary>
    public string Kind { get; } = kind;

    public ActionState Action { get; } = action;

    public UserState User { get; } = user;

    public IReadOnlyList<MappingParameter> MappingParameters { get; } = mappingParameters;

    /// <summary>How long it has the model at the least.</summary>
    public TimeSpan LeastDuration { get; init; } = options.MinimumTaskDuration;

    public DateTimeOffset Created { get; private set; } = options.TimeProvider.GetUtcNow();

    /// <summary>
    /// Moves the creation behind that of the task before it, if it is not: starting takes time, however still a virtual clock stands, and
    /// lists are sorted by it.
    /// </summary>
    public void CreateAfter(ModelTask earlier)
    {
        if (Created.ToUnixTimeMilliseconds() <= earlier.Created.ToUnixTimeMilliseconds())
            Created = earlier.Created.AddMilliseconds(1);
    }

    public DateTimeOffset? Started { get; private set; }

    public DateTimeOffset? Ended { get; private set; }

    public ModelTaskState State { get; private set; } = ModelTaskState.NotStarted;

    public ActionOutcome? Outcome { get; private set; }

    public UserState? CancelledBy { get; private set; }

    public CancellationToken Cancellation => _cancelled.Token;

    public bool IsOver => State is ModelTaskState.Complete or ModelTaskState.Cancelled;

    public double Progress
    {
        get
        {
            lock (_gate)
            {
                if (State == ModelTaskState.Complete)
                    return 1;
                if (Started is not { } started)
                    return 0;
                if (LeastDuration <= TimeSpan.Zero)
                    return _reported;
                var waited = Math.Min(1, (_clock.GetUtcNow() - started) / LeastDuration);
                return (ShareOfWaiting * waited) + ((1 - ShareOfWaiting) * _reported);
            }
        }
    }

    public string Step => State switch
    {
        ModelTaskState.NotStarted => "Not started",
        ModelTaskState.InProgress => _step,
        ModelTaskState.Cancelling => "Cancelling ...",
        ModelTaskState.Cancelled => "Cancelled.",
        _ => Outcome is { Successful: true } ? "Complete." : "Failed.",
    };

    /// <summary>A task of an earlier life; without an outcome it was cancelled.</summary>
    public static ModelTask Restored(TaskImage image, ActionState action, UserState user, UserState? cancelledBy,
        SimulatorOptions options) => new(image.Kind, action, user, [], options)
    {
        Id = image.Id,
        Created = image.Created,
        Started = image.Started,
        Ended = image.Ended,
        Outcome = image.Outcome?.ToOutcome(),
        CancelledBy = cancelledBy,
        State = image.Outcome is null ? ModelTaskState.Cancelled : ModelTaskState.Complete,
    };

    /// <summary>False: it was cancelled while it waited.</summary>
    /// <param name="at">When it was due: the clock may have been turned since.</param>
    public bool Start(DateTimeOffset at)
    {
        lock (_gate)
        {
            if (State != ModelTaskState.NotStarted)
                return false;
            State = ModelTaskState.InProgress;
            Started = at;
            return true;
        }
    }

    public void Report(double fraction, string step)
    {
        lock (_gate)
        {
            // It never goes back, and is not 1 before the task is over.
            _reported = Math.Max(_reported, Math.Clamp(fraction, 0, 0.99));
            _step = step;
        }
    }

    public void Complete(ActionOutcome outcome)
    {
        lock (_gate)
        {
            Outcome = outcome;
            Ended = _clock.GetUtcNow();
            State = ModelTaskState.Complete;
        }
    }

    /// <summary>The running action was rolled back.</summary>
    public void EndCancelled()
    {
        lock (_gate)
        {
            Ended = _clock.GetUtcNow();
            State = ModelTaskState.Cancelled;
        }
    }

    /// <summary>Asks the task to stop. What is over stays what it is.</summary>
    public void Cancel(UserState by)
    {
        lock (_gate)
        {
            if (State is not (ModelTaskState.NotStarted or ModelTaskState.InProgress))
                return;
            CancelledBy = by;
            if (State == ModelTaskState.NotStarted)
                EndCancelled();
            else
                State = ModelTaskState.Cancelling;
        }
        _cancelled.Cancel();
    }

    /// <summary>Stops the work without a trace: the simulator itself ends.</summary>
    public void Abort() => _cancelled.Cancel();

    public void Dispose() => _cancelled.Dispose();
}

/// <summary>States of a task.</summary>
internal enum ModelTaskState
{
    NotStarted,
    InProgress,
    Complete,
    Cancelling,
    Cancelled,
}
