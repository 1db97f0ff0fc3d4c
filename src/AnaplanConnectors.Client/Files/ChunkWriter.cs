namespace AnaplanConnectors.Client;

/// <summary>
/// Takes the bytes of one chunk, compresses them as they come and keeps them in pooled memory until <see cref="Finish"/> hands
/// them over. Used by one thread at a time.
/// </summary>
public sealed class ChunkWriter : Stream
{
    /// <summary>Starts an empty chunk.</summary>
    /// <param name="gzipLevel">0 for no compression, 1 (fast) to 6 (small). On .NET Framework 1 to 3 are one level, and 4 to 6.</param>
    public ChunkWriter(int gzipLevel = 3) => throw new NotImplementedException();

    /// <summary>Uncompressed bytes taken so far.</summary>
    public long BytesWritten => throw new NotImplementedException();

    /// <summary>Ends the chunk. The caller disposes the body; this writer takes nothing more.</summary>
    public ChunkBody Finish() => throw new NotImplementedException();

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotImplementedException();
}
