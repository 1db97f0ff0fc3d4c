using AnaplanConnectors.Transfer;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace AnaplanConnectors.Cli;

/// <summary>Progress on a terminal: a line per phase, redrawn in place four times a second, gone when the work is done.</summary>
internal sealed class LiveProgress(Screen screen, RunWatch watch, string title) : ProgressDisplay($"run {watch.Id}  {title}", screen.Host.Time)
{
    private const int BarWidth = 25;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    public override async Task<T> ShowAsync<T>(Func<IProgress<TransferProgress>, Task<T>> work)
        => await screen.Error.Live(Draw()).AutoClear(true).StartAsync(async live =>
        {
            var running = work(this);
            while (await Task.WhenAny(running, Task.Delay(Interval, Time)) != running)
                live.UpdateTarget(Draw());
            return await running;
        });

    private Rows Draw() => new(Snapshot().Select(Line).Prepend(new Text(Fitting(Heading))));

    private string Heading => watch.Retries > 0 ? $"{Title}  {Figures.Count(watch.Retries, "retry", "retries")}" : Title;

    private IRenderable Line(PhaseState phase)
    {
        var progress = phase.Latest;
        var elapsed = Time.GetElapsedTime(phase.StartedAt, progress.IsFinished ? phase.UpdatedAt : Time.GetTimestamp());
        var parts = new List<string> { $" {Label(progress.Phase),-8}" };
        if (progress.IsFinished || progress.Fraction is not null)
        {
            var fraction = progress.IsFinished ? 1 : progress.Fraction ?? 0;
            parts.Add($"{Bar(fraction)} {Figures.Percent(fraction),5}");
        }

        if (progress.Rows > 0)
            parts.Add(Figures.Count(progress.Rows, "row"));
        if (progress.Bytes > 0)
            parts.Add(Figures.Bytes(progress.Bytes));
        if (progress.Chunks > 0)
            parts.Add(progress.ChunkCount is { } all ? $"{progress.Chunks}/{Figures.Count(all, "chunk")}" : Figures.Count(progress.Chunks, "chunk"));
        if (!progress.IsFinished && progress.Note is { Length: > 0 } note)
            parts.Add(note.ReplaceLineEndings(" "));
        if (Pace.Of(progress, elapsed) is { BytesPerSecond: > 0 } pace)
        {
            parts.Add($"{Figures.Bytes(pace.BytesPerSecond)}/s");
            if (pace.Left is { } left)
                parts.Add($"eta {Figures.Duration(left)}");
        }

        parts.Add(Figures.Duration(elapsed));
        return new Text(Fitting(string.Join("  ", parts)), new Style(progress.IsFinished ? Color.Grey : null));
    }

    // A line that wraps would be redrawn in the wrong place on terminals that were made narrower meanwhile.
    private string Fitting(string line)
    {
        line = Printable.Of(line);
        var width = screen.Error.Profile.Width - 1;
        return line.Length <= width ? line : line[..(width - 1)] + "…";
    }

    private static string Bar(double fraction)
    {
        var eighths = (int)Math.Round(Math.Clamp(fraction, 0, 1) * BarWidth * 8);
        var full = new string('█', eighths / 8);
        var part = eighths % 8 == 0 ? string.Empty : " ▏▎▍▌▋▊▉"[eighths % 8].ToString();
        return (full + part).PadRight(BarWidth, '░');
    }

    private static string Label(TransferPhase phase) => phase == TransferPhase.Run ? "run" : phase.ToString().ToLowerInvariant();
}
