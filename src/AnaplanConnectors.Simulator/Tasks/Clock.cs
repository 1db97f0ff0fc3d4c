namespace AnaplanConnectors.Simulator;

/// <summary>Waiting by a clock that somebody else may turn at any moment.</summary>
internal static class Clock
{
    // Timers take no more than 49 days.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(40);

    /// <summary>
    /// Waits until the clock shows the instant. A plain delay would start to count when its timer is set: if a test turned the
    /// clock just before that, it would wait for ever.
    /// </summary>
    public static async Task WaitUntilAsync(this TimeProvider clock, DateTimeOffset instant, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        while (instant - clock.GetUtcNow() is var left && left > TimeSpan.Zero)
        {
            using var stopped = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var delay = Task.Delay(left < Longest ? left : Longest, clock, stopped.Token);
            if (instant - clock.GetUtcNow() < left && !delay.IsCompleted)
                await stopped.CancelAsync();
            else
                await delay;
        }
    }

    /// <summary>The instant so much later; an infinite time leads to the end of all time.</summary>
    public static DateTimeOffset After(this DateTimeOffset instant, TimeSpan time) =>
        time == Timeout.InfiniteTimeSpan || time > DateTimeOffset.MaxValue - instant ? DateTimeOffset.MaxValue : instant + time;
}
