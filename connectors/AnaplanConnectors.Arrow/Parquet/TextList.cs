using System.Buffers;

namespace AnaplanConnectors.Arrow;

/// <summary>Texts in the order in which they come, as UTF-8 one behind the other. A text is started, written through the interface, and taken.</summary>
internal sealed class TextList : IBufferWriter<byte>
{
    private byte[] _bytes = new byte[1_024];
    private int[] _ends = new int[256];
    private int _written;

    /// <summary>Texts taken.</summary>
    public int Count { get; private set; }

    /// <summary>Bytes of the texts taken.</summary>
    public int ByteLength => StartOf(Count);

    /// <summary>The texts, one behind the other.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, ByteLength);

    /// <summary>Where each of them ends.</summary>
    public ReadOnlySpan<int> Ends => _ends.AsSpan(0, Count);

    public ReadOnlySpan<byte> this[int index] => _bytes.AsSpan(StartOf(index), _ends[index] - StartOf(index));

    /// <summary>The same for those who keep it until the next <see cref="Clear"/>.</summary>
    public ReadOnlyMemory<byte> Memory(int index) => _bytes.AsMemory(StartOf(index), _ends[index] - StartOf(index));

    /// <summary>The byte at which a text starts; anything where it is empty.</summary>
    public byte FirstByte(int index) => _bytes[StartOf(index)];

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsMemory(_written);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsSpan(_written);
    }

    public void Advance(int count) => _written += count;

    /// <summary>Starts a text. What a reader wrote that failed in the middle of one is forgotten.</summary>
    public void Start() => _written = ByteLength;

    /// <summary>Takes what was written since the start as a text.</summary>
    public void Take()
    {
        if (Count == _ends.Length)
            Array.Resize(ref _ends, Count * 2);
        _ends[Count++] = _written;
    }

    /// <summary>Takes a text that is ready.</summary>
    public void Add(ReadOnlySpan<byte> text)
    {
        Start();
        Reserve(text.Length);
        text.CopyTo(_bytes.AsSpan(_written));
        _written += text.Length;
        Take();
    }

    /// <summary>Gives the last text back, with its room. There is one.</summary>
    public void TakeBack() => Count--;

    public void Clear() => Count = _written = 0;

    private int StartOf(int index) => index == 0 ? 0 : _ends[index - 1];

    private void Reserve(int more)
    {
        // Never without a byte behind the last text, which the first one of an empty text is.
        var needed = (long)_written + Math.Max(more, 1);
        if (needed > _bytes.Length)
            Array.Resize(ref _bytes, checked((int)Math.Max(needed, Math.Min(_bytes.Length * 2L, Array.MaxLength))));
    }
}
