using System.Buffers;

namespace AnaplanConnectors.Client;

/// <summary>
/// Takes the bytes of one chunk, compresses them as they come and keeps them in pooled memory until <see cref="Finish"/> hands
/// them over. Used by one thread at a time. Disposing it without that gives the memory back.
/// </summary>
public sealed class ChunkWriter : Stream
{
    /// <summary>Most compression on offer: higher levels are slower, and level 9 even gives larger chunks.</summary>
    public const int MaxGzipLevel = 6;

    private readonly Stream? _gzip;
    private PooledBytes? _bytes;

    /// <summary>Starts an empty chunk.</summary>
    /// <param name="gzipLevel">0 for no compression, 1 (fast) to 6 (small). On .NET Framework 1 to 3 are one level, and 4 to 6.</param>
    /// <param name="pool">
    /// Where the memory comes from, in arrays of 16 and 64 KB. Null, the default, for a pool that all share; the one that the uncompressed bytes
    /// came from can be used again while they are compressed.
    /// </param>
    public ChunkWriter(int gzipLevel = 3, ArrayPool<byte>? pool = null)
    {
        if (gzipLevel is < 0 or > MaxGzipLevel)
            throw new ArgumentOutOfRangeException(nameof(gzipLevel), gzipLevel, $"The level is 0 to {MaxGzipLevel}.");
        _bytes = new PooledBytes(pool);
        if (gzipLevel > 0)
            _gzip = GzipLevels.Compress(new Sink(_bytes), gzipLevel);
    }

    /// <summary>Uncompressed bytes taken so far.</summary>
    public long BytesWritten { get; private set; }

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => _bytes is not null;

    /// <summary>Not supported.</summary>
    public override long Length => throw new NotSupportedException();

    /// <summary>Not supported.</summary>
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>Ends the chunk. The caller disposes the body; this writer takes nothing more.</summary>
    public ChunkBody Finish()
    {
        var bytes = _bytes ?? throw new ObjectDisposedException(nameof(ChunkWriter));
        _gzip?.Dispose();
        _bytes = null;
        return new(bytes, BytesWritten, isGzip: _gzip is not null);
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count)
    {
        if (_bytes is null)
            throw new ObjectDisposedException(nameof(ChunkWriter));
        if (_gzip is null)
            _bytes.Write(buffer.AsSpan(offset, count));
        else
            _gzip.Write(buffer, offset, count);
        BytesWritten += count;
    }

    /// <summary>Does nothing: bytes leave with <see cref="Finish"/>.</summary>
    public override void Flush()
    {
    }

    /// <summary>Not supported.</summary>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <summary>Not supported.</summary>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <summary>Not supported.</summary>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing && _bytes is { } bytes)
        {
            _gzip?.Dispose();
            _bytes = null;
            bytes.Dispose();
        }

        base.Dispose(disposing);
    }

    // Where compressed bytes go.
    private sealed class Sink(PooledBytes bytes) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => bytes.Length;

        public override long Position { get => bytes.Length; set => throw new NotSupportedException(); }

        public override void Write(byte[] buffer, int offset, int count) => bytes.Write(buffer.AsSpan(offset, count));

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
