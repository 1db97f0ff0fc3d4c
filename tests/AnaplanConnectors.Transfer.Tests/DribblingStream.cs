namespace AnaplanConnectors.Transfer.Tests;

/// <summary>Gives its bytes in pieces of the sizes told, over and over, as networks do. Cannot seek.</summary>
internal sealed class DribblingStream(byte[] bytes, params int[] sizes) : Stream
{
    private int _at;
    private int _reads;

    /// <summary>Whether every other read really waits. Default: true.</summary>
    public bool Waits { get; init; } = true;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var size = Math.Min(Math.Min(count, sizes[_reads++ % sizes.Length]), bytes.Length - _at);
        Buffer.BlockCopy(bytes, _at, buffer, offset, size);
        _at += size;
        return size;
    }

    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        if (Waits && _reads % 2 == 1)
            await Task.Yield();
        return Read(buffer, offset, count);
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
