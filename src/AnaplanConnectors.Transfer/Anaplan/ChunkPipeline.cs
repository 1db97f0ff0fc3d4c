using System.Runtime.ExceptionServices;
using AnaplanConnectors.Client;

namespace AnaplanConnectors.Transfer.Anaplan;

/// <summary>
/// Compresses chunks on several threads and sends several at a time. Memory is bounded: adding a chunk waits while too many bytes are
/// under way. The first chunk that fails for good cancels all others, and nothing here ever returns normally after that.
/// </summary>
internal sealed class ChunkPipeline : IAsyncDisposable
{
    private readonly Func<int?, CancellationToken, Task<FileUpload>> _startUpload;
    private readonly UploadOptions _options;
    private readonly BlockPool _pool;
    private readonly GzipLevel _level;
    private readonly SemaphoreSlim _chunkRoom;
    private readonly SemaphoreSlim _compressing;
    private readonly SemaphoreSlim _uploading;
    private readonly ByteRoom _room;
    private readonly CancellationTokenSource _failed = new();
    private readonly List<Task> _underWay = [];
    private readonly List<Task> _staging = [];
    private readonly Func<int, ChunkBody>? _reload;
    private readonly UploadCounters _counters;
    private ExceptionDispatchInfo? _firstFailure;
    private FileUpload? _upload;
    private RawChunk? _held;
    private Task _lastSend = Task.CompletedTask;
    private int _chunkCount;
    private int _waitingForUpload;

    public ChunkPipeline(
        Func<int?, CancellationToken, Task<FileUpload>> startUpload, UploadOptions options, BlockPool pool, IProgress<TransferProgress>? progress,
        Func<int, ChunkBody>? reload = null)
    {
        // With a spool chunks leave the memory before they are sent, so that the source is read as fast as the disk takes it.
        _reload = reload;
        _startUpload = startUpload;
        _options = options;
        _pool = pool;
        _level = new GzipLevel(options.GzipLevel);
        _counters = new UploadCounters(progress);
        _chunkRoom = new SemaphoreSlim(options.CompressingThreads + options.Parallelism + 1);
        // One for each thread: the next one waits with whoever brings it, so that no more are in memory than get on.
        _compressing = new SemaphoreSlim(options.CompressingThreads);
        _uploading = new SemaphoreSlim(options.Parallelism);
        _room = new ByteRoom(ChunkPlan.RoomOf(options));
    }

    /// <summary>Chunks taken so far.</summary>
    public int ChunkCount => _chunkCount;

