using AnaplanConnectors.Client;
using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Anaplan;
using AnaplanConnectors.Transfer.Csv;
using AnaplanConnectors.Transfer.Rows;
using AnaplanConnectors.Transfer.Runs;

namespace AnaplanConnectors.Transfer.Tests.Simulation;

/// <summary>
/// The work of one process, put together from the same parts and in the same order as the commands of <c>anx</c> do it: copy, process
/// run, export run, file put and get.
/// </summary>
internal sealed class Job(Scenario scenario, ModelClient model, TransferRun run, string directory)
{
    /// <summary>The local file that exports and fetches write.</summary>
    public static string OutputIn(string directory) => Path.Combine(directory, "out.csv");

    public Task<JobResult> ExecuteAsync(CancellationToken cancellationToken) => scenario.Job switch
    {
        JobKind.Import => OnceMoreIf(() => IsUploadGone, () => ImportAsync(cancellationToken)),
        JobKind.Process => RunProcessAsync(cancellationToken),
        JobKind.ExportToCsv => OnceMoreIf(() => IsExportReplaced, () => ExportToCsvAsync(cancellationToken)),
        JobKind.ExportAsIs => ExportAsIsAsync(cancellationToken),
        JobKind.PutFile => PutAsync(cancellationToken),
        _ => GetAsync(cancellationToken),
    };

    private string Output => OutputIn(directory);

    private TaskStartOptions Start => new() { Idempotent = scenario.IsIdempotent };

    private bool IsUploadGone => run is { IsResumed: true, History: { Upload.IsStarted: false } };

    private bool IsExportReplaced => run.History.Tasks is [.., { Intent.ActionKind: ActionKind.Export, Void: not null }]
        && run.History.Tasks.Count(task => task.Void is not null) == 1;

    private async Task<JobResult> OnceMoreIf(Func<bool> mayRepeat, Func<Task<JobResult>> work)
    {
        try
        {
            return await work();
        }
        catch (AnaplanException) when (mayRepeat())
        {
            return await work();
        }
    }

    private async Task<JobResult> ImportAsync(CancellationToken cancellationToken)
    {
        var destination = new ImportDestination(model, Some.ImportName, new ImportOptions
        {
            Upload = new UploadOptions
            {
                ChunkSize = 1_000_000, Parallelism = scenario.Parallelism, GzipLevel = scenario.GzipLevel, CompressingThreads = scenario.CompressingThreads,
            },
            Start = Start, CancelTask = true, Run = run, Replay = scenario.Replay, Time = run.Time,
        });
        var result = await destination.ResumeAsync(cancellationToken)
            ?? (ImportResult)await RowTransfer.RunAsync(new MemoryTable(SimulatedTenant.Schema, scenario.Rows), destination, cancellationToken: cancellationToken);
        var refused = result.RejectedRows is { } rejects
            ? await KeepAsync(rejects, result.Import.Id, "rejects.csv", result.RowsRejected, result.RowsWithWarnings, cancellationToken)
            : [];
        return new JobResult(result.RowsRejected > 0 || result.RowsWithWarnings > 0 || result.DumpProblem is not null)
        {
            Sent = result.RowsSent, Written = result.RowsWritten, Rejected = result.RowsRejected, HasLostDump = result.DumpProblem is not null, Refused = refused,
        };
    }

    private async Task<JobResult> RunProcessAsync(CancellationToken cancellationToken)
    {
        var process = await model.Processes.FindAsync(SimulatedTenant.ProcessName, cancellationToken);
        var (task, result, _) = await new ActionRun(model, run, run.Time) { Start = Start, CancelTask = true }.ExecuteAsync(model.Processes, process, cancellationToken);
        var refused = new List<RefusedRow>();
        var rejected = 0L;
        foreach (var part in result.Nested.Where(part => part.FailureDumpAvailable))
        {
            var rows = new RejectedRows(task, part.ObjectId);
            var summary = await RejectSummary.ReadAsync(rows, cancellationToken);
            rejected += summary.RowsRejected;
            refused.AddRange(await KeepAsync(rows, part.ObjectId!, $"rejects.{part.ObjectId}.csv", summary.RowsRejected, summary.RowsWithWarnings, cancellationToken));
        }

        return new JobResult(refused.Count > 0) { Rejected = rejected, Refused = refused };
    }

