namespace AnaplanConnectors.Client;

/// <summary>
/// The files of a model. A file belongs to the user: two uploads of one user into one file overwrite each other, and nobody else
/// sees either (API reference 5.3).
/// </summary>
public sealed class FileClient : ItemClient<AnaplanFile>
{
    private const int CopyBuffer = 128 * 1024;

    private readonly FileScope _files;

    internal FileClient(ModelScope scope)
        : base(scope, ItemKind.Of("files", "file"), ApiJson.Default.ListAnaplanFile) => _files = new(scope, scope.Api.CompleteLimit);

    /// <summary>Begins an upload, chunk by chunk. The old content is gone from here on.</summary>
    /// <param name="file">A file that exists: uploading to an unknown one would make a new, useless file.</param>
    /// <param name="chunkCount">Chunks to come, 1 to 1,000; null when unknown.</param>
    /// <param name="journal">Told what the upload reaches; one that an earlier process began is gone on with.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<FileUpload> StartUploadAsync(
        AnaplanFile file, int? chunkCount, IUploadJournal? journal = null, CancellationToken cancellationToken = default)
    {
        if (file is null)
            throw new ArgumentNullException(nameof(file));
        if (chunkCount is < 1 or > FileUpload.MaxChunks)
            throw new ArgumentOutOfRangeException(nameof(chunkCount), chunkCount, $"A file has 1 to {FileUpload.MaxChunks} chunks.");
        var isBegun = journal is not null && !await journal.StartingAsync(file, chunkCount, cancellationToken).ConfigureAwait(false);
        if (!isBegun)
        {
            await _files.StartAsync(file, chunkCount, cancellationToken).ConfigureAwait(false);
            if (journal is not null)
                await journal.StartedAsync().ConfigureAwait(false);
        }

        return new(_files, file, chunkCount, journal, isBegun);
    }

    /// <summary>
    /// Sends a stream as it is: cut into chunks by bytes, compressed, several at a time. Returns the bytes read when Anaplan has
    /// them all; the first failure cancels the rest and is thrown.
    /// </summary>
    /// <param name="file">A file that exists.</param>
    /// <param name="content">Read from its position to its end. The caller disposes it.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <param name="progress">Told after every chunk.</param>
    /// <param name="cancellationToken">Ends the upload; the file is left without usable content.</param>
    public async Task<long> UploadAsync(
        AnaplanFile file, Stream content, FileUploadOptions? options = null, IProgress<UploadProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        if (file is null)
            throw new ArgumentNullException(nameof(file));
        if (content is null)
            throw new ArgumentNullException(nameof(content));
        options ??= new();
        AnaplanConfigurationException.ThrowIfAny(options.Problems());
        using var uploader = new FileUploader((count, token) => StartUploadAsync(file, count, options.Journal, token), options, progress, cancellationToken);
        return await uploader.RunAsync(file, content).ConfigureAwait(false);
    }

    /// <summary>Lists the chunks of a file to fetch them one by one.</summary>
    public async Task<FileDownload> OpenDownloadAsync(string fileId, CancellationToken cancellationToken = default)
    {
        var path = PathOf(fileId ?? throw new ArgumentNullException(nameof(fileId)), "chunks");
        var what = $"download file {fileId} of {Scope.Description}";
        var ids = await Scope.Api.SendAsync(
            ApiRequest.Get(path, what),
            body => Envelope.ReadPage(body, ApiJson.Default.ListChunkInfo, "chunks").Items.Select(c => c.Id).ToList(),
            cancellationToken).ConfigureAwait(false);
        return new(fileId, new(Scope.Api, path, ids, what, "application/octet-stream"));
    }

    /// <summary>
    /// The content of a file as one stream that fetches ahead; no byte of a chunk is handed on before the chunk is whole. The caller
    /// disposes the stream.
    /// </summary>
    /// <exception cref="AnaplanNotFoundException">There is no content for this user.</exception>
    public async Task<Stream> OpenReadAsync(string fileId, FileDownloadOptions? options = null, CancellationToken cancellationToken = default)
        => Open(await ListContentAsync(fileId, cancellationToken).ConfigureAwait(false), options ?? new(), chunkStarts: null);

    /// <summary>The content that was listed, as one stream that fetches ahead. The caller disposes the stream.</summary>
    /// <exception cref="AnaplanNotFoundException">There is no content for this user.</exception>
    public Stream OpenRead(FileDownload download, FileDownloadOptions? options = null)
        => Open(Checked(download ?? throw new ArgumentNullException(nameof(download))), options ?? new(), chunkStarts: null);

    /// <summary>Writes the content of a file into a stream, which the caller disposes. Returns the bytes written.</summary>
    /// <exception cref="AnaplanNotFoundException">There is no content for this user.</exception>
    public async Task<long> DownloadAsync(
        string fileId, Stream destination, FileDownloadOptions? options = null, IProgress<DownloadProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        if (destination is null)
            throw new ArgumentNullException(nameof(destination));
        var download = await ListContentAsync(fileId, cancellationToken).ConfigureAwait(false);
        var total = 0L;
        using var content = Open(download, options ?? new(), index => progress?.Report(new(index, download.ChunkIds.Count, total)));
        var buffer = new byte[CopyBuffer];
        while (await content.ReadAsync(buffer, 0, buffer.Length, cancellationToken).ConfigureAwait(false) is var count and > 0)
        {
            total += count;
            await destination.WriteAsync(buffer, 0, count, cancellationToken).ConfigureAwait(false);
        }

        progress?.Report(new(download.ChunkIds.Count, download.ChunkIds.Count, total));
        return total;
    }

    /// <summary>
    /// Replaces the content of a small file in one request, uncompressed; meant for less than 1 MB (API reference 3.11). An unknown file is
    /// an error here and never makes a new one.
    /// </summary>
    /// <param name="fileId">The file.</param>
    /// <param name="content">Its new content, at least one byte.</param>
    /// <param name="cancellationToken">Ends the call; the content may be replaced.</param>
    public Task PutContentAsync(string fileId, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default)
    {
        if (content.Length == 0)
            throw new AnaplanConfigurationException([$"there is nothing to upload to file {fileId}; Anaplan keeps no empty file"], ErrorCodes.NothingToUpload);
        var request = new ApiRequest
        {
            Method = HttpMethod.Put,
            Path = PathOf(fileId),
            What = $"replace the content of {Describe(fileId)}",
            Class = CallClass.IdempotentByKey,
            Body = () => new(new(content), "application/octet-stream"),
            Accept = "*/*",
        };
        return Scope.Api.SendAsync(request, Answers.Ignore, cancellationToken);
    }

    /// <summary>The content of a small file by one request, whole in memory; for larger ones take <see cref="OpenReadAsync"/>. The caller disposes it.</summary>
    /// <exception cref="AnaplanNotFoundException">There is no content for this user.</exception>
    public Task<Stream> OpenContentAsync(string fileId, CancellationToken cancellationToken = default)
        => Scope.Api.OpenAsync(ApiService.Integration, PathOf(fileId), $"read {Describe(fileId)}", "application/octet-stream", cancellationToken);

    /// <summary>Removes this user's content. The file itself and a default content for everyone stay.</summary>
    public async Task DeleteContentAsync(string fileId, CancellationToken cancellationToken = default)
    {
        var request = new ApiRequest
        {
            Method = HttpMethod.Delete,
            Path = PathOf(fileId ?? throw new ArgumentNullException(nameof(fileId))),
            What = $"delete the content of file {fileId} of {Scope.Description}",
            Class = CallClass.IdempotentByKey,
            Body = () => RequestBody.Empty,
            Accept = "*/*",
        };
        var attempt = await Scope.Api.TryAsync(request, Answers.Ignore, cancellationToken).ConfigureAwait(false);
        // Gone at the second time means that the first one worked and its answer was lost.
        if (attempt.Failure is { } failure && !(failure.StatusCode == 404 && attempt.Count > 1))
            throw failure.ToException(request, attempt.Count);
    }

    private static ChunkedStream Open(FileDownload download, FileDownloadOptions options, Action<int>? chunkStarts)
    {
        AnaplanConfigurationException.ThrowIfAny(options.Problems());
        return new(download.Chunks, options.Prefetch, chunkStarts);
    }

    private async Task<FileDownload> ListContentAsync(string fileId, CancellationToken cancellationToken)
        => Checked(await OpenDownloadAsync(fileId, cancellationToken).ConfigureAwait(false));

    private FileDownload Checked(FileDownload download) => download.ChunkIds.Count > 0
        ? download
        : throw new AnaplanNotFoundException(
            ErrorCodes.NotFound, $"File {download.FileId} of {Scope.Description} has no content for this user.",
            "Content is private and lives 48 hours: run the export or the upload as this user, then download.");
}
