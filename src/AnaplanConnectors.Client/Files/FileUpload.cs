namespace AnaplanConnectors.Client;

/// <summary>
/// An upload that has begun: the old content of the file is gone. Chunks may be put at once and in any order; none counts before
/// <see cref="CompleteAsync"/> returns.
/// </summary>
public sealed class FileUpload
{
    internal FileUpload(AnaplanFile file, int? chunkCount) => throw new NotImplementedException();

    /// <summary>The file that is replaced.</summary>
    public AnaplanFile File { get; }

    /// <summary>Chunks announced; null when their number was unknown at the start.</summary>
    public int? ChunkCount { get; }

    /// <summary>Chunks that the service has acknowledged.</summary>
    public int ChunksAcknowledged => throw new NotImplementedException();

    /// <summary>
    /// Sends a chunk and returns when the service has it. Retries send the same bytes. Safe for use from several threads with
    /// different indexes.
    /// </summary>
    /// <param name="index">Position of the chunk, from zero.</param>
    /// <param name="body">Its bytes; must not change or be disposed before this returns.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task PutChunkAsync(int index, ChunkBody body, CancellationToken cancellationToken = default) => throw new NotImplementedException();

    /// <summary>Ends the upload, which may take many minutes for a large file.</summary>
    /// <exception cref="InvalidOperationException">A chunk between the first and the last was not acknowledged. Nothing was sent.</exception>
    public Task CompleteAsync(CancellationToken cancellationToken = default) => throw new NotImplementedException();
}
