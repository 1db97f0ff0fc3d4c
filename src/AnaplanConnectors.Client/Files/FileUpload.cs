using System.Buffers;

namespace AnaplanConnectors.Client;

/// <summary>
/// An upload that has begun: the old content of the file is gone. Chunks may be put at once and in any order; none counts before
/// <see cref="CompleteAsync"/> returns.
/// </summary>
public sealed class FileUpload
{
    /// <summary>Most chunks that a file may have (API reference 5.1).</summary>
    public const int MaxChunks = 1000;

    /// <summary>Most bytes of a chunk before compression (API reference 5.1).</summary>
    public const int MaxChunkLength = 50_000_000;

    private readonly FileScope _scope;
    private readonly IUploadJournal? _journal;
    private readonly bool _isBegunEarlier;
    private readonly bool[] _acknowledged = new bool[MaxChunks];
    private int _end;
    private bool _isComplete;

    internal FileUpload(FileScope scope, AnaplanFile file, int? chunkCount, IUploadJournal? journal = null, bool isBegunEarlier = false)
    {
        (_scope, File, ChunkCount, _journal, _isBegunEarlier) = (scope, file, chunkCount, journal, isBegunEarlier);
        foreach (var index in isBegunEarlier ? journal!.Acknowledged : [])
            Acknowledge(index);
    }

    /// <summary>The file that is replaced.</summary>
    public AnaplanFile File { get; }

    /// <summary>Chunks announced; null when their number was unknown at the start.</summary>
    public int? ChunkCount { get; }

    /// <summary>
    /// Whether a chunk still has to be sent: always, unless a journal knows that an earlier process sent these bytes. Asked before
    /// they are compressed.
    /// </summary>
    /// <param name="index">Position of the chunk, from zero.</param>
    /// <param name="content">Its bytes before compression.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public ValueTask<bool> NeedsAsync(int index, ReadOnlySequence<byte> content, CancellationToken cancellationToken = default)
        => _journal is null ? new(true) : _journal.NeedsAsync(index, content, cancellationToken);

    /// <summary>Tells the journal, if there is one, the bytes of a chunk ahead of sending it.</summary>
    /// <param name="index">Position of the chunk, from zero.</param>
    /// <param name="body">Its bytes.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public ValueTask StageAsync(int index, ChunkBody body, CancellationToken cancellationToken = default)
        => _journal is null ? default : _journal.StageAsync(index, body, cancellationToken);

    /// <summary>Tells the journal, if there is one, that the source has ended and no chunk is to come.</summary>
    /// <param name="chunks">Chunks that it made.</param>
    /// <param name="rows">Rows in them; zero for files that are not parsed.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public ValueTask SourceEndedAsync(int chunks, long rows = 0, CancellationToken cancellationToken = default)
        => _journal is null ? default : _journal.SourceEndedAsync(chunks, rows, cancellationToken);

    /// <summary>
    /// Sends a chunk and returns when the service has it. Retries send the same bytes. Safe for use from several threads with
    /// different indexes.
    /// </summary>
    /// <param name="index">Position of the chunk, from zero.</param>
    /// <param name="body">Its bytes; must not change or be disposed before this returns.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task PutChunkAsync(int index, ChunkBody body, CancellationToken cancellationToken = default)
    {
        if (body is null)
            throw new ArgumentNullException(nameof(body));
        if (index < 0 || index >= (ChunkCount ?? MaxChunks))
            throw new ArgumentOutOfRangeException(nameof(index), index, $"The upload has {ChunkCount ?? MaxChunks} chunks at most.");
        if (body.UncompressedLength > MaxChunkLength)
            throw new ArgumentException(Invariant($"The chunk has {body.UncompressedLength:N0} bytes; Anaplan takes up to {MaxChunkLength:N0}."), nameof(body));
        if (_journal is not null)
            await _journal.StageAsync(index, body, cancellationToken).ConfigureAwait(false);
        try
        {
            await _scope.PutChunkAsync(File, index, body, cancellationToken).ConfigureAwait(false);
        }
        catch (AnaplanException problem) when (_isBegunEarlier && IsUnknownUpload(problem))
        {
            await _journal!.LostAsync("the service does not know the upload any more").ConfigureAwait(false);
            throw;
        }

        Acknowledge(index);
        if (_journal is not null)
            await _journal.AcknowledgedAsync(index, body).ConfigureAwait(false);
    }

    /// <summary>Ends the upload, which may take many minutes for a large file.</summary>
    /// <exception cref="InvalidOperationException">A chunk between the first and the last was not acknowledged. Nothing was sent.</exception>
    public async Task CompleteAsync(CancellationToken cancellationToken = default)
    {
        if (_isComplete)
            return;
        lock (_acknowledged)
        {
            var count = ChunkCount ?? _end;
            var missing = Enumerable.Range(0, count).Where(i => !_acknowledged[i]).ToList();
            if (count == 0 || missing.Count > 0)
                throw new InvalidOperationException(
                    $"The upload of {File} is not complete: {(count == 0 ? "no chunk was sent" : $"{missing.Count} of {count} chunks are missing, the first is {missing[0]}")}.");
        }

        if (_journal is not null)
            await _journal.CompletingAsync(ChunkCount ?? _end, cancellationToken).ConfigureAwait(false);

        // With an exact count the last chunk ends the upload (API reference 5.2).
        if (ChunkCount is null)
            await CloseAsync(cancellationToken).ConfigureAwait(false);
        _isComplete = true;
        if (_journal is not null)
            await _journal.CompletedAsync().ConfigureAwait(false);
    }

    private async Task CloseAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _scope.CompleteAsync(File, cancellationToken).ConfigureAwait(false);
        }
        catch (AnaplanException problem) when (_isBegunEarlier && IsUnknownUpload(problem))
        {
            await _journal!.LostAsync("the service does not know the upload any more").ConfigureAwait(false);
            throw;
        }
    }

    // How the service answers about an upload that it has forgotten is not documented; both are in use (API reference 5.2).
    private static bool IsUnknownUpload(AnaplanException problem) => problem.Code is ErrorCodes.NotFound or ErrorCodes.RequestRefused;

    private void Acknowledge(int index)
    {
        lock (_acknowledged)
        {
            _acknowledged[index] = true;
            _end = Math.Max(_end, index + 1);
        }
    }
}
