using System.Buffers;

namespace AnaplanConnectors.Client;

/// <summary>
/// Bytes in rented segments: no large array is made or copied, whatever the size. Whoever has it last disposes it. Filled by one
/// thread, then read by any.
/// </summary>
/// <param name="pool">Where segments come from; null for that of the process.</param>
internal sealed class PooledBytes(ArrayPool<byte>? pool = null) : IDisposable
{
    private const int FirstSegment = 16 * 1024;

    // Below the size of large objects: 40 MB of those would let the collector wait for as much garbage again.
    private const int SegmentSize = 64 * 1024;

    // A pool of our own keeps at most 40 MB; the shared one was seen to keep more than 100 MB for good.
    private static readonly ArrayPool<byte> Own = ArrayPool<byte>.Create(SegmentSize, maxArraysPerBucket: 640);

    private readonly ArrayPool<byte> _pool = pool ?? Own;
    private readonly List<byte[]> _segments = [];
    private int _freeInLast;
    private bool _isDisposed;

    public long Length { get; private set; }

    /// <summary>Room for at least one byte.</summary>
    public ArraySegment<byte> GetFree()
    {
        if (_isDisposed)
            throw new ObjectDisposedException(nameof(PooledBytes));
        if (_freeInLast == 0)
        {
            _segments.Add(_pool.Rent(_segments.Count == 0 ? FirstSegment : SegmentSize));
            _freeInLast = _segments[^1].Length;
        }

        var last = _segments[^1];
        return new(last, last.Length - _freeInLast, _freeInLast);
    }

    public void Advance(int count)
    {
        _freeInLast -= count;
        Length += count;
    }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            var free = GetFree();
            var count = Math.Min(free.Count, bytes.Length);
            bytes.Slice(0, count).CopyTo(free.AsSpan());
            Advance(count);
            bytes = bytes.Slice(count);
        }
    }

    public ReadOnlySequence<byte> AsSequence()
    {
        if (_segments.Count == 0)
            return default;
        if (_segments.Count == 1)
            return new(_segments[0], 0, (int)Length);
        var first = new Segment(_segments[0]);
        var last = first;
        for (var i = 1; i < _segments.Count; i++)
            last = last.Append(_segments[i]);
        return new(first, 0, last, _segments[^1].Length - _freeInLast);
    }

    public void Dispose()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        foreach (var segment in _segments)
            _pool.Return(segment);
        _segments.Clear();
    }

    private sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        public Segment(byte[] bytes) => Memory = bytes;

        public Segment Append(byte[] bytes)
        {
            var next = new Segment(bytes) { RunningIndex = RunningIndex + Memory.Length };
            Next = next;
            return next;
        }
    }
}
