using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer.Anaplan;
using AnaplanConnectors.Transfer.Csv;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Cli;

/// <summary>The report of a task that ended well; rows that its imports refused are fetched and counted.</summary>
internal static class RunOutcome
{
    public static async Task<RunReport> ReportAsync(
        RunWatch watch, RunSession session, ModelClient model, RunTask done, AnaplanTask task, TaskResult result, RejectLimit limit, long? downloaded, string? target,
        CancellationToken cancellationToken)
    {
        var kept = await KeepAsync(session, model, task, result, done.Name, cancellationToken);
        if (kept.Imbalances.Count > 0)
        {
            throw new AnaplanActionException(
                ErrorCodes.RowsUnaccounted, $"'{done.Name}' ended in task {task.Id}, and its rows do not add up: {string.Join("; ", kept.Imbalances)}.",
                task, result, "Look into the model before its numbers are used.");
        }

        var rejected = kept.Rows;
        return new RunReport
        {
            Run = watch.Id,
            Status = kept.Summaries.Count + kept.Lost.Count > 0 ? "partial" : "ok",
            ExitCode = (int)(limit.IsExceededBy(rejected, rejected) || kept.Lost.Count > 0 ? ExitCode.Rejects : ExitCode.Ok),
            Title = done.Name,
            Target = target,
            Bytes = downloaded is { } bytes ? new RunBytes(bytes, Retries: watch.Retries) : null,
            Task = done,
            Steps = Steps(result, done.Name),
            Rejects = kept.Summaries.Count == 0
                ? null
                : new RunRejects(
                    string.Join(", ", kept.Files), limit.Text, CopyReport.Reasons(kept.Summaries.SelectMany(one => one.Reasons).ToList()),
                    kept.Summaries.Sum(one => one.RowsRejected), kept.Summaries.Sum(one => one.RowsWithWarnings)),
            Seconds = watch.Elapsed.TotalSeconds,
            PeakMemoryBytes = RunWatch.PeakMemory,
            Warnings = kept.Lost,
        };
    }

    /// <summary>
    /// Keeps what imports refused with the run. A process that fails halfway does not take back what ran before (API reference 6.6), so this
    /// is done for it as well.
    /// </summary>
    public static async Task<KeptRejects> KeepAsync(
        RunSession session, ModelClient model, AnaplanTask task, TaskResult result, string name, CancellationToken cancellationToken)
    {
        var kept = new KeptRejects([], [], [], []);
        foreach (var (objectId, part) in Parts(result).Where(part => part.Result.FailureDumpAvailable))
        {
            try
            {
                var rows = await RejectedRows.WithRowNumbersAsync(model, task, objectId, cancellationToken);
                var summary = await RejectSummary.ReadAsync(rows, cancellationToken);
                var file = objectId is null ? RejectFiles.DefaultName : $"rejects.{ServerName.ToFileName(objectId)}.csv";
                kept.Files.Add(await RejectFiles.KeepAsync(
                    session, rows, objectId ?? task.ActionId, file, summary.RowsRejected, summary.RowsWithWarnings, wanted: null, cancellationToken));
                kept.Summaries.Add(summary);
                if (RowBalance.Problem(part, rowsSent: null, summary) is { } imbalance)
                    kept.Imbalances.Add($"import '{part.ObjectName ?? name}': {imbalance}");
            }
            catch (AnaplanActionException foreign) when (foreign.Code == ErrorCodes.RowsUnaccounted)
            {
                kept.Imbalances.Add(foreign.Message.TrimEnd('.'));
            }
            catch (Exception problem) when (problem is AnaplanException or CsvException or RowException)
            {
                // It has run: rows that cannot be fetched must not make it look as if it had not.
                kept.Lost.Add($"the rejected rows of '{part.ObjectName ?? name}' could not be fetched: {problem.Message}");
            }
        }

        return kept;
    }

    /// <summary>A process has a dump per action in it; anything else has one, under no id.</summary>
    private static IEnumerable<(string? ObjectId, TaskResult Result)> Parts(TaskResult result)
        => result.Nested.Count == 0 ? [(null, result)] : result.Nested.Select(nested => ((string?)nested.ObjectId, nested));

    private static List<RunStep> Steps(TaskResult result, string name)
        => (result.Nested.Count == 0 ? [result] : result.Nested)
            .Select(step => new RunStep(
                step.ObjectName ?? (step == result ? name : step.ObjectId), step.ObjectId, step.Successful,
                step.Details.Select(detail => detail.Text.Trim()).Where(text => text.Length > 0).ToList()))
            .ToList();
}

/// <summary>What the imports of a task refused.</summary>
/// <param name="Summaries">Counts, an import each.</param>
/// <param name="Files">Where the rows are, in the same order.</param>
/// <param name="Lost">What could not be fetched, as sentences.</param>
/// <param name="Imbalances">What does not add up, as clauses.</param>
internal sealed record KeptRejects(List<RejectSummary> Summaries, List<string> Files, List<string> Lost, List<string> Imbalances)
{
    /// <summary>Rows that were refused, or lost a value.</summary>
    public long Rows => Summaries.Sum(one => one.RowsRejected + one.RowsWithWarnings);
}
