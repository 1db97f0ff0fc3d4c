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
        if (result is ImportResult import)
            return await OfImportAsync(watch, from, import, leftOut, limit, rejectsPath, session!, cancellationToken);

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

    private static async Task<RunReport> OfImportAsync(
        RunWatch watch, Location from, ImportResult import, long leftOut, RejectLimit limit, string? rejectsPath,
        RunSession session, CancellationToken cancellationToken)
    {
        var file = import.RejectedRows is { } rejects
            ? await RejectFiles.KeepAsync(session, rejects, import.Import.Id, RejectFiles.DefaultName, import.RowsRejected, import.RowsWithWarnings, rejectsPath, cancellationToken)
            : null;
        var exitCode = limit.IsExceededBy(import.RowsRejected + import.RowsWithWarnings, import.RowsSent) || import.DumpProblem is not null ? ExitCode.Rejects : ExitCode.Ok;
        var isPartial = import.RowsRejected > 0 || import.RowsWithWarnings > 0 || import.DumpProblem is not null;
        return new RunReport
        {
            Run = watch.Id,
            Status = isPartial ? "partial" : "ok",
            ExitCode = (int)exitCode,
            Title = import.Import.Name,
            Source = from.Text,
            Rows = new RunRows(import.RowsSent + leftOut, import.RowsWritten, import.RowsRejected, leftOut, import.RowsWithWarnings),
            Bytes = new RunBytes(import.Bytes, import.BytesSent, import.Chunks, watch.Retries),
            Task = new RunTask(import.Task.Id, "import", import.Import.Id, import.Import.Name, import.RunTime.TotalSeconds),
            Rejects = isPartial ? new RunRejects(file, limit.Text, Reasons(import.RejectReasons)) : null,
            Seconds = watch.Elapsed.TotalSeconds,
            PeakMemoryBytes = RunWatch.PeakMemory,
            Warnings = import.DumpProblem is { } problem
                ? [$"the rejected rows could not be fetched, and their number may be too low: {problem.Message}"]
                : [],
        };
    }

    public static IReadOnlyList<RunReason> Reasons(IReadOnlyList<RejectReason> reasons)
        => reasons.Select(reason => new RunReason(reason.Reason, reason.Column, reason.Rows, reason.Example, reason.FirstRows)).ToList();
}
