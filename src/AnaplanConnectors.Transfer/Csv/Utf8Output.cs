using System.Buffers;

namespace AnaplanConnectors.Transfer.Csv;

/// <summary>
/// Bytes being written: one array that grows only when a single record does not fit. Sealed and contiguous, so that a cell can be
/// looked at again and a row that failed can be taken back. Empty it at a record end and reuse it.
/// </summary>
internal sealed class Utf8Output : IBufferWriter<byte>, IDisposable
{
    private readonly ArrayPool<byte> _pool;
    private byte[] _bytes;
    private int _length;

    /// <param name="capacity">Bytes to start with.</param>
    /// <param name="pool">Where arrays come from and go back to; null: the shared pool.</param>
    public Utf8Output(int capacity, ArrayPool<byte>? pool = null)
    {
        _pool = pool ?? ArrayPool<byte>.Shared;
        _bytes = _pool.Rent(capacity);
    }

    /// <summary>Bytes written since the last <see cref="Clear"/>.</summary>
    public int Length => _length;

    /// <summary>Bytes that can be written before the array grows.</summary>
    public int FreeBytes => _bytes.Length - _length;

    /// <summary>What was written. Valid until the next write or <see cref="Clear"/>.</summary>
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    /// <summary>The same as a segment, for streams of .NET Framework.</summary>
    public ArraySegment<byte> WrittenSegment => new(_bytes, 0, _length);

    /// <summary>Forgets everything behind a position.</summary>
    public void Truncate(int length) => _length = length;

    /// <summary>Forgets everything.</summary>
    public void Clear() => _length = 0;

    /// <summary>At least <paramref name="sizeHint"/> bytes to write into; all that are free, so that none is wasted.</summary>
    public Span<byte> GetSpan(int sizeHint = 0)
    {
        if (_bytes.Length - _length < Math.Max(sizeHint, 1))
            Grow(sizeHint);
        return _bytes.AsSpan(_length);
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        if (_bytes.Length - _length < Math.Max(sizeHint, 1))
            Grow(sizeHint);
        return _bytes.AsMemory(_length);
    }

    public void Append(byte value)
    {
        if (_length == _bytes.Length)
            Grow(1);
        _bytes[_length++] = value;
    }

    public void Append(byte[] bytes)
    {
        bytes.AsSpan().CopyTo(GetSpan(bytes.Length));
        _length += bytes.Length;
    }

    /// <summary>The array, with room for so many bytes behind a position. What was written up to there is kept.</summary>
    public byte[] Reserve(int position, int count)
    {
        if (_bytes.Length - position < count)
        {
            _length = position;
            Grow(count);
        }

        return _bytes;
    }

    public void Advance(int count) => _length += count;

    /// <summary>
    /// Hands out the array with what was written and goes on with another one, empty. For callers that pass blocks on instead
    /// of copying them.
    /// </summary>
    public ArraySegment<byte> Exchange(byte[] next)
    {
        var written = WrittenSegment;
        _bytes = next;
        _length = 0;
        return written;
    }

    public void Dispose()
    {
        if (_bytes.Length > 0)
            _pool.Return(_bytes);
        _bytes = [];
        _length = 0;
    }

    /// <summary>The array itself; what is written lies at its start.</summary>
    internal byte[] Bytes => _bytes;

    internal Span<byte> WrittenFrom(int start) => _bytes.AsSpan(start, _length - start);

    private void Grow(int sizeHint)
    {
        var larger = _pool.Rent(Math.Max(checked(_length + Math.Max(sizeHint, 1)), Math.Min(_bytes.Length * 2, 1 << 30)));
        _bytes.AsSpan(0, _length).CopyTo(larger);
        if (_bytes.Length > 0)
            _pool.Return(_bytes);
        _bytes = larger;
    }
}
