namespace AnaplanConnectors.Client;

/// <summary>Chance for pauses, so that clients that failed together do not come back together.</summary>
internal static class Jitter
{
    private static readonly Random Source = new();

    /// <summary>From zero up to a duration.</summary>
    public static TimeSpan UpTo(TimeSpan longest)
    {
        lock (Source)
            return TimeSpan.FromTicks((long)(longest.Ticks * Source.NextDouble()));
    }
}
