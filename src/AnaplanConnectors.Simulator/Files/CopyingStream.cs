using System.Buffers;
using System.Buffers.Binary;

namespace AnaplanConnectors.Simulator;

/// <summary>
/// Copies what is read to a file, in blocks larger than the readers behind it ask for, and remembers the last four bytes: in a
/// gzip stream these are the inflated length.
/// </summary>
internal sealed class CopyingStream(Stream source, FileStream copy) : ReadOnlyStream
{
    private const int BlockSize = 128 * 1024;
    private readonly byte[] _block = ArrayPool<byte>.Shared.Rent(BlockSize);
    private uint _lastWord;
    private long _length;
    private int _start;
    private int _end;
    private bool _isDisposed;

    public override long Length => _length;

    public uint LastWord => BinaryPrimitives.ReverseEndianness(_lastWord);

    public override int Read(Span<byte> buffer) => throw new NotSupportedException("Bodies are read asynchronously.");

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_start == _end)
            await CopyBlockAsync(cancellationToken);
        var count = Math.Min(buffer.Length, _end - _start);
        _block.AsMemory(_start, count).CopyTo(buffer);
        _start += count;
        return count;
    }

    /// <summary>Copies the next block without anybody reading it; 0 at the end.</summary>
    public async ValueTask<int> CopyBlockAsync(CancellationToken cancellationToken)
    {
        _start = 0;
        _end = await source.ReadAsync(_block, cancellationToken);
        Keep(_block.AsSpan(0, _end));
        return _end;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_isDisposed)
        {
            _isDisposed = true;
            ArrayPool<byte>.Shared.Return(_block);
        }
        base.Dispose(disposing);
    }

    private void Keep(ReadOnlySpan<byte> bytes)
    {
        // Into the page cache, which does not block: an asynchronous write would cost more than it saves.
        copy.Write(bytes);
        _length += bytes.Length;
        foreach (var value in bytes[Math.Max(0, bytes.Length - sizeof(uint))..])
            _lastWord = (_lastWord << 8) | value;
    }
}
