using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer.Anaplan;

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
        foreach (var (objectId, part) in Parts(result).Where(part => part.Result.FailureDumpAvailable))
        {
            var rows = new RejectedRows(task, objectId);
            var summary = await RejectSummary.ReadAsync(rows, cancellationToken);
            rejects.Add(summary);
            var name = objectId is null ? RejectFiles.DefaultName : $"rejects.{ServerName.ToFileName(objectId)}.csv";
            files.Add(await RejectFiles.KeepAsync(
                session, rows, objectId ?? task.ActionId, name, summary.RowsRejected, summary.RowsWithWarnings, wanted: null, cancellationToken));
        }

        var rejected = rejects.Sum(one => one.RowsRejected + one.RowsWithWarnings);
        return new RunReport
        {
            Run = watch.Id,
            Status = rejects.Count > 0 ? "partial" : "ok",
            ExitCode = (int)(limit.IsExceededBy(rejected, rejected) ? ExitCode.Rejects : ExitCode.Ok),
            Title = done.Name,
            Target = target,
            Bytes = downloaded is { } bytes ? new RunBytes(bytes, Retries: watch.Retries) : null,
            Task = done,
            Steps = Steps(result),
            Rejects = rejects.Count == 0
                ? null
                : new RunRejects(string.Join(", ", files), limit.Text, CopyReport.Reasons(rejects.SelectMany(one => one.Reasons).ToList())),
            Seconds = watch.Elapsed.TotalSeconds,
            PeakMemoryBytes = RunWatch.PeakMemory,
        };
    }

    /// <summary>A process has a dump per action in it; anything else has one, under no id.</summary>
    private static IEnumerable<(string? ObjectId, TaskResult Result)> Parts(TaskResult result)
        => result.Nested.Count == 0 ? [(null, result)] : result.Nested.Select(nested => ((string?)nested.ObjectId, nested));

    private static List<RunStep> Steps(TaskResult result)
        => (result.Nested.Count == 0 ? [result] : result.Nested)
            .Select(step => new RunStep(
                step.ObjectName ?? step.ObjectId, step.ObjectId, step.Successful,
                step.Details.Select(detail => detail.Text.Trim()).Where(text => text.Length > 0).ToList()))
            .ToList();
}
