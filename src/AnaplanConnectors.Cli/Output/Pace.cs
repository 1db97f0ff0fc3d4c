using AnaplanConnectors.Transfer;

namespace AnaplanConnectors.Cli;

/// <summary>How fast a phase goes, over all of its time, and how long it will still take.</summary>
/// <param name="RowsPerSecond">Zero in phases that know no rows.</param>
/// <param name="BytesPerSecond">Zero in phases that know no bytes.</param>
/// <param name="Left">Null where nobody knows how much there is.</param>
internal sealed record Pace(double RowsPerSecond, double BytesPerSecond, TimeSpan? Left)
{
    // The first moments say nothing about the rest, and nothing is left of a phase that has ended.
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(1);

    /// <summary>Null when there is nothing to say yet, or any more.</summary>
    public static Pace? Of(TransferProgress progress, TimeSpan elapsed)
    {
        if (progress.IsFinished || elapsed < Least)
            return null;
        // What the server runs is no matter of speed: its fraction stands still for long and then jumps.
        var left = progress is { Fraction: > 0 and { } fraction, Bytes: > 0 } ? elapsed * ((1 - fraction) / fraction) : (TimeSpan?)null;
        return new Pace(progress.Rows / elapsed.TotalSeconds, progress.Bytes / elapsed.TotalSeconds, left);
    }
}
