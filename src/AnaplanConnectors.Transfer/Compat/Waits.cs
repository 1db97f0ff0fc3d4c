namespace AnaplanConnectors.Transfer.Compat;

/// <summary>Waiting by the clock that tests can turn.</summary>
internal static class Waits
{
    public static Task DelayAsync(TimeProvider time, TimeSpan delay, CancellationToken cancellationToken)
#if NETFRAMEWORK
        => TimeProviderTaskExtensions.Delay(time, delay, cancellationToken);
#else
        => Task.Delay(delay, time, cancellationToken);
#endif

    /// <summary>Is cancelled when the time is over.</summary>
    public static CancellationTokenSource Deadline(TimeProvider time, TimeSpan delay)
#if NETFRAMEWORK
        => TimeProviderTaskExtensions.CreateCancellationTokenSource(time, delay);
#else
        => new(delay, time);
#endif
}