    /// <summary>Takes a chunk. Returns once there is room for another one.</summary>
    public async ValueTask AddAsync(RawChunk chunk, CancellationToken cancellationToken)
    {
        _firstFailure?.Throw();
        _chunkCount++;
        if (_upload is null && _held is null)
        {
            // The first chunk waits until it is known whether it is the only one: exact counts need no closing call,
            // which some accounts answer with an error (API reference 5.2).
            _held = chunk;
            return;
        }

        if (_held is { } first)
        {
            _upload = await _startUpload(null, cancellationToken).ConfigureAwait(false);
            _held = null;
            await LaunchAsync(0, first, cancellationToken).ConfigureAwait(false);
        }

        await LaunchAsync(_chunkCount - 1, chunk, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Waits until every chunk has been acknowledged, and closes the upload.</summary>
    public async Task<UploadCounters> CompleteAsync(long rows, CancellationToken cancellationToken)
    {
        if (_held is { } only)
        {
            _upload = await _startUpload(1, cancellationToken).ConfigureAwait(false);
            _held = null;
            await LaunchAsync(0, only, cancellationToken).ConfigureAwait(false);
        }

        await Task.WhenAll(_reload is null ? _underWay : _staging).ConfigureAwait(false);
        _firstFailure?.Throw();
        await _upload!.SourceEndedAsync(_chunkCount, rows, cancellationToken).ConfigureAwait(false);
        await SettleAsync().ConfigureAwait(false);
        _firstFailure?.Throw();
        await _upload.CompleteAsync(cancellationToken).ConfigureAwait(false);
        _counters.Finish(_chunkCount);
        return _counters;
    }

    public async ValueTask DisposeAsync()
    {
        _failed.Cancel();
        await SettleAsync().ConfigureAwait(false);
        _held?.Release();
        _failed.Dispose();
    }

    private async ValueTask LaunchAsync(int index, RawChunk chunk, CancellationToken cancellationToken)
    {
        using (var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _failed.Token))
        {
            try
            {
                await _compressing.WaitAsync(either.Token).ConfigureAwait(false);
                await _chunkRoom.WaitAsync(either.Token).ConfigureAwait(false);
                await _room.EnterAsync(chunk.Length, either.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                chunk.Release();
                _firstFailure?.Throw();
                throw;
            }
        }

        _underWay.RemoveAll(task => task.IsCompleted);
        _staging.RemoveAll(task => task.IsCompleted);
        var staged = Task.Run(() => StageAsync(index, chunk, cancellationToken), CancellationToken.None);
        _staging.Add(staged);
        // One at a time means in order too (API reference 5.2), and chunks get ready in any.
        _lastSend = SendAsync(index, staged, _options.Parallelism == 1 ? _lastSend : Task.CompletedTask, cancellationToken);
        _underWay.Add(_lastSend);
    }

    /// <summary>Compresses one chunk, and keeps it on disk where there is a spool. Never throws; null when it failed or is not needed.</summary>
    private async Task<ChunkBody?> StageAsync(int index, RawChunk chunk, CancellationToken cancellationToken)
    {
        var compressed = 0L;
        try
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _failed.Token);
            var body = await CompressAsync(index, chunk, either.Token).ConfigureAwait(false);
            if (body is null || _reload is null)
                return body;
            compressed = body.Length;
            using (body)
                await _upload!.StageAsync(index, body, either.Token).ConfigureAwait(false);
            return body;
        }
        catch (Exception failure)
        {
            Fail(failure);
            return null;
        }
        finally
        {
            _room.Leave(compressed);
            if (_reload is not null)
                _chunkRoom.Release();
        }
    }

    /// <summary>Sends one chunk once it is ready and its turn has come. Never throws: the first failure is kept, and stops everything.</summary>
    private async Task SendAsync(int index, Task<ChunkBody?> staged, Task turn, CancellationToken cancellationToken)
    {
        var compressed = 0L;
        try
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _failed.Token);
            using var body = await staged.ConfigureAwait(false);
            compressed = _reload is null && body is not null ? body.Length : 0;
            await turn.ConfigureAwait(false);
            if (body is not null)
                await PutAsync(index, body, either.Token).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            Fail(failure);
        }
        finally
        {
            _room.Leave(compressed);
            if (_reload is null)
                _chunkRoom.Release();
        }
    }

    private void Fail(Exception failure)
    {
        Interlocked.CompareExchange(ref _firstFailure, ExceptionDispatchInfo.Capture(failure), null);
        _failed.Cancel();
    }

    // Null when an earlier process has sent the chunk.
    private async Task<ChunkBody?> CompressAsync(int index, RawChunk chunk, CancellationToken cancellationToken)
    {
        var over = chunk.Length;
        try
        {
            if (!await _upload!.NeedsAsync(index, chunk.AsSequence(), cancellationToken).ConfigureAwait(false))
            {
                _counters.AddEarlier(chunk.Length, sent: 0);
                return null;
            }

            using var writer = new ChunkWriter(_level.Current, _pool);
            chunk.MoveTo(writer);
            var body = writer.Finish();
            over -= body.Length;
            return body;
        }
        finally
        {
            chunk.Release();
            _room.Leave(over);
            _compressing.Release();
        }
    }

    private async Task PutAsync(int index, ChunkBody body, CancellationToken cancellationToken)
    {
        _level.Observe(uploading: _options.Parallelism - _uploading.CurrentCount, waiting: Volatile.Read(ref _waitingForUpload));
        Interlocked.Increment(ref _waitingForUpload);
        await _uploading.WaitAsync(cancellationToken).ConfigureAwait(false);
        Interlocked.Decrement(ref _waitingForUpload);
        try
        {
            using var kept = _reload?.Invoke(index);
            await _upload!.PutChunkAsync(index, kept ?? body, cancellationToken).ConfigureAwait(false);
            _counters.Add(kept ?? body);
        }
        finally
        {
            _uploading.Release();
        }
    }

    private Task SettleAsync() => Task.WhenAll(_underWay);
}
