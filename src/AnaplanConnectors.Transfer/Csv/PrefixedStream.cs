namespace AnaplanConnectors.Transfer.Csv;

/// <summary>Some bytes that were read already, and then the rest of the stream they came from.</summary>
internal sealed class PrefixedStream(ArraySegment<byte> prefix, Stream rest, bool leaveOpen) : ReadOnlyStream
{
    private int _taken;

    public override int Read(byte[] buffer, int offset, int count)
        => _taken < prefix.Count ? TakePrefix(buffer, offset, count) : rest.Read(buffer, offset, count);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => _taken < prefix.Count
            ? Task.FromResult(TakePrefix(buffer, offset, count))
            : rest.ReadAsync(buffer, offset, count, cancellationToken);

    protected override void Dispose(bool disposing)
    {
        if (disposing && !leaveOpen)
            rest.Dispose();
        base.Dispose(disposing);
    }

    private int TakePrefix(byte[] buffer, int offset, int wanted)
    {
        var count = Math.Min(wanted, prefix.Count - _taken);
        Buffer.BlockCopy(prefix.Array!, prefix.Offset + _taken, buffer, offset, count);
        _taken += count;
        return count;
    }
}
