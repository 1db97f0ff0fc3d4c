using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer.Runs;

namespace AnaplanConnectors.Transfer.Anaplan;

/// <summary>
/// Runs an export and opens its file. The service keeps one content per user, which the next run of the export replaces under the
/// reader's hands: so the newest task has to be ours and the chunks as many, before the first byte and behind the last.
/// </summary>
internal sealed class ExportContent(ModelClient model, AnaplanExport export, ExportOptions options)
{
    /// <exception cref="AnaplanApiException">The export was run again meanwhile (ANX6004).</exception>
    public async Task<Stream> OpenAsync(CancellationToken cancellationToken)
    {
        var run = options.Run;
        if (run is not null)
            await run.TakeLeaseAsync($"file {export.Id} of model {model.Id} at {model.Service}", cancellationToken).ConfigureAwait(false);
        var action = new ActionRun(model, run, run?.Time ?? TimeProvider.System)
        {
            Start = options.Start, Wait = options.Wait, CancelTask = options.CancelTask, Progress = options.Progress,
        };
        while (true)
        {
            var isEarlier = run?.Tasks.Find(ActionKind.Export, export.Id)?.TaskId is not null;
            var (task, _, _) = await action.ExecuteAsync(model.Exports, export, cancellationToken).ConfigureAwait(false);
            var download = await model.Files.OpenDownloadAsync(export.Id, cancellationToken).ConfigureAwait(false);
            var problem = await ReplacedAsync(model, export.Id, task.Id, cancellationToken).ConfigureAwait(false) ?? (isEarlier && download.ChunkIds.Count == 0 ? "its content has expired" : null);
            if (problem is null)
                return new VerifiedStream(model.Files.OpenRead(download, options.Download), token => VerifyAsync(task, download.ChunkIds.Count, token));
            if (!isEarlier)
                throw Changed(task, problem);
            await run!.AppendAsync(new TaskDiscarded(task.Id, problem), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Null while a task is the newest one of its export.</summary>
    public static async Task<string?> ReplacedAsync(ModelClient model, string exportId, string taskId, CancellationToken cancellationToken)
    {
        await foreach (var newest in model.Exports.ListTasksAsync(exportId, cancellationToken).ConfigureAwait(false))
            return newest.Id == taskId ? null : $"task {newest.Id} has run it since";
        return null;
    }

    private async Task VerifyAsync(AnaplanTask task, int chunks, CancellationToken cancellationToken)
    {
        var download = await model.Files.OpenDownloadAsync(export.Id, cancellationToken).ConfigureAwait(false);
        var problem = download.ChunkIds.Count == chunks
            ? await ReplacedAsync(model, export.Id, task.Id, cancellationToken).ConfigureAwait(false)
            : FormattableString.Invariant($"its file has {download.ChunkIds.Count} chunks now and had {chunks}");
        if (problem is null)
            return;
        if (options.Run is { } run)
            await run.AppendAsync(new TaskDiscarded(task.Id, problem), cancellationToken).ConfigureAwait(false);
        throw Changed(task, problem);
    }

    private AnaplanApiException Changed(AnaplanTask task, string problem) => new(
        ErrorCodes.ContentChanged,
        $"The content of export '{export.Name}' ({export.Id}) is not that of task {task.Id} any more: {problem}.",
        "Nothing of it was kept. Run it again when nobody else runs this export as the same user.",
        isTransient: true);
}
