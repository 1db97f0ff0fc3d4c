using System.Globalization;
using System.Text;
using AnaplanConnectors.Transfer;

namespace AnaplanConnectors.Cli;

/// <summary>
/// Progress as lines for logs: key=value, one at most every 10 s or 10 % of a phase, and one whenever a phase begins or ends.
/// Bytes, rows and seconds are plain numbers; rates are by second.
/// </summary>
internal sealed class PlainProgress(TextWriter output, RunWatch watch, string title, TimeProvider time) : ProgressDisplay(title, time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private readonly Lock _writing = new();
    private readonly Dictionary<TransferPhase, (long At, double Fraction)> _lastLines = [];

    public override Task<T> ShowAsync<T>(Func<IProgress<TransferProgress>, Task<T>> work) => work(this);

    protected override void OnReport(PhaseState state, bool isNews)
    {
        lock (_writing)
        {
            var progress = state.Latest;
            var now = Time.GetTimestamp();
            if (!isNews && _lastLines.TryGetValue(progress.Phase, out var last)
                && Time.GetElapsedTime(last.At, now) < Interval && (progress.Fraction ?? 0) - last.Fraction < 0.1)
            {
                return;
            }

            _lastLines[progress.Phase] = (now, progress.Fraction ?? 0);
            output.WriteLine(Printable.Of(Line(progress, Time.GetElapsedTime(state.StartedAt, now))));
        }
    }

    private string Line(TransferProgress progress, TimeSpan elapsed)
    {
        var line = new StringBuilder();
        line.Append(CultureInfo.InvariantCulture, $"{Time.GetUtcNow():yyyy-MM-ddTHH:mm:ssZ} run={watch.Id} phase={progress.Phase.ToString().ToLowerInvariant()}");
        if (progress.IsFinished)
            line.Append(" done=true");
        else if (progress.Fraction is { } fraction)
            line.Append(CultureInfo.InvariantCulture, $" pct={fraction * 100:0}");
        if (progress.Rows > 0)
            line.Append(CultureInfo.InvariantCulture, $" rows={progress.Rows}");
        if (progress.Bytes > 0)
            line.Append(CultureInfo.InvariantCulture, $" bytes={progress.Bytes}");
        if (progress.Chunks > 0 || progress.ChunkCount is not null)
            line.Append(CultureInfo.InvariantCulture, $" chunks={progress.Chunks}{(progress.ChunkCount is { } all ? $"/{all}" : string.Empty)}");
        if (watch.Retries > 0)
            line.Append(CultureInfo.InvariantCulture, $" retries={watch.Retries}");
        if (Pace.Of(progress, elapsed) is { } pace)
        {
            if (pace.RowsPerSecond > 0)
                line.Append(CultureInfo.InvariantCulture, $" rate_rows={pace.RowsPerSecond:0}");
            if (pace.BytesPerSecond > 0)
                line.Append(CultureInfo.InvariantCulture, $" rate_bytes={pace.BytesPerSecond:0}");
            if (pace.Left is { } left)
                line.Append(CultureInfo.InvariantCulture, $" eta={left.TotalSeconds:0}");
        }

        if (progress.Note is { Length: > 0 } note)
            line.Append(CultureInfo.InvariantCulture, $" step=\"{note.Replace('"', '\'').ReplaceLineEndings(" ")}\"");
        line.Append(CultureInfo.InvariantCulture, $" seconds={elapsed.TotalSeconds:0.0}");
        return line.ToString();
    }
}
