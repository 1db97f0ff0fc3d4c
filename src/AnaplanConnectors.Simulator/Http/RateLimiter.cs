namespace AnaplanConnectors.Simulator;

/// <summary>
/// The requests a tenant may make, all users and integrations together: a bucket that fills evenly (API reference 8.1).
/// </summary>
internal sealed class RateLimiter(TimeProvider clock, int perMinute)
{
    private readonly Lock _gate = new();
    private readonly double _perSecond = perMinute / 60.0;
    private double _available = perMinute;
    private long _filledAt = clock.GetTimestamp();

    /// <summary>Takes one request from the bucket, or says how long to wait for the next.</summary>
    public bool TryTake(out TimeSpan wait)
    {
        lock (_gate)
        {
            var now = clock.GetTimestamp();
            _available = Math.Min(perMinute, _available + (clock.GetElapsedTime(_filledAt, now).TotalSeconds * _perSecond));
            _filledAt = now;
            wait = TimeSpan.FromSeconds((1 - _available) / _perSecond);
            if (_available < 1)
                return false;
            _available--;
            return true;
        }
    }
}
