using System.Buffers;
using System.Globalization;
using System.IO.Compression;

namespace AnaplanConnectors.Simulator;

/// <summary>The files that uploads, exports and dumps lie in.</summary>
internal sealed class ContentDirectory(string path, long maxChunkBytes)
{
    private const int BlockSize = 64 * 1024;
    private long _count;

    /// <summary>Keeps a body as a part of an upload. Nothing of it stays when it is refused.</summary>
    /// <exception cref="ApiException">413: too large once inflated; 400: not one whole gzip member.</exception>
    public async Task<ContentPart> StoreAsync(Stream body, bool isCompressed, CancellationToken cancellationToken)
    {
        var file = NewPath();
        try
        {
            await using var output = new FileStream(file, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
            var length = isCompressed
                ? await StoreCompressedAsync(body, output, cancellationToken)
                : await StorePlainAsync(body, output, cancellationToken);
            return new ContentPart(file, length, isCompressed);
        }
        catch
        {
            File.Delete(file);
            throw;
        }
    }

    public ContentPart Store(ReadOnlySpan<byte> content)
    {
        var file = NewPath();
        using (var output = new FileStream(file, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0))
            output.Write(content);
        return new ContentPart(file, content.Length, isCompressed: false);
    }

    /// <summary>A file to write to; <see cref="PartStream.ToPart"/> makes a part of it once it is disposed.</summary>
    public PartStream Create() => new(NewPath());

    private async Task<long> StorePlainAsync(Stream body, FileStream output, CancellationToken cancellationToken)
    {
        await using var copying = new CopyingStream(body, output);
        while (await copying.CopyBlockAsync(cancellationToken) > 0)
            CheckLength(copying.Length);
        return copying.Length;
    }

    private async Task<long> StoreCompressedAsync(Stream body, FileStream output, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BlockSize);
        try
        {
            await using var copying = new CopyingStream(body, output);
            await using var inflating = new GZipStream(copying, CompressionMode.Decompress);
            var length = 0L;
            while (await inflating.ReadAsync(buffer, cancellationToken) is > 0 and var count)
                CheckLength(length += count);
            // GZipStream takes a stream that ends early, and several members in a row, for good: the trailer tells.
            return copying.LastWord == unchecked((uint)length) && copying.Length >= 18 ? length : throw BrokenGzip();
        }
        catch (InvalidDataException)
        {
            throw BrokenGzip();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private void CheckLength(long length)
    {
        if (length > maxChunkBytes)
            throw new OversizedChunkException();
    }

    private string NewPath() =>
        Path.Combine(path, Interlocked.Increment(ref _count).ToString("x8", CultureInfo.InvariantCulture));

    private static ApiException BrokenGzip() => ApiException.BadRequest("The chunk is not one complete gzip stream");
}

/// <summary>A chunk holds more than the service takes. Which status that is, is an open question (API reference 13).</summary>
internal sealed class OversizedChunkException() : Exception("The chunk is too large");
