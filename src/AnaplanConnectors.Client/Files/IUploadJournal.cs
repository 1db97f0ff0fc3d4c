using System.Buffers;

namespace AnaplanConnectors.Client;

/// <summary>
/// Keeps what an upload has reached, so that another process can go on with it. Chunks may be told about by several threads at once.
/// When a member throws, the upload ends.
/// </summary>
public interface IUploadJournal
{
    /// <summary>Chunks that the service has from an earlier process.</summary>
    IReadOnlyCollection<int> Acknowledged { get; }

    /// <summary>Before an upload is announced. Whether it has to be: not when an earlier process did it.</summary>
    ValueTask<bool> StartingAsync(AnaplanFile file, int? chunkCount, CancellationToken cancellationToken);

    /// <summary>The service has taken the announcement.</summary>
    ValueTask StartedAsync();

    /// <summary>Looks at the bytes of a chunk. Whether they still have to be sent.</summary>
    ValueTask<bool> NeedsAsync(int index, ReadOnlySequence<byte> content, CancellationToken cancellationToken);

    /// <summary>A chunk is going to be sent; from here on its bytes are what they are. May be called twice for one chunk.</summary>
    ValueTask StageAsync(int index, ChunkBody body, CancellationToken cancellationToken);

    /// <summary>The service has a chunk.</summary>
    ValueTask AcknowledgedAsync(int index, ChunkBody body);

    /// <summary>The source has ended, and its chunks are cut.</summary>
    /// <param name="chunks">Chunks that it made.</param>
    /// <param name="rows">Rows in them; zero for files that are not parsed.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    ValueTask SourceEndedAsync(int chunks, long rows, CancellationToken cancellationToken);

    /// <summary>All chunks are there; the upload is about to be closed.</summary>
    ValueTask CompletingAsync(int chunks, CancellationToken cancellationToken);

    /// <summary>The service has the whole file.</summary>
    ValueTask CompletedAsync();

    /// <summary>The service does not know an upload that an earlier process began: everything has to be sent again.</summary>
    ValueTask LostAsync(string reason);
}