    private async Task<JobResult> ExportToCsvAsync(CancellationToken cancellationToken)
    {
        // Killed between the rename and the word that it has happened: the partial file is gone and the file is there.
        if (run.History.IsFileThere())
            return new JobResult(false) { Written = run.History.Written?.Rows };
        var source = new ExportSource(model, Some.ExportName, new ExportOptions { Start = Start, CancelTask = true, Run = run });
        var file = new CsvFile(Output, overwrite: scenario.ReplacesOutput) { Files = run.Files };
        var result = await RowTransfer.RunAsync(source, new TrailedDestination(file, run, Output), cancellationToken: cancellationToken);
        return new JobResult(false) { Written = result.RowsWritten };
    }

    private async Task<JobResult> ExportAsIsAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await RunExportAsync(cancellationToken);
        }
        catch (AnaplanApiException replaced) when (replaced.Code == ErrorCodes.ContentChanged)
        {
            return await RunExportAsync(cancellationToken);
        }
    }

    private async Task<JobResult> RunExportAsync(CancellationToken cancellationToken)
    {
        var export = await model.Exports.FindAsync(Some.ExportName, cancellationToken);
        await run.TakeLeaseAsync($"file {export.Id} of model {model.Id} at {model.Service}", cancellationToken);
        var (task, _, _) = await new ActionRun(model, run, run.Time) { Start = Start, CancelTask = true }.ExecuteAsync(model.Exports, export, cancellationToken);
        await new FileFetch(model, export.Id, run) { TaskId = task.Id }.ToFileAsync(Output, scenario.ReplacesOutput, cancellationToken);
        return new JobResult(false);
    }

    private async Task<JobResult> PutAsync(CancellationToken cancellationToken)
    {
        using var content = new MemoryStream(scenario.FileBytes);
        var file = await model.Files.FindAsync(Some.FileName, cancellationToken);
        await run.TakeLeaseAsync($"file {file.Id} of model {model.Id} at {model.Service}", cancellationToken);
        if (run.History.Upload is not { IsCompleted: true } known || known.LackOf(file) is not null)
        {
            var options = new FileUploadOptions
            {
                Journal = run.UploadJournal(file.Id), ChunkSize = 1_000_000, Parallelism = scenario.Parallelism, GzipLevel = scenario.GzipLevel ?? 2,
            };
            await model.Files.UploadAsync(file, content, options, null, cancellationToken);
        }

        await new UploadReadback(model, file, run).CheckAsync(cancellationToken);
        return new JobResult(false);
    }

    private async Task<JobResult> GetAsync(CancellationToken cancellationToken)
    {
        var file = await model.Files.FindAsync(Some.FileName, cancellationToken);
        await new FileFetch(model, file.Id, run).ToFileAsync(Output, scenario.ReplacesOutput, cancellationToken);
        return new JobResult(false);
    }

    private async Task<IReadOnlyList<RefusedRow>> KeepAsync(
        ISource rows, string importId, string name, long rejected, long warned, CancellationToken cancellationToken)
    {
        var path = Path.Combine(run.Directory, name);
        await RowTransfer.RunAsync(rows, new CsvFile(path, overwrite: true) { Files = run.Files }, cancellationToken: cancellationToken);
        await run.AppendAsync(new RejectsStored(name, rejected, warned, importId), cancellationToken);
        var kept = await MemoryTable.ReadAsync(await new CsvFile(path).OpenAsync(cancellationToken), cancellationToken);
        var row = kept.Schema.IndexOf(RejectedRows.RowColumn);
        var status = kept.Schema.IndexOf(RejectedRows.StatusColumn);
        return kept.Rows.Where(line => (string?)line[status] == "E")
            .Select(line => new RefusedRow(importId, line[row]?.ToString(), (string?)line[0], (string?)line[1], line[2]?.ToString(), (string?)line[3])).ToList();
    }
}

/// <summary>What a process says about work that it has done to the end.</summary>
/// <param name="IsPartial">Whether it says that rows were refused.</param>
internal sealed record JobResult(bool IsPartial)
{
    public long? Sent { get; init; }

    public long? Written { get; init; }

    public long Rejected { get; init; }

    /// <summary>Whether it says that the refused rows could not be fetched.</summary>
    public bool HasLostDump { get; init; }

    public IReadOnlyList<RefusedRow> Refused { get; init; } = [];
}

/// <summary>A refused row as it was kept with the run.</summary>
internal sealed record RefusedRow(string ImportId, string? Row, string? Product, string? Month, string? Amount, string? Note);
