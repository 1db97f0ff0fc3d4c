using System.Buffers;

namespace AnaplanConnectors.AdoNet;

/// <summary>Bytes being written into one array that grows: what each form of a row adds its values to. Empty it and use it again.</summary>
internal abstract class ByteOutput(int capacity) : IBufferWriter<byte>
{
    private byte[] _bytes = new byte[capacity];

    /// <summary>The array as it is now, of which <see cref="Length"/> bytes are written; growing replaces it.</summary>
    public byte[] Bytes => _bytes;

    public int Length { get; protected set; }

    public virtual void Clear() => Length = 0;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(Math.Max(sizeHint, 1));
        return _bytes.AsMemory(Length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(Math.Max(sizeHint, 1));
        return _bytes.AsSpan(Length);
    }

    public void Advance(int count) => Length += count;

    /// <summary>The next bytes, to be filled at once.</summary>
    protected Span<byte> Take(int count)
    {
        Reserve(count);
        Length += count;
        return _bytes.AsSpan(Length - count, count);
    }

    private void Reserve(int count)
    {
        if (_bytes.Length - Length < count)
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Length + count));
    }
}
