namespace AnaplanConnectors.Client;

/// <summary>
/// Ends an attempt that hangs. While bytes are sent or received only silence counts, so a slow line is fine; while the answer is
/// awaited nothing can be seen of a busy model, so a limit counts. Bodies of files get time in proportion to their size on top.
/// </summary>
internal sealed class CallClock : IDisposable
{
    // A line slower than this is broken.
    private const double MinBytesPerSecond = 8 * 1024;

    private readonly TimeoutOptions _timeouts;
    private readonly CancellationTokenSource _cancel;
    private readonly ITimer _silence;
    private readonly ITimer _limit;

    public CallClock(TimeProvider timeProvider, TimeoutOptions timeouts, TimeSpan answerLimit, long bytesToSend, CancellationToken cancellationToken)
    {
        _timeouts = timeouts;
        _cancel = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _silence = timeProvider.CreateTimer(
            _ => Expire(Invariant($"no byte moved for {timeouts.NoProgress.TotalSeconds:0.#} s")), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        var limit = answerLimit + TimeFor(bytesToSend);
        _limit = timeProvider.CreateTimer(
            _ => Expire(Invariant($"no answer within {limit.TotalSeconds:0.#} s")), null, limit, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Cancelled when the caller cancels or a clock runs out.</summary>
    public CancellationToken Token => _cancel.Token;

    /// <summary>Which clock ran out, as a clause; null while none has.</summary>
    public string? Expired { get; private set; }

    /// <summary>A byte moved, or is about to.</summary>
    public void BytesMove() => _silence.Change(_timeouts.NoProgress, Timeout.InfiniteTimeSpan);

    /// <summary>Everything is sent, so the service may think; or everything is received.</summary>
    public void BytesRest() => _silence.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    /// <summary>The content of a file begins to arrive.</summary>
    public void Receiving(long length) => _limit.Change(_timeouts.Answer + TimeFor(length), Timeout.InfiniteTimeSpan);

    public void Dispose()
    {
        _silence.Dispose();
        _limit.Dispose();
        _cancel.Dispose();
    }

    private static TimeSpan TimeFor(long bytes) => TimeSpan.FromSeconds(bytes / MinBytesPerSecond);

    private void Expire(string what)
    {
        Expired ??= what;
        try
        {
            _cancel.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The attempt ended while the timer fired: nothing is left to end.
        }
    }
}
