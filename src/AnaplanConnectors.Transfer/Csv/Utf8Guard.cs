using AnaplanConnectors.Transfer.Compat;

namespace AnaplanConnectors.Transfer.Csv;

/// <summary>
/// Looks at whole blocks as they are read, which costs next to nothing, and remembers where something that is not UTF-8, or a NUL,
/// was among them. Only records that lie there have to be looked at again.
/// </summary>
internal sealed class Utf8Guard(Stream input) : ReadOnlyStream
{
    private readonly byte[] _cut = new byte[4];
    private int _cutLength;
    private long _position;

    /// <summary>Start of the first suspicious block; behind everything while there is none.</summary>
    public long SuspectFrom { get; private set; } = long.MaxValue;

    /// <summary>End of the last suspicious block.</summary>
    public long SuspectUntil { get; private set; }

    public override int Read(byte[] buffer, int offset, int count)
        => Look(buffer, offset, input.Read(buffer, offset, count));

    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => Look(buffer, offset, await input.ReadAsync(buffer, offset, count, cancellationToken).ConfigureAwait(false));

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            input.Dispose();
        base.Dispose(disposing);
    }

    private int Look(byte[] buffer, int offset, int read)
    {
        var block = buffer.AsSpan(offset, read);
        var start = _position - _cutLength;
        _position += read;
        var isSound = read > 0 ? IsSound(block) : _cutLength == 0;
        if (!isSound)
        {
            SuspectFrom = Math.Min(SuspectFrom, start);
            SuspectUntil = _position;
        }

        return read;
    }

    // A character that the end of the block cuts is put together with what comes next.
    private bool IsSound(ReadOnlySpan<byte> block)
    {
        while (_cutLength > 0 && block.Length > 0 && _cutLength < Utf8.SequenceLength(_cut[0]))
        {
            _cut[_cutLength++] = block[0];
            block = block.Slice(1);
        }

        if (_cutLength > 0)
        {
            if (_cutLength < Utf8.SequenceLength(_cut[0]))
                return true;
            if (!Utf8.IsValid(_cut.AsSpan(0, _cutLength)))
            {
                _cutLength = 0;
                return false;
            }
        }

        _cutLength = CutAtEnd(block);
        block.Slice(block.Length - _cutLength).CopyTo(_cut);
        block = block.Slice(0, block.Length - _cutLength);
        return block.IndexOf((byte)0) < 0 && Utf8.IsValid(block);
    }

    /// <summary>How many bytes at the end are the start of a longer character.</summary>
    private static int CutAtEnd(ReadOnlySpan<byte> block)
    {
        for (var back = 1; back <= Math.Min(3, block.Length); back++)
        {
            var value = block[block.Length - back];
            if ((value & 0xC0) == 0x80)
                continue;
            return Utf8.SequenceLength(value) > back ? back : 0;
        }

        return 0;
    }
}
