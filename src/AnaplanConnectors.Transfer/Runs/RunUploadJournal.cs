using System.Buffers;
using System.Collections.Concurrent;
using AnaplanConnectors.Client;

namespace AnaplanConnectors.Transfer.Runs;

/// <summary>An upload as records of a run. What an earlier process cut must be cut the same way again.</summary>
internal sealed class RunUploadJournal : IUploadJournal
{
    private readonly TransferRun _run;
    private readonly Replay _replay;
    private readonly string _fileId;
    private readonly Dictionary<int, ChunkCut> _cutBefore;
    private readonly ConcurrentDictionary<int, string> _hashes = new();
    private readonly ConcurrentDictionary<int, bool> _staged = new();

    public RunUploadJournal(TransferRun run, string fileId, Replay replay)
    {
        (_run, _fileId, _replay) = (run, fileId, replay);
        var upload = Trail;
        _cutBefore = upload?.Cut.ToDictionary(pair => pair.Key, pair => pair.Value) ?? [];
        Acknowledged = upload is { IsStarted: true } ? upload.Acknowledged.Keys.ToList() : [];
    }

    public IReadOnlyCollection<int> Acknowledged { get; private set; }

    private UploadTrail? Trail => _run.History.Upload is { } upload && upload.File.FileId == _fileId ? upload : null;

    public async ValueTask<bool> StartingAsync(AnaplanFile file, int? chunkCount, CancellationToken cancellationToken)
    {
        if (Trail is { IsStarted: true } known && known.LackOf(file) is { } lack)
            await LostAsync(lack).ConfigureAwait(false);
        if (Trail is { IsStarted: true } upload)
            return upload.File.ChunkCount == chunkCount ? false : throw Changed($"it makes {Number(chunkCount)} now and made {Number(upload.File.ChunkCount)} before");
        await _run.AppendAsync(new UploadIntended(file.Id, file.Name, chunkCount), cancellationToken).ConfigureAwait(false);
        return true;

        static string Number(int? chunks) => chunks is { } count ? FormattableString.Invariant($"{count} chunk{(count == 1 ? "" : "s")}") : "several chunks";
    }

    public ValueTask StartedAsync() => _run.AppendAsync(new UploadStarted());

    public ValueTask<bool> NeedsAsync(int index, ReadOnlySequence<byte> content, CancellationToken cancellationToken)
    {
        var hash = Hex.Sha256(content);
        if (_cutBefore.TryGetValue(index, out var before) && (before.Length != content.Length || before.Sha256 != hash))
            throw Changed(FormattableString.Invariant($"chunk {index} is not the one that was read before"));
        _hashes[index] = hash;
        return new ValueTask<bool>(!Acknowledged.Contains(index));
    }

    public async ValueTask StageAsync(int index, ChunkBody body, CancellationToken cancellationToken)
    {
        if (!_staged.TryAdd(index, true))
            return;
        var isCut = _cutBefore.TryGetValue(index, out var before);
        if (isCut && (before!.SpooledLength is not null || _replay.SpoolLimit is null))
            return;
        if (_replay.SpoolLimit is { } limit)
            _run.Spool.Write(index, body, limit);
        if (!isCut && !_hashes.ContainsKey(index))
            throw new InvalidOperationException("A chunk is looked at before it is staged.");
        var hash = isCut ? before!.Sha256 : _hashes[index];
        await _run.AppendAsync(
            new ChunkCut(index, body.UncompressedLength, hash, _replay.SpoolLimit is null ? null : body.Length, body.IsGzip), cancellationToken).ConfigureAwait(false);
    }

    public ValueTask AcknowledgedAsync(int index, ChunkBody body) => _run.AppendAsync(new ChunkAcknowledged(index, body.Length));

    public async ValueTask SourceEndedAsync(int chunks, long rows, CancellationToken cancellationToken)
    {
        if (_cutBefore.Count > 0 && _cutBefore.Keys.Max() >= chunks)
            throw Changed(FormattableString.Invariant($"it makes {chunks} chunks now and made {_cutBefore.Keys.Max() + 1} before"));
        if (Trail?.Source is not { } source)
            await _run.AppendAsync(new SourceRead(rows, chunks), cancellationToken).ConfigureAwait(false);
        else if (source.Rows != rows || source.Chunks != chunks)
            throw Changed(FormattableString.Invariant($"it has {rows:N0} rows now and had {source.Rows:N0} before"));
    }

    public ValueTask CompletingAsync(int chunks, CancellationToken cancellationToken) => _run.AppendAsync(new UploadCompleting(chunks), cancellationToken);

    public ValueTask CompletedAsync() => _run.AppendAsync(new UploadCompleted());

    public async ValueTask LostAsync(string reason)
    {
        Acknowledged = [];
        await _run.AppendAsync(new UploadDiscarded(reason)).ConfigureAwait(false);
    }

    private RunException Changed(string how) => new(
        ErrorCodes.SourceChanged, $"The source of run {_run.Id} has changed since it was first read: {how}.",
        "Nothing was imported. Run the command anew, with the source as it is now.");
}
