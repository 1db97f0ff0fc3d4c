namespace AnaplanConnectors.Client;

/// <summary>Chance for pauses, so that clients that failed together do not come back together.</summary>
internal static class Jitter
{
    private static readonly object Gate = new();

    /// <summary>Where chance comes from. Set by simulations only, which have to repeat.</summary>
    internal static Random Source { get; set; } = new();

    /// <summary>From zero up to a duration.</summary>
    public static TimeSpan UpTo(TimeSpan longest)
    {
        lock (Gate)
            return TimeSpan.FromTicks((long)(longest.Ticks * Source.NextDouble()));
    }
}
