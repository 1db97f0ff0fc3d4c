using System.Buffers;

namespace AnaplanConnectors.Client;

/// <summary>Reads pooled bytes once, forward. Disposing it gives them back.</summary>
internal sealed class PooledStream(PooledBytes bytes) : Stream
{
    private ReadOnlySequence<byte> _rest = bytes.AsSequence();

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => bytes.Length;

    public override long Position { get => bytes.Length - _rest.Length; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var part = _rest.Slice(0, Math.Min(_rest.Length, count));
        part.CopyTo(buffer.AsSpan(offset, count));
        _rest = _rest.Slice(part.Length);
        return (int)part.Length;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => cancellationToken.IsCancellationRequested
            ? Task.FromCanceled<int>(cancellationToken)
            : Task.FromResult(Read(buffer, offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _rest = default;
            bytes.Dispose();
        }

        base.Dispose(disposing);
    }
}
