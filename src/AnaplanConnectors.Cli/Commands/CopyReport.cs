using AnaplanConnectors.Transfer.Anaplan;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Cli;

/// <summary>The report of a transfer. Refused rows are written to a file before anything is printed.</summary>
internal static class CopyReport
{
    public static async Task<RunReport> CreateAsync(
        RunWatch watch, Location from, Location to, TransferResult? result, long leftOut, RejectLimit limit, string? rejectsPath,
        RunSession? session, CancellationToken cancellationToken)
    {
        if (result is LoadResult load)
            return await OfLoadAsync(watch, from, to, load, leftOut, limit, rejectsPath, session!, cancellationToken);

        return new RunReport
        {
            Run = watch.Id,
            Status = "ok",
            ExitCode = (int)ExitCode.Ok,
            Title = from is AnaplanLocation { Name: { } name } ? name : from.Text,
            Source = from.Text,
            Target = to.Text,
            Rows = result is null ? null : new RunRows(result.RowsWritten + leftOut, result.RowsWritten, LeftOut: leftOut),
            Seconds = watch.Elapsed.TotalSeconds,
            PeakMemoryBytes = RunWatch.PeakMemory,
        };
    }

    private static async Task<RunReport> OfLoadAsync(
        RunWatch watch, Location from, Location to, LoadResult load, long leftOut, RejectLimit limit, string? rejectsPath,
        RunSession session, CancellationToken cancellationToken)
    {
        var import = load as ImportResult;
        var file = load.RejectedRows is { } rejects
            ? await RejectFiles.KeepAsync(session, rejects, import?.Import.Id ?? to.Text, RejectFiles.DefaultName, load.RowsRejected, load.RowsWithWarnings, rejectsPath, cancellationToken)
            : null;
        var exitCode = limit.IsExceededBy(load.RowsRejected + load.RowsWithWarnings, load.RowsSent) || import?.DumpProblem is not null ? ExitCode.Rejects : ExitCode.Ok;
        var isPartial = load.RowsRejected > 0 || load.RowsWithWarnings > 0 || import?.DumpProblem is not null;
        return new RunReport
        {
            Run = watch.Id,
            Status = isPartial ? "partial" : "ok",
            ExitCode = (int)exitCode,
            Title = import?.Import.Name ?? (to as AnaplanLocation)?.Name ?? to.Text,
            Source = from.Text,
            Target = import is null ? to.Text : null,
            Rows = new RunRows(load.RowsSent + leftOut, load.RowsWritten, load.RowsRejected, leftOut, load.RowsWithWarnings),
            Bytes = import is null ? null : new RunBytes(import.Bytes, import.BytesSent, import.Chunks, watch.Retries),
            Task = import is null ? null : new RunTask(import.Task.Id, "import", import.Import.Id, import.Import.Name, import.RunTime.TotalSeconds),
            Changes = load switch
            {
                ListLoadResult list => new RunChanges(list.Added, list.Updated, list.Deleted),
                CellLoadResult cells => new RunChanges(CellsSent: cells.CellsSent, CellsChanged: cells.CellsChanged),
                _ => null,
            },
            Rejects = isPartial ? new RunRejects(file, limit.Text, Reasons(load.RejectReasons), load.RowsRejected, load.RowsWithWarnings) : null,
            Seconds = watch.Elapsed.TotalSeconds,
            PeakMemoryBytes = RunWatch.PeakMemory,
            Warnings = [.. Warnings(load)],
        };
    }

    private static IEnumerable<string> Warnings(LoadResult load)
    {
        if (load is ImportResult { DumpProblem: { } problem })
            yield return $"the rejected rows could not be fetched, and their number may be too low: {problem.Message}";
        var dropped = (load as DirectLoadResult)?.RejectsDropped ?? 0;
        if (dropped > 0)
            yield return $"{Figures.Count(dropped, "refused row")} more than were kept are counted, and cannot be handed back";
    }

    public static IReadOnlyList<RunReason> Reasons(IReadOnlyList<RejectReason> reasons)
        => reasons.Select(reason => new RunReason(reason.Reason, reason.Column, reason.Rows, reason.Example, reason.FirstRows)).ToList();
}
