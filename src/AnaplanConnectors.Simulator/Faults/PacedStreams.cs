namespace AnaplanConnectors.Simulator;

/// <summary>Writes in the portions and with the pauses of a pace.</summary>
internal sealed class PacedWriteStream(Stream inner, IPace pace) : WriteOnlyStream
{
    private long _position;

    /// <summary>A reset after no bytes at all happens before the first write.</summary>
    public Task PauseAtStartAsync(CancellationToken cancellationToken) =>
        pace.Next(0, 1) > 0 ? Task.CompletedTask : pace.PauseAsync(0, cancellationToken);

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (buffer.Length > 0)
        {
            var count = pace.Next(_position, buffer.Length);
            await inner.WriteAsync(buffer[..count], cancellationToken);
            await inner.FlushAsync(cancellationToken);
            _position += count;
            buffer = buffer[count..];
            await pace.PauseAsync(_position, cancellationToken);
        }
    }
}

/// <summary>Reads in the portions and with the pauses of a pace.</summary>
internal sealed class PacedReadStream(Stream inner, IPace pace) : Stream
{
    private long _position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await inner.ReadAsync(buffer[..pace.Next(_position, buffer.Length)], cancellationToken);
        _position += count;
        if (count > 0)
            await pace.PauseAsync(_position, cancellationToken);
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException("Bodies are read asynchronously.");

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
