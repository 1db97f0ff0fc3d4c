using AnaplanConnectors.Transfer;

namespace AnaplanConnectors.Ssis;

/// <summary>Lets a report of each phase pass about once a second, and the last one always.</summary>
internal sealed class ProgressPace
{
    private static readonly TimeSpan BetweenReports = TimeSpan.FromSeconds(1);

    private readonly Dictionary<TransferPhase, long> _reportedAt = [];

    public bool Lets(TransferProgress report)
    {
        var now = TimeProvider.System.GetTimestamp();
        if (!report.IsFinished && _reportedAt.TryGetValue(report.Phase, out var last) && TimeProvider.System.GetElapsedTime(last, now) < BetweenReports)
            return false;
        _reportedAt[report.Phase] = now;
        return true;
    }

    public static int Percent(TransferProgress report) => report.IsFinished ? 100 : (int)(100 * Math.Max(0, Math.Min(1, report.Fraction ?? 0)));

    public static (int Low, int High) Count(TransferProgress report) => (unchecked((int)(report.Rows & 0xFFFFFFFF)), (int)(report.Rows >> 32));
}
