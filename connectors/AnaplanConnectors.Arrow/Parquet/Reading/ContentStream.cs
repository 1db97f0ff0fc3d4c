namespace AnaplanConnectors.Arrow;

/// <summary>Bytes in memory as a stream, without a copy.</summary>
internal sealed class ContentStream(ReadOnlyMemory<byte> content) : Stream
{
    private int _position;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => content.Length;

    public override long Position
    {
        get => _position;
        set => _position = value >= 0 && value <= content.Length ? (int)value : throw new EndOfStreamException("the data goes behind its end");
    }

    public override int Read(Span<byte> buffer)
    {
        var count = Math.Min(buffer.Length, content.Length - _position);
        content.Span.Slice(_position, count).CopyTo(buffer);
        _position += count;
        return count;
    }

    // Parquet.Net takes the -1 that a stream ends with for the byte FF, and may then never end.
    public override int ReadByte() => _position < content.Length ? content.Span[_position++] : throw new EndOfStreamException("the data ends too early");

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => Task.FromResult(Read(buffer.AsSpan(offset, count)));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));

    public override long Seek(long offset, SeekOrigin origin)
        => Position = offset + origin switch { SeekOrigin.Begin => 0, SeekOrigin.Current => _position, _ => content.Length };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException("The content is read only.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("The content is read only.");
}
