using AnaplanConnectors.Transfer.Csv;

namespace AnaplanConnectors.Transfer.Anaplan;

/// <summary>So many bytes of another stream, from where it stands. Leaves that one open.</summary>
internal sealed class BoundedStream : ReadOnlyStream
{
    private readonly Stream _inner;
    private readonly long _length;
    private long _left;

    public BoundedStream(Stream inner, long length) => (_inner, _length, _left) = (inner, length, length);

    public override long Length => _length;

    public override long Position { get => _length - _left; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = _inner.Read(buffer, offset, (int)Math.Min(count, _left));
        _left -= read;
        return read;
    }

    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        var read = await _inner.ReadAsync(buffer, offset, (int)Math.Min(count, _left), cancellationToken).ConfigureAwait(false);
        _left -= read;
        return read;
    }
}
