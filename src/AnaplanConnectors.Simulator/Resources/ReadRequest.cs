namespace AnaplanConnectors.Simulator;

/// <summary>One large read (API reference 3.7): pages are written in the background and can be fetched meanwhile.</summary>
internal sealed class ReadRequest : IDisposable
{
    // Unused requests vanish.
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    private readonly SimulatorOptions _options;
    private readonly PagedOutput _output;
    private readonly CancellationTokenSource _cancelled = new();
    private readonly DateTimeOffset _started;
    private DateTimeOffset _lastUse;

    public ReadRequest(string objectId, UserState user, PagedOutput output, Action<PagedOutput, CancellationToken> write,
        SimulatorOptions options)
    {
        ObjectId = objectId;
        User = user;
        _output = output;
        _options = options;
        _started = _lastUse = options.TimeProvider.GetUtcNow();
        Writing = options.ReadRequestsFail ? Task.CompletedTask : Task.Run(() => write(output, _cancelled.Token));
    }

    public string Id { get; } = Guid.NewGuid().ToString("N").ToUpperInvariant();

    /// <summary>The view or list.</summary>
    public string ObjectId { get; }

    public UserState User { get; }

    /// <summary>The work itself; faulted when it was cancelled.</summary>
    public Task Writing { get; }

    public bool IsExpired => _options.TimeProvider.GetUtcNow() - _lastUse >= Lifetime;

    /// <summary>As the API words it.</summary>
    public string State
    {
        get
        {
            var passed = _options.TimeProvider.GetUtcNow() - _started;
            return passed < _options.TaskStartDelay ? "NOT_STARTED"
                : Fraction < 1 || !Writing.IsCompleted ? "IN_PROGRESS"
                : "COMPLETE";
        }
    }

    public bool IsSuccessful => State == "COMPLETE" && !_options.ReadRequestsFail && Writing.IsCompletedSuccessfully;

    /// <summary>Pages that can be fetched now; they come as time passes.</summary>
    public int AvailablePages => State switch
    {
        "NOT_STARTED" => 0,
        "COMPLETE" => _output.Pages.Count,
        _ => (int)(_output.Pages.Count * Fraction),
    };

    private double Fraction
    {
        get
        {
            var passed = _options.TimeProvider.GetUtcNow() - _started - _options.TaskStartDelay;
            return _options.ReadRequestDuration <= TimeSpan.Zero ? 1 : Math.Clamp(passed / _options.ReadRequestDuration, 0, 1);
        }
    }

    /// <summary>
    /// With a duration pages come by the clock, so what there is has to be known: then, and only then, the work is waited for.
    /// </summary>
    public Task SettleAsync() => _options.ReadRequestDuration > TimeSpan.Zero
        ? Writing.ContinueWith(_ => { }, TaskScheduler.Default)
        : Task.CompletedTask;

    /// <summary>A page, held for the caller; null when it is not there (yet).</summary>
    public ContentPart? Page(int index)
    {
        // The time of a request starts anew with every hundredth page.
        if (index % 100 == 0)
            _lastUse = _options.TimeProvider.GetUtcNow();
        if (index >= AvailablePages)
            return null;
        var page = _output.Pages[index];
        page.Hold();
        return page;
    }

    public void Dispose()
    {
        _cancelled.Cancel();
        // Pages go when the work that makes them has ended, however it did.
        Writing.ContinueWith(_ =>
        {
            _output.Release();
            _cancelled.Dispose();
        }, TaskScheduler.Default);
    }
}
