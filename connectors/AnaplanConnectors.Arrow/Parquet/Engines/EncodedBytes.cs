using System.Buffers;

namespace AnaplanConnectors.Arrow;

/// <summary>What an engine has encoded and nobody has moved on yet. Its position counts from the start of the file.</summary>
internal sealed class EncodedBytes : Stream
{
    private readonly ArrayBufferWriter<byte> _bytes = new();
    private long _moved;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => _moved + _bytes.WrittenCount;

    public override long Position
    {
        get => Length;
        set => throw GrowsOnly();
    }

    /// <summary>Writes everything to a file and forgets it.</summary>
    public async ValueTask MoveToAsync(Stream file, CancellationToken cancellationToken)
    {
        await file.WriteAsync(_bytes.WrittenMemory, cancellationToken).ConfigureAwait(false);
        _moved = Length;
        _bytes.ResetWrittenCount();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer) => _bytes.Write(buffer);

    /// <summary>Writes at once, where a stream would go to another thread for it.</summary>
    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        Write(buffer.AsSpan(offset, count));
        return Task.CompletedTask;
    }

    /// <summary>The same.</summary>
    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    public override void Flush()
    {
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override int Read(byte[] buffer, int offset, int count) => throw GrowsOnly();

    public override long Seek(long offset, SeekOrigin origin) => throw GrowsOnly();

    public override void SetLength(long value) => throw GrowsOnly();

    private static NotSupportedException GrowsOnly() => new("The bytes are written forward only.");
}
