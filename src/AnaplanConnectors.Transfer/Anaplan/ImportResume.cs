using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer.Runs;

namespace AnaplanConnectors.Transfer.Anaplan;

/// <summary>Goes on with a delivery whose source has been read to its end.</summary>
internal sealed class ImportResume(ModelClient model, AnaplanImport import, ImportOptions options, TransferRun run)
{
    private readonly UploadTrail _upload = run.History.Upload!;
    private readonly UploadCounters _counters = new(options.Progress);

    /// <summary>Null when chunks are missing that are not kept: then the source has to be read again.</summary>
    public async Task<ImportResult?> ExecuteAsync(CancellationToken cancellationToken)
    {
        var source = _upload.Source!;
        if (_upload.File.FileId != import.FileId || run.ReadLines() is not { } lines)
            return null;
        if (!IsStarted && !await UploadAsync(source, cancellationToken).ConfigureAwait(false))
            return null;
        foreach (var chunk in _upload.Cut.Values.Where(chunk => IsStarted || _upload.Acknowledged.ContainsKey(chunk.Index)))
            _counters.AddEarlier(chunk.Length, _upload.Acknowledged.TryGetValue(chunk.Index, out var sent) ? sent : 0);
        _counters.Finish(source.Chunks);
        return await new ImportRun(model, import, options).ExecuteAsync(source.Rows, _counters, lines, cancellationToken).ConfigureAwait(false);
    }

    // Then the model may be busy with it, and nothing is asked that would wait for that.
    private bool IsStarted => run.History.Tasks.Any(task => task.Void is null && task.Intent.ActionId == import.Id);

    /// <summary>Whether the service has the whole file now.</summary>
    private async Task<bool> UploadAsync(SourceRead source, CancellationToken cancellationToken)
    {
        var file = await model.Files.FindAsync(import.FileId!, cancellationToken).ConfigureAwait(false);
        if (_upload.IsCompleted)
        {
            // What another upload of this user put there, or what has expired, has another number of chunks in general.
            if (file.ChunkCount == source.Chunks)
                return true;
            await run.AppendAsync(
                new UploadDiscarded(FormattableString.Invariant($"the file has {file.ChunkCount} chunks now instead of {source.Chunks}")), cancellationToken).ConfigureAwait(false);
        }

        var missing = _upload.Cut.Values.Where(chunk => !_upload.Acknowledged.ContainsKey(chunk.Index)).ToList();
        if (missing.Any(chunk => chunk.SpooledLength is null))
            return false;
        var journal = run.UploadJournal(file.Id, options.Replay);
        var upload = await model.Files.StartUploadAsync(file, _upload.File.ChunkCount, journal, cancellationToken).ConfigureAwait(false);
        foreach (var chunk in missing)
        {
            using var body = run.Kept(chunk.Index);
            await upload.PutChunkAsync(chunk.Index, body, cancellationToken).ConfigureAwait(false);
        }

        await upload.CompleteAsync(cancellationToken).ConfigureAwait(false);
        return true;
    }
}
