namespace AnaplanConnectors.Client;

/// <summary>
/// The files of a model. A file belongs to the user: two uploads of one user into one file overwrite each other, and nobody else
/// sees either (API reference 5.3).
/// </summary>
public sealed class FileClient : ItemClient<AnaplanFile>
{
    /// <summary>Begins an upload, chunk by chunk. The old content is gone from here on.</summary>
    /// <param name="file">A file that exists: uploading to an unknown one would make a new, useless file.</param>
    /// <param name="chunkCount">Chunks to come, 1 to 1,000; null when unknown.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<FileUpload> StartUploadAsync(AnaplanFile file, int? chunkCount, CancellationToken cancellationToken = default) => throw new NotImplementedException();

    /// <summary>
    /// Sends a stream as it is: cut into chunks by bytes, compressed, several at a time. Returns the bytes read when Anaplan has
    /// them all; the first failure cancels the rest and is thrown.
    /// </summary>
    /// <param name="file">A file that exists.</param>
    /// <param name="content">Read from its position to its end. The caller disposes it.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <param name="progress">Told after every chunk.</param>
    /// <param name="cancellationToken">Ends the upload; the file is left without usable content.</param>
    public Task<long> UploadAsync(
        AnaplanFile file, Stream content, FileUploadOptions? options = null, IProgress<UploadProgress>? progress = null,
        CancellationToken cancellationToken = default)
        => throw new NotImplementedException();

    /// <summary>Lists the chunks of a file to fetch them one by one.</summary>
    public Task<FileDownload> OpenDownloadAsync(string fileId, CancellationToken cancellationToken = default) => throw new NotImplementedException();

    /// <summary>
    /// The content of a file as one stream that fetches ahead; no byte of a chunk is handed on before the chunk is whole. The caller
    /// disposes the stream.
    /// </summary>
    /// <exception cref="AnaplanNotFoundException">There is no content for this user.</exception>
    public Task<Stream> OpenReadAsync(string fileId, FileDownloadOptions? options = null, CancellationToken cancellationToken = default) => throw new NotImplementedException();

    /// <summary>Writes the content of a file into a stream, which the caller disposes. Returns the bytes written.</summary>
    /// <exception cref="AnaplanNotFoundException">There is no content for this user.</exception>
    public Task<long> DownloadAsync(
        string fileId, Stream destination, FileDownloadOptions? options = null, IProgress<DownloadProgress>? progress = null,
        CancellationToken cancellationToken = default)
        => throw new NotImplementedException();

    /// <summary>Removes this user's content. The file itself and a default content for everyone stay.</summary>
    public Task DeleteContentAsync(string fileId, CancellationToken cancellationToken = default) => throw new NotImplementedException();
}
