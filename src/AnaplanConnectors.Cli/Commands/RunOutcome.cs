using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer.Anaplan;
using AnaplanConnectors.Transfer.Csv;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Cli;

/// <summary>The report of a task that ended well; rows that its imports refused are fetched and counted.</summary>
internal static class RunOutcome
{
    public static async Task<RunReport> ReportAsync(
        RunWatch watch, RunSession session, RunTask done, AnaplanTask task, TaskResult result, RejectLimit limit, long? downloaded, string? target,
        CancellationToken cancellationToken)
    {
        var rejects = new List<RejectSummary>();
        var files = new List<string>();
        var lost = new List<string>();
        foreach (var (objectId, part) in Parts(result).Where(part => part.Result.FailureDumpAvailable))
        {
            try
            {
                var rows = new RejectedRows(task, objectId);
                var summary = await RejectSummary.ReadAsync(rows, cancellationToken);
                var name = objectId is null ? RejectFiles.DefaultName : $"rejects.{ServerName.ToFileName(objectId)}.csv";
                files.Add(await RejectFiles.KeepAsync(
                    session, rows, objectId ?? task.ActionId, name, summary.RowsRejected, summary.RowsWithWarnings, wanted: null, cancellationToken));
                rejects.Add(summary);
            }
            catch (Exception problem) when (problem is AnaplanException or CsvException or RowException)
            {
                // It has run: rows that cannot be fetched must not make it look as if it had not.
                lost.Add($"the rejected rows of '{part.ObjectName ?? done.Name}' could not be fetched: {problem.Message}");
            }
        }

        var rejected = rejects.Sum(one => one.RowsRejected + one.RowsWithWarnings);
        return new RunReport
        {
            Run = watch.Id,
            Status = rejects.Count + lost.Count > 0 ? "partial" : "ok",
            ExitCode = (int)(limit.IsExceededBy(rejected, rejected) || lost.Count > 0 ? ExitCode.Rejects : ExitCode.Ok),
            Title = done.Name,
            Target = target,
            Bytes = downloaded is { } bytes ? new RunBytes(bytes, Retries: watch.Retries) : null,
            Task = done,
            Steps = Steps(result, done.Name),
            Rejects = rejects.Count == 0
                ? null
                : new RunRejects(
                    string.Join(", ", files), limit.Text, CopyReport.Reasons(rejects.SelectMany(one => one.Reasons).ToList()),
                    rejects.Sum(one => one.RowsRejected), rejects.Sum(one => one.RowsWithWarnings)),
            Seconds = watch.Elapsed.TotalSeconds,
            PeakMemoryBytes = RunWatch.PeakMemory,
            Warnings = lost,
        };
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
