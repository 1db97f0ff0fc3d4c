namespace AnaplanConnectors.Transfer.Csv;

/// <summary>A stream, and then some bytes more.</summary>
internal sealed class SuffixedStream(Stream stream, byte[] suffix) : ReadOnlyStream
{
    private int _taken;
    private bool _isAtSuffix;

    public override int Read(byte[] buffer, int offset, int count)
        => !_isAtSuffix && stream.Read(buffer, offset, count) is > 0 and var read ? read : TakeSuffix(buffer, offset, count);

    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => !_isAtSuffix && await stream.ReadAsync(buffer, offset, count, cancellationToken).ConfigureAwait(false) is > 0 and var read
            ? read
            : TakeSuffix(buffer, offset, count);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            stream.Dispose();
        base.Dispose(disposing);
    }

    private int TakeSuffix(byte[] buffer, int offset, int wanted)
    {
        _isAtSuffix = true;
        var count = Math.Min(wanted, suffix.Length - _taken);
        Buffer.BlockCopy(suffix, _taken, buffer, offset, count);
        _taken += count;
        return count;
    }
}
