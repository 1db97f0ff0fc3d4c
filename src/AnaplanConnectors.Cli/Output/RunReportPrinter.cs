using System.Globalization;
using System.Text.Json;

namespace AnaplanConnectors.Cli;

/// <summary>Prints a report: for people always in the same shape, a word and its figures on each line, or as JSON.</summary>
internal static class RunReportPrinter
{
    private const int TitleWidth = 56;
    private const int MaxReasons = 10;

    public static readonly RunReportJson Json = new(new JsonSerializerOptions(RunReportJson.Default.Options) { Encoder = JsonText.Encoder });

    public static void Print(Screen screen, RunReport report)
    {
        foreach (var warning in report.Warnings)
            screen.Warn(warning);
        if (screen.IsJson)
        {
            screen.Json(report, Json.RunReport);
            return;
        }

        foreach (var line in Lines(report))
            screen.Host.Out.WriteLine(Printable.Of(line));
    }

    private static IEnumerable<string> Lines(RunReport report)
    {
        var time = Figures.Duration(TimeSpan.FromSeconds(report.Seconds));
        yield return $"{report.Status.ToUpperInvariant(),-8} {$"run {report.Run}   {report.Title}".PadRight(TitleWidth)} {time,8}";
        if (report.Rows is { } rows)
            yield return Line("rows", RowFigures(rows, report.Rejects));
        else if (report.Rejects is { } refused) // how many rows a file held that somebody uploaded before, nobody tells us
            yield return Line("rows", [RejectedFigure(refused.Rejected, refused), .. Warned(refused.Warned)]);
        if (report.Bytes is { } bytes)
            yield return Line("bytes", ByteFigures(bytes));
        if (report.Changes is { } changes)
            yield return changes.CellsSent is { } cells
                ? Line("cells", [$"{Figures.Count(cells)} sent", $"{Figures.Count(changes.CellsChanged ?? 0)} changed"])
                : Line("items", [$"{Figures.Count(changes.Added ?? 0)} added", $"{Figures.Count(changes.Updated ?? 0)} updated", $"{Figures.Count(changes.Deleted ?? 0)} deleted"]);
        yield return Line("speed", SpeedFigures(report));
        if (report.Task is { } task)
            yield return Line("proof", [$"task {task.Id}", $"{task.Kind} {task.ActionId}"]);
        if (report.Target is not null)
            yield return Line("written", [report.Target]);
        foreach (var step in report.Steps ?? [])
            yield return Line(step.Successful ? "step ok" : "step bad", [step.Name, .. step.Messages.Take(2)]);
        if (report.Rejects is not { } rejects)
            yield break;

        yield return string.Empty;
        foreach (var line in ReasonTable(rejects.ByReason))
            yield return line;
        yield return string.Empty;
        if (rejects.File is { } file)
        {
            yield return Line("rejects", [$"{file}  ({Figures.Count(rejects.Rejected + rejects.Warned, "row")}: your columns, then row, line, status and reason)"]);
            if (Path.GetFileName(Path.GetDirectoryName(file)) == report.Run) // kept with the run
                yield return $"{"next",-8} anx rejects export {report.Run} fixes.csv, correct them there, then: anx rejects retry {report.Run} --from fixes.csv";
        }

        if (report.ExitCode != 0)
            yield return $"exit {report.ExitCode}";
    }

    private static IEnumerable<string> RowFigures(RunRows rows, RunRejects? rejects)
    {
        yield return $"{Figures.Count(rows.Read)} read";
        yield return $"{Figures.Count(rows.Accepted)} accepted";
        yield return RejectedFigure(rows.Rejected, rejects);
        if (rows.LeftOut > 0)
            yield return $"{Figures.Count(rows.LeftOut)} left out";
        foreach (var warned in Warned(rows.Warned))
            yield return warned;
    }

    private static string RejectedFigure(long rows, RunRejects? rejects)
        => $"{Figures.Count(rows)} rejected{(rejects is null ? string.Empty : $" (limit {rejects.Limit})")}";

    private static IEnumerable<string> Warned(long rows) => rows > 0 ? [$"{Figures.Count(rows)} with warnings"] : [];

    private static IEnumerable<string> ByteFigures(RunBytes bytes)
    {
        yield return Figures.Bytes(bytes.Content);
        if (bytes.Sent is { } sent && sent > 0)
            yield return $"{Figures.Bytes(sent)} sent (gzip {((double)bytes.Content / sent).ToString("0.0", CultureInfo.InvariantCulture)}x)";
        if (bytes.Chunks is { } chunks)
            yield return Figures.Count(chunks, "chunk");
        yield return Figures.Count(bytes.Retries, "retry", "retries");
    }

    private static IEnumerable<string> SpeedFigures(RunReport report)
    {
        if (report.Rows is { Read: > 0 } rows && report.Seconds > 0)
            yield return $"{Figures.Count((long)(rows.Read / report.Seconds))} rows/s";
        if (report.Bytes is { } bytes && report.Seconds > 0)
            yield return $"{Figures.Bytes(bytes.Content / report.Seconds)}/s";
        if (report.Task is { } task)
            yield return $"{task.Kind} took {Figures.Duration(TimeSpan.FromSeconds(task.Seconds))}";
        yield return $"peak memory {Figures.Bytes(report.PeakMemoryBytes)}";
    }

    private static IEnumerable<string> ReasonTable(IReadOnlyList<RunReason> reasons)
    {
        var lines = TablePrinter.Lines(
            [new("rows", IsNumber: true), new("reason"), new("column"), new("example value"), new("first rows")],
            reasons.Take(MaxReasons).Select(reason => (IReadOnlyList<string>)
            [
                Figures.Count(reason.Count), reason.Reason, reason.Column ?? "-", reason.Example ?? "-",
                string.Join(", ", reason.FirstRows.Select(Figures.Count)),
            ]).ToList());
        foreach (var line in lines)
            yield return " " + line;
        if (reasons.Count > MaxReasons)
            yield return $" … and {Figures.Count(reasons.Count - MaxReasons, "other reason")}; --json lists them all";
    }

    private static string Line(string word, IEnumerable<string> figures) => $"{word,-8} {string.Join("   ", figures)}";
}
