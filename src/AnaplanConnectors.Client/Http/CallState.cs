namespace AnaplanConnectors.Client;

/// <summary>How patient one call has been so far.</summary>
internal sealed class CallState(ApiRequest request, AnaplanClientOptions options)
{
    private readonly RetryOptions _retry = options.Retry;
    private int _counted;
    private int _moved;
    private int _busy;
    private long? _failingSince;
    private long? _busySince;

    public ApiRequest Request => request;

    /// <summary>How often the request was sent.</summary>
    public int Attempts { get; set; }

    /// <summary>Whether a new token was fetched because the service refused the old one: that happens once a call.</summary>
    public bool HasRenewedToken { get; set; }

    /// <summary>The pause before the next attempt.</summary>
    public TimeSpan? NextPause { get; set; }

    /// <summary>The pause before the request may be sent again; null when it may not.</summary>
    public TimeSpan? PauseAfter(Failure failure)
    {
        if (!failure.MayRepeat(request.Class))
            return null;
        var failingFor = Since(ref _failingSince);
        switch (failure.Repetition)
        {
            case Repetition.WhenAllowed:
                // Never cut short: who comes earlier than asked is asked to stay away longer.
                return Allowed(failure.RetryAfter ?? RetryAfter.WhenAbsent, failingFor);
            case Repetition.WhenFree:
                var busyFor = Since(ref _busySince);
                var untilFree = failure.RetryAfter ?? Backoff(_busy++ + 2);
                return busyFor + untilFree <= _retry.MaxBusyWait ? untilFree : null;
            case Repetition.Twice:
                return _moved++ < 2 ? Backoff(_moved - 1) : null;
            default:
                if (_counted >= _retry.MaxRetries)
                    return null;
                var pause = Allowed(failure.RetryAfter ?? Backoff(_counted), failingFor);
                _counted++;
                return failingFor + pause <= _retry.Budget ? pause : null;
        }
    }

    private TimeSpan? Allowed(TimeSpan pause, TimeSpan failingFor)
        => pause <= _retry.MaxRateLimitWait && failingFor <= _retry.Budget ? pause : null;

    // Full jitter: anything from nothing to the doubled pause.
    private TimeSpan Backoff(int exponent)
    {
        var longest = Math.Min(_retry.FirstDelay.TotalSeconds * Math.Pow(2, exponent), _retry.MaxDelay.TotalSeconds);
        return Jitter.UpTo(TimeSpan.FromSeconds(longest));
    }

    private TimeSpan Since(ref long? start)
    {
        var now = options.TimeProvider.GetTimestamp();
        start ??= now;
        return options.TimeProvider.GetElapsedTime(start.Value, now);
    }
}
