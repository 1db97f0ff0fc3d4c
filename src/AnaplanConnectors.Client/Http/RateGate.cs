namespace AnaplanConnectors.Client;

/// <summary>
/// Every attempt of a client passes here. Keeps below the published limit of requests, in the order of arrival so that nobody
/// starves, and stops everybody when the service asks for a pause (API reference 8.1).
/// </summary>
internal sealed class RateGate
{
    private readonly TimeProvider _time;
    private readonly double _perSecond;
    private readonly double _burst;
    private readonly object _lock = new();
    private double _free;
    private long _countedAt;
    private long _openAt;

    public RateGate(TimeProvider time, int requestsPerMinute)
    {
        _time = time;
        _perSecond = requestsPerMinute / 60d;
        _burst = Math.Max(1, requestsPerMinute / 6d);
        _free = _burst;
        _countedAt = _openAt = time.GetTimestamp();
    }

    /// <summary>What is left of the pause that the service asked for.</summary>
    public TimeSpan PauseLeft
    {
        get
        {
            var left = _time.GetElapsedTime(_time.GetTimestamp(), Interlocked.Read(ref _openAt));
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    /// <summary>Nobody passes for this long. A pause never shortens another.</summary>
    public void Pause(TimeSpan pause)
    {
        lock (_lock)
        {
            var until = _time.GetTimestamp() + (long)(pause.TotalSeconds * _time.TimestampFrequency);
            if (until > _openAt)
                Interlocked.Exchange(ref _openAt, until);
        }
    }

    /// <summary>Returns when a request may be sent.</summary>
    /// <returns>False when the pause that is left is longer than <paramref name="longestPause"/>.</returns>
    public async Task<bool> EnterAsync(TimeSpan longestPause, CancellationToken cancellationToken)
    {
        var wait = Reserve();
        if (wait > TimeSpan.Zero)
        {
            try
            {
                await _time.Delay(wait, cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                GiveBack();
                throw;
            }
        }

        while (PauseLeft is var pause && pause > TimeSpan.Zero)
        {
            if (pause > longestPause)
                return false;
            // Chance only adds: everybody comes after the deadline, and not all at once.
            await _time.Delay(pause + Jitter.UpTo(TimeSpan.FromSeconds(1)), cancellationToken).ConfigureAwait(false);
        }

        return true;
    }

    private TimeSpan Reserve()
    {
        lock (_lock)
        {
            var now = _time.GetTimestamp();
            _free = Math.Min(_burst, _free + (_time.GetElapsedTime(_countedAt, now).TotalSeconds * _perSecond));
            _countedAt = now;
            _free--;
            return _free >= 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(-_free / _perSecond);
        }
    }

    private void GiveBack()
    {
        lock (_lock)
            _free++;
    }
}
