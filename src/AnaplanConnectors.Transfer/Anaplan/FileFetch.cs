using System.Security.Cryptography;
using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer.Rows;
using AnaplanConnectors.Transfer.Runs;

namespace AnaplanConnectors.Transfer.Anaplan;

/// <summary>
/// Fetches what a file holds for this user into a local file, as it is. With a run, chunks that an earlier process fetched stay in the
/// partial file; they are hashed, and the last of them is fetched again, before anything is added to them.
/// </summary>
/// <param name="model">The model.</param>
/// <param name="fileId">The file; for outputs of exports the id of the export.</param>
/// <param name="run">The run; null to keep no trail.</param>
public sealed class FileFetch(ModelClient model, string fileId, TransferRun? run)
{
    private const int CopyBuffer = 128 * 1024;

    private long _length;

    /// <summary>How chunks are fetched.</summary>
    public FileDownloadOptions Download { get; init; } = new();

    /// <summary>For outputs of exports: the task whose output is wanted, checked before and after. Default: whatever is there.</summary>
    public string? TaskId { get; init; }

    /// <summary>Told after every chunk. Default: nobody.</summary>
    public IProgress<DownloadProgress>? Progress { get; init; }

    /// <summary>Fetches the content. Returns the bytes of the file.</summary>
    /// <param name="path">The local file.</param>
    /// <param name="overwrite">Whether a file of that name may be replaced.</param>
    /// <param name="cancellationToken">Ends the fetching; with a run the partial file stays for the next process.</param>
    /// <exception cref="AnaplanNotFoundException">There is no content for this user.</exception>
    /// <exception cref="AnaplanApiException">The content was replaced meanwhile (ANX6004).</exception>
    public async Task<long> ToFileAsync(string path, bool overwrite, CancellationToken cancellationToken = default)
    {
        if (path is null)
            throw new ArgumentNullException(nameof(path));
        if (run?.History.File is { } named && run.History.IsFileThere())
            return named.Length ?? new FileInfo(named.Path).Length;
        if (run is not null)
            await run.TakeLeaseAsync($"file {fileId} of model {model.Id} at {model.Service}", cancellationToken).ConfigureAwait(false);
        var download = await model.Files.OpenDownloadAsync(fileId, cancellationToken).ConfigureAwait(false);
        if (download.ChunkIds.Count == 0)
        {
            // Says that there is nothing for this user.
            model.Files.OpenRead(download).Dispose();
        }

        var first = await KeptAsync(path, download, cancellationToken).ConfigureAwait(false);
        using var file = run is null ? new UnfinishedFile(path, overwrite) : UnfinishedFile.Continue(path, overwrite, _length, run.Files);
        await CheckAsync(download, cancellationToken).ConfigureAwait(false);
        if (first == 0 && run is not null)
            await run.AppendAsync(new DownloadStarted(fileId, download.ChunkIds.Count, TaskId), cancellationToken).ConfigureAwait(false);
        await FetchAsync(download, first, file, cancellationToken).ConfigureAwait(false);
        await CheckAsync(download, cancellationToken).ConfigureAwait(false);
        if (run is not null)
            await run.AppendAsync(new FileIntended(path, _length, FinalName.Stamp(path)), cancellationToken).ConfigureAwait(false);
        file.Commit();
        if (run is not null)
            await run.AppendAsync(new FileWritten(), CancellationToken.None).ConfigureAwait(false);
        return _length;
    }

    private async Task FetchAsync(FileDownload download, int first, UnfinishedFile file, CancellationToken cancellationToken)
    {
        var count = download.ChunkIds.Count;
        var ahead = new Queue<Task<Stream>>();
        var next = first;
        try
        {
            for (var index = first; index < count; index++)
            {
                while (next < count && ahead.Count < Download.Prefetch)
                    ahead.Enqueue(download.OpenChunkAsync(next++, cancellationToken));
                using var chunk = await ahead.Dequeue().ConfigureAwait(false);
                var (length, hash) = await CopyAsync(chunk, file, cancellationToken).ConfigureAwait(false);
                _length += length;
                if (run is not null)
                    await run.AppendAsync(new ChunkReceived(index, length, hash), cancellationToken).ConfigureAwait(false);
                Progress?.Report(new DownloadProgress(index + 1, count, _length));
            }
        }
        finally
        {
            foreach (var other in ahead)
                _ = DiscardAsync(other);
        }
    }

