using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer.Csv;
using AnaplanConnectors.Transfer.Rows;
using AnaplanConnectors.Transfer.Runs;

namespace AnaplanConnectors.Transfer.Anaplan;

/// <summary>Starts an import whose file is complete, waits for it and looks at what it refused.</summary>
internal sealed class ImportRun(ModelClient model, AnaplanImport import, ImportOptions options)
{
    public async Task<ImportResult> ExecuteAsync(
        long rowsSent, UploadCounters uploaded, LineMap lines, CancellationToken cancellationToken)
    {
        var action = new ActionRun(model, options.Run, options.Time)
        {
            Start = options.Start, Wait = options.Wait, CancelTask = options.CancelTask, Progress = options.Progress,
        };
        var (task, result, runTime) = await ExecuteAsync(action, cancellationToken).ConfigureAwait(false);
        // The import has its rows: nothing has to be sent again.
        options.Run?.Spool.Clear();

        var rejects = await ReadRejectsAsync(task, result, lines, cancellationToken).ConfigureAwait(false);
        if (RowBalance.Problem(result, rowsSent, rejects) is { } imbalance)
        {
            throw new AnaplanActionException(
                ErrorCodes.RowsUnaccounted, $"Import '{import.Name}' ({import.Id}) ended in task {task.Id}, and its rows do not add up: {imbalance}.",
                task, result, "Look into the model before its numbers are used.");
        }

        return new ImportResult(rowsSent - rejects.RowsRejected, rejects.RowsRejected, rejects.Rows)
        {
            Import = import,
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

    private async Task<ActionOutcome> ExecuteAsync(ActionRun action, CancellationToken cancellationToken)
    {
        try
        {
            return await action.ExecuteAsync(model.Imports, import, cancellationToken).ConfigureAwait(false);
        }
        catch (AnaplanActionException failed) when (options.Run is not null && failed.Details.Any(detail => detail.Type == "uploadedFileNoLongerAvailable"))
        {
            // Starting it again without sending the file again would fail for ever.
            await options.Run.AppendAsync(new UploadDiscarded("the import did not find it"), cancellationToken).ConfigureAwait(false);
            throw;
        }
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
        catch (Exception problem) when (problem is AnaplanException { Code: not ErrorCodes.RowsUnaccounted } or CsvException or RowException)
        {
            return RejectSummary.Unreadable(result, problem);
        }
    }
}
