using System.Runtime.ExceptionServices;

namespace AnaplanConnectors.Client;

/// <summary>
/// Sends a stream as chunks, several at a time. Every chunk is read whole before it is sent, so a repetition never needs the
/// stream again. The first failure stops everything and is the one that is thrown.
/// </summary>
internal sealed class FileUploader : IDisposable
{
    // More than the usual chunks ever need. Larger ones, as those of a stream that does not end, are read and sent one by one.
    private const long UsualRoom = 40_000_000;

    private readonly Func<int?, CancellationToken, Task<FileUpload>> _start;
    private readonly FileUploadOptions _options;
    private readonly UploadMeter _meter;
    private readonly SemaphoreSlim _slots;
    private readonly SemaphoreSlim _compressors;
    private readonly ByteRoom _room;
    private readonly CancellationTokenSource _stop;
    private Exception? _firstFailure;
    private int _chunks;

    public FileUploader(
        Func<int?, CancellationToken, Task<FileUpload>> start, FileUploadOptions options, IProgress<UploadProgress>? progress,
        CancellationToken cancellationToken)
    {
        (_start, _options) = (start, options);
        _meter = new(progress);
        _slots = new(options.Parallelism);
        // More than there are processors would only hold more uncompressed chunks in memory.
        _compressors = new(Math.Min(options.Parallelism, Environment.ProcessorCount));
        _room = new(options.ChunkSize is null ? UsualRoom : long.MaxValue);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    }

    public void Dispose()
    {
        _slots.Dispose();
        _compressors.Dispose();
        _stop.Dispose();
    }

    /// <returns>Bytes read from the stream.</returns>
    public async Task<long> RunAsync(AnaplanFile file, Stream content)
    {
        long? length = content.CanSeek ? content.Length - content.Position : null;
        var plan = ChunkPlan.For(length, _options.ChunkSize);
        var first = await ReadAsync(content, plan.SizeOf(0)).ConfigureAwait(false);
        if (first.Length == 0)
        {
            first.Dispose();
            throw new AnaplanConfigurationException(
                [$"there is nothing to upload to file {file}; Anaplan keeps no empty file, so send a header line at least"], ErrorCodes.NothingToUpload);
        }

        // One that ends within its first chunk has a known length after all, which spares the doubtful call to complete it.
        var count = plan.Count ?? (first.Length < plan.SizeOf(0) ? 1 : null);
        _meter.ChunkCount = count;
        var upload = await StartAsync(count, first).ConfigureAwait(false);
        var total = await SendAllAsync(upload, plan, first, content).ConfigureAwait(false);
        if (length is not null && length != total)
            throw Changed(file, length.Value, total);
        await upload.SourceEndedAsync(_chunks, cancellationToken: _stop.Token).ConfigureAwait(false);
        await upload.CompleteAsync(_stop.Token).ConfigureAwait(false);
        return total;
    }

    private async Task<FileUpload> StartAsync(int? count, PooledBytes first)
    {
        try
        {
            return await _start(count, _stop.Token).ConfigureAwait(false);
        }
        catch
        {
            first.Dispose();
            throw;
        }
    }

    private async Task<long> SendAllAsync(FileUpload upload, ChunkPlan plan, PooledBytes first, Stream content)
    {
        var sends = new List<Task>();
        var total = 0L;
        try
        {
            var chunk = first;
            for (var index = 0; chunk.Length > 0; index++)
            {
                if (index == FileUpload.MaxChunks || index == upload.ChunkCount)
                {
                    chunk.Dispose();
                    throw TooMuch(upload);
                }

                total += chunk.Length;
                _chunks = index + 1;
                var isShort = chunk.Length < plan.SizeOf(index);
                await EnterAsync(chunk).ConfigureAwait(false);
                sends.Add(Task.Run(SendChunk(upload, index, chunk)));
                if (isShort)
                    break;
                chunk = await ReadAsync(content, plan.SizeOf(index + 1)).ConfigureAwait(false);
            }
        }
        catch (Exception e)
        {
            Fail(e);
        }

        await Task.WhenAll(sends).ConfigureAwait(false);
        if (_firstFailure is not null)
            ExceptionDispatchInfo.Capture(_firstFailure).Throw();
        return total;
    }

    private async Task EnterAsync(PooledBytes chunk)
    {
        try
        {
            await _slots.WaitAsync(_stop.Token).ConfigureAwait(false);
            await _compressors.WaitAsync(_stop.Token).ConfigureAwait(false);
        }
        catch
        {
            chunk.Dispose();
            throw;
        }
    }

    private Func<Task> SendChunk(FileUpload upload, int index, PooledBytes raw) => async () =>
    {
        var kept = raw.Length;
        try
        {
            using var body = await CompressAsync(upload, index, raw).ConfigureAwait(false);
            var sent = body?.Length ?? 0;
            _room.Leave(kept - sent);
            kept = sent;
            if (body is not null)
                await upload.PutChunkAsync(index, body, _stop.Token).ConfigureAwait(false);
            _meter.Add(raw.Length, sent);
        }
        catch (Exception e)
        {
            Fail(e);
        }
        finally
        {
            raw.Dispose();
            _room.Leave(kept);
            _slots.Release();
        }
    };

    // Null when an earlier process has sent the chunk.
    private async Task<ChunkBody?> CompressAsync(FileUpload upload, int index, PooledBytes raw)
    {
        try
        {
            if (!await upload.NeedsAsync(index, raw.AsSequence(), _stop.Token).ConfigureAwait(false))
                return null;
            if (_options.GzipLevel == 0)
                return new(raw, raw.Length, isGzip: false);
            using var writer = new ChunkWriter(_options.GzipLevel);
            using (var input = new PooledStream(raw))
                input.CopyTo(writer);
            return writer.Finish();
        }
        finally
        {
            _compressors.Release();
        }
    }

    // The first one is the cause; the others are its consequences.
    private void Fail(Exception e)
    {
        Interlocked.CompareExchange(ref _firstFailure, e, null);
        _stop.Cancel();
    }

    private async Task<PooledBytes> ReadAsync(Stream content, int size)
    {
        await _room.EnterAsync(size, _stop.Token).ConfigureAwait(false);
        var bytes = new PooledBytes();
        try
        {
            while (bytes.Length < size)
            {
                var free = bytes.GetFree();
                var wanted = (int)Math.Min(free.Count, size - bytes.Length);
                var count = await content.ReadAsync(free.Array!, free.Offset, wanted, _stop.Token).ConfigureAwait(false);
                if (count == 0)
                    break;
                bytes.Advance(count);
            }

            _room.Leave(size - bytes.Length);
            return bytes;
        }
        catch
        {
            bytes.Dispose();
            throw;
        }
    }

    private static AnaplanException TooMuch(FileUpload upload) => upload.ChunkCount is { } count
        ? new AnaplanApiException(
            ErrorCodes.ContentChanged, $"The input for file {upload.File} grew while it was read: it had {count} chunks at the start.",
            "Upload it again when nobody writes to it.")
        : new AnaplanConfigurationException(
            [Invariant($"the input for file {upload.File} needs more than {FileUpload.MaxChunks:N0} chunks; set a larger ChunkSize or split it")], ErrorCodes.FileTooLarge);

    private static AnaplanApiException Changed(AnaplanFile file, long announced, long read) => new(
        ErrorCodes.ContentChanged,
        Invariant($"The input for file {file} changed while it was read: {announced:N0} bytes at the start, {read:N0} at the end."),
        "Upload it again when nobody writes to it.");
}
