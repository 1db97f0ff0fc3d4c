namespace AnaplanConnectors.Client;

/// <summary>The content of a file as it was listed: chunks that may cut rows and characters anywhere.</summary>
public sealed class FileDownload
{
    internal FileDownload(string fileId, IReadOnlyList<string> chunkIds) => throw new NotImplementedException();

    /// <summary>The file; for outputs of exports the id of the export.</summary>
    public string FileId { get; }

    /// <summary>Ids of the chunks in the order their bytes follow each other. Empty: this user sees no content.</summary>
    public IReadOnlyList<string> ChunkIds { get; }

    /// <summary>
    /// Fetches a chunk whole into pooled memory and returns it for reading. The caller disposes the stream. Safe for use from
    /// several threads.
    /// </summary>
    /// <param name="index">Position in <see cref="ChunkIds"/>, from zero.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<Stream> OpenChunkAsync(int index, CancellationToken cancellationToken = default) => throw new NotImplementedException();
}
