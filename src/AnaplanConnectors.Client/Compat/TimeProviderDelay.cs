namespace AnaplanConnectors.Client;

internal static class TimeProviderDelay
{
#if NET
    /// <summary>Waits by the clock that tests can turn.</summary>
    public static Task Delay(this TimeProvider timeProvider, TimeSpan delay, CancellationToken cancellationToken)
        => Task.Delay(delay, timeProvider, cancellationToken);
#else
    /// <summary>Waits for a task, but no longer than the caller wants to.</summary>
    public static Task<T> WaitAsync<T>(this Task<T> task, CancellationToken cancellationToken)
        => task.WaitAsync(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);

    /// <summary>Waits by the clock that tests can turn.</summary>
    public static Task Delay(this TimeProvider timeProvider, TimeSpan delay, CancellationToken cancellationToken)
        => TimeProviderTaskExtensions.Delay(timeProvider, delay, cancellationToken);
#endif
}
