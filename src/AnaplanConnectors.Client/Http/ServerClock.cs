namespace AnaplanConnectors.Client;

/// <summary>The server's time, learned from its answers: the clock of this machine may be hours off.</summary>
internal sealed class ServerClock(TimeProvider timeProvider)
{
    private long _offsetTicks;

    /// <summary>What the server's clock shows now, to a second or so.</summary>
    public DateTimeOffset UtcNow => timeProvider.GetUtcNow() + Offset;

    /// <summary>How far the server is ahead of this machine.</summary>
    public TimeSpan Offset => new(Interlocked.Read(ref _offsetTicks));

    public void Learn(HttpResponseMessage response)
    {
        if (response.Headers.Date is { } date)
            Interlocked.Exchange(ref _offsetTicks, (date - timeProvider.GetUtcNow()).Ticks);
    }
}
