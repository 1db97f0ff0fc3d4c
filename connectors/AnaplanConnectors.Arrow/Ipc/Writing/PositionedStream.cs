namespace AnaplanConnectors.Arrow;

/// <summary>A stream that is written forward and knows where it is. Apache.Arrow asks for one that seeks and then only asks for that.</summary>
internal sealed class PositionedStream(Stream output) : Stream
{
    private long _position;

    public override bool CanRead => false;

    public override bool CanSeek => true;

    public override bool CanWrite => true;

    public override long Length => _position;

    public override long Position
    {
        get => _position;
        set => throw GrowsOnly();
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        output.Write(buffer, offset, count);
        _position += count;
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await output.WriteAsync(buffer, cancellationToken).ConfigureAwait(false);
        _position += buffer.Length;
    }

    public override void Flush() => output.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) => output.FlushAsync(cancellationToken);

    public override int Read(byte[] buffer, int offset, int count) => throw GrowsOnly();

    public override long Seek(long offset, SeekOrigin origin) => throw GrowsOnly();

    public override void SetLength(long value) => throw GrowsOnly();

    private static NotSupportedException GrowsOnly() => new("The stream is written forward only.");
}
