using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer.Csv;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Anaplan;

/// <summary>Starts an import whose file is complete, waits for it and looks at what it refused.</summary>
internal sealed class ImportRun(ModelClient model, ImportTarget target, ImportOptions options)
{
    public async Task<ImportResult> ExecuteAsync(
        long rowsSent, UploadCounters uploaded, LineMap lines, CancellationToken cancellationToken)
    {
        var startedAt = options.Time.GetTimestamp();
        var task = await model.Imports.StartAsync(target.Import, options.Start, cancellationToken).ConfigureAwait(false);
        var result = await task.WaitAsync(options.Wait, options.CancelTask, TransferPhase.Run, options.Progress, cancellationToken).ConfigureAwait(false);
        var runTime = options.Time.GetElapsedTime(startedAt);

        var rejects = await ReadRejectsAsync(task, result, lines, cancellationToken).ConfigureAwait(false);
        return new ImportResult(rowsSent - rejects.RowsRejected, rejects.RowsRejected, rejects.Rows)
        {
            Import = target.Import,
            Task = task,
            TaskResult = result,
            RowsSent = rowsSent,
            RowsWithWarnings = rejects.RowsWithWarnings,
            RejectReasons = rejects.Reasons,
            DumpProblem = rejects.Problem,
            Bytes = uploaded.Bytes,
            BytesSent = uploaded.BytesSent,
            Chunks = uploaded.Chunks,
            RunTime = runTime,
        };
    }

    /// <summary>
    /// What the import refused. It has run: a dump that cannot be read must not make it look as if it had not.
    /// </summary>
    private static async Task<RejectSummary> ReadRejectsAsync(
        AnaplanTask task, TaskResult result, LineMap lines, CancellationToken cancellationToken)
    {
        if (!result.AnyFailureDump)
            return RejectSummary.None;
        try
        {
            return await RejectSummary.ReadAsync(new RejectedRows(task, null, lines), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception problem) when (problem is AnaplanException or CsvException or RowException)
        {
            return RejectSummary.Unreadable(result, problem);
        }
    }
}
