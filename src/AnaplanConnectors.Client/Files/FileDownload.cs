namespace AnaplanConnectors.Client;

/// <summary>The content of a file as it was listed: chunks that may cut rows and characters anywhere.</summary>
public sealed class FileDownload
{
    internal FileDownload(string fileId, ChunkSource chunks) => (FileId, Chunks) = (fileId, chunks);

    /// <summary>The file; for outputs of exports the id of the export.</summary>
    public string FileId { get; }

    /// <summary>Ids of the chunks in the order their bytes follow each other. Empty: this user sees no content.</summary>
    public IReadOnlyList<string> ChunkIds => Chunks.Ids;

    internal ChunkSource Chunks { get; }

    /// <summary>
    /// Fetches a chunk whole into pooled memory and returns it for reading. The caller disposes the stream. Safe for use from
    /// several threads.
    /// </summary>
    /// <param name="index">Position in <see cref="ChunkIds"/>, from zero.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<Stream> OpenChunkAsync(int index, CancellationToken cancellationToken = default)
    {
        if (index < 0 || index >= ChunkIds.Count)
            throw new ArgumentOutOfRangeException(nameof(index), index, $"The file has {ChunkIds.Count} chunks.");
        return new PooledStream(await Chunks.FetchAsync(index, cancellationToken).ConfigureAwait(false));
    }
}
