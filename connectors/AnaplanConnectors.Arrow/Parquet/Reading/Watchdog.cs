namespace AnaplanConnectors.Arrow;

/// <summary>
/// Ends the waiting for work that does not end by itself. The thread that does it cannot be stopped and is lost, so the checks in
/// front have to keep that from happening; this is for what they overlook.
/// </summary>
internal static class Watchdog
{
    /// <exception cref="DamagedException">The work took too long.</exception>
    public static Task RunAsync(Action work, TimeSpan limit, TimeProvider time, CancellationToken cancellationToken)
        => WaitAsync(Task.Run(work, cancellationToken), limit, time, cancellationToken);

    /// <exception cref="DamagedException">The work took too long.</exception>
    public static async Task WaitAsync(Task work, TimeSpan limit, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            await work.WaitAsync(limit, time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            throw new DamagedException(FormattableString.Invariant($"decoding did not end within {limit.TotalSeconds:N0} s (DecodeTimeout)"));
        }
    }
}
