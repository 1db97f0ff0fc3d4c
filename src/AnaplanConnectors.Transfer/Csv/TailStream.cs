namespace AnaplanConnectors.Transfer.Csv;

/// <summary>A stream that knows its last bytes as such: they come by themselves, or not at all.</summary>
internal sealed class TailStream(Stream source, int tailLength, bool givesTail) : ReadOnlyStream
{
    private const int BlockSize = 64 * 1024;

    private readonly byte[] _block = new byte[BlockSize];
    private int _start;
    private int _end;

    /// <summary>Whether everything in front of the tail was given, and the source has ended.</summary>
    public bool IsAtTail { get; private set; }

    /// <summary>Whether somebody asked for the tail and got it.</summary>
    public bool IsTailTaken { get; private set; }

    /// <summary>The last bytes; fewer when the source has fewer. Empty before they are known.</summary>
    public ReadOnlySpan<byte> Tail => IsAtTail ? _block.AsSpan(0, _end) : default;

    public override int Read(byte[] buffer, int offset, int count)
    {
        while (MustFill())
            Fill(source.Read(_block, _end, _block.Length - _end));
        return Take(buffer, offset, count);
    }

    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        while (MustFill())
            Fill(await source.ReadAsync(_block, _end, _block.Length - _end, cancellationToken).ConfigureAwait(false));
        return Take(buffer, offset, count);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            source.Dispose();
        base.Dispose(disposing);
    }

    // What could be the tail is held back until more follows.
    private bool MustFill()
    {
        if (IsAtTail || _end - _start > tailLength)
            return false;
        Buffer.BlockCopy(_block, _start, _block, 0, _end - _start);
        _end -= _start;
        _start = 0;
        return true;
    }

    private void Fill(int read)
    {
        _end += read;
        IsAtTail = read == 0;
    }

    private int Take(byte[] buffer, int offset, int count)
    {
        var available = IsAtTail ? (givesTail ? _end - _start : 0) : _end - _start - tailLength;
        var taken = Math.Min(count, available);
        Buffer.BlockCopy(_block, _start, buffer, offset, taken);
        _start += taken;
        IsTailTaken |= IsAtTail && _start == _end;
        return taken;
    }
}