    private static async Task<(long Length, string Hash)> CopyAsync(Stream chunk, Stream file, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[CopyBuffer];
        var length = 0L;
        while (await chunk.ReadAsync(buffer, 0, buffer.Length, cancellationToken).ConfigureAwait(false) is var read and > 0)
        {
            hash.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer, 0, read, cancellationToken).ConfigureAwait(false);
            length += read;
        }

        return (length, Hex.Of(hash.GetHashAndReset()));
    }

    /// <summary>How many chunks of the partial file count. Sets their length.</summary>
    private async Task<int> KeptAsync(string path, FileDownload download, CancellationToken cancellationToken)
    {
        if (run?.History is not { Download: { } earlier } history)
            return 0;
        var problem = earlier.FileId != fileId || earlier.TaskId != TaskId || earlier.ChunkCount != download.ChunkIds.Count
            ? "another content is wanted, or the service has another one now"
            : null;
        var whole = problem is null ? await WholeChunksAsync(path, history.Received, cancellationToken).ConfigureAwait(false) : 0;
        if (whole > 0)
        {
            using var again = await download.OpenChunkAsync(whole - 1, cancellationToken).ConfigureAwait(false);
            var (_, hash) = await CopyAsync(again, Stream.Null, cancellationToken).ConfigureAwait(false);
            problem = hash == history.Received[whole - 1].Sha256 ? null : "the service has another content now";
        }

        if (problem is null && whole > 0)
        {
            _length = history.Received.Take(whole).Sum(chunk => chunk.Length);
            return whole;
        }

        await run.AppendAsync(new DownloadDiscarded(problem ?? "nothing of it is in the partial file"), cancellationToken).ConfigureAwait(false);
        return 0;
    }

    private static async Task<int> WholeChunksAsync(string path, IReadOnlyList<ChunkReceived> received, CancellationToken cancellationToken)
    {
        var partial = UnfinishedFile.PartialPath(path);
        if (!File.Exists(partial))
            return 0;
        using var file = new FileStream(partial, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
        var whole = 0;
        foreach (var chunk in received)
        {
            using var part = new BoundedStream(file, chunk.Length);
            var (length, hash) = await CopyAsync(part, Stream.Null, cancellationToken).ConfigureAwait(false);
            if (chunk.Index != whole || length != chunk.Length || hash != chunk.Sha256)
                break;
            whole++;
        }

        return whole;
    }

    /// <summary>That the content is still the one that was listed.</summary>
    private async Task CheckAsync(FileDownload download, CancellationToken cancellationToken)
    {
        var now = await model.Files.OpenDownloadAsync(fileId, cancellationToken).ConfigureAwait(false);
        var problem = now.ChunkIds.Count != download.ChunkIds.Count
            ? FormattableString.Invariant($"it has {now.ChunkIds.Count} chunks now and had {download.ChunkIds.Count}")
            : TaskId is null ? null : await ExportContent.ReplacedAsync(model, fileId, TaskId, cancellationToken).ConfigureAwait(false);
        if (problem is null)
            return;
        if (run is not null)
        {
            await run.AppendAsync(new DownloadDiscarded(problem), cancellationToken).ConfigureAwait(false);
            if (TaskId is not null)
                await run.AppendAsync(new TaskDiscarded(TaskId, problem), cancellationToken).ConfigureAwait(false);
        }

        throw new AnaplanApiException(
            ErrorCodes.ContentChanged, $"The content of file {fileId} is not the one that was to be fetched any more: {problem}.",
            "Run it again when nobody else writes or exports this file as the same user.", isTransient: true);
    }

    // Fetched ahead and never asked for, so its failure concerns nobody.
    private static async Task DiscardAsync(Task<Stream> fetch)
    {
        try
        {
            (await fetch.ConfigureAwait(false)).Dispose();
        }
        catch (Exception e) when (e is AnaplanException or OperationCanceledException)
        {
            // See above.
        }
    }
}
