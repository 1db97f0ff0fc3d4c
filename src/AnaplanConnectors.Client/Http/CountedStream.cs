using System.Buffers.Binary;

namespace AnaplanConnectors.Client;

/// <summary>Counts what arrives, keeps the last four bytes, and tells the clock. Does not own the stream below.</summary>
internal sealed class CountedStream(Stream inner, CallClock clock) : Stream
{
    private readonly byte[] _last = new byte[4];

    public long Count { get; private set; }

    /// <summary>The last four bytes as a number, lowest first: how a gzip stream ends.</summary>
    public uint LastUInt32 => BinaryPrimitives.ReadUInt32LittleEndian(_last);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count)
    {
        clock.BytesMove();
        return Counted(buffer, offset, inner.Read(buffer, offset, count));
    }

    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        clock.BytesMove();
        return Counted(buffer, offset, await inner.ReadAsync(buffer, offset, count, cancellationToken).ConfigureAwait(false));
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int Counted(byte[] buffer, int offset, int count)
    {
        Count += count;
        var kept = Math.Min(count, _last.Length);
        Buffer.BlockCopy(_last, kept, _last, 0, _last.Length - kept);
        Buffer.BlockCopy(buffer, offset + count - kept, _last, _last.Length - kept, kept);
        return count;
    }
}
