using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace AnaplanConnectors.Arrow;

/// <summary>
/// The texts of one column in a row group, as UTF-8 one behind the other. A text that repeats is kept once, unless the first rows
/// show that hardly any does: then looking for them would only cost time. A text is written through the interface and then taken.
/// </summary>
internal sealed class TextTable : IBufferWriter<byte>
{
    // Above it Parquet.Net makes no dictionary either.
    private const double LargestDistinctShare = 0.8;

    private const int SampleSize = 32_768;
    private const int Nothing = -1;

    private byte[] _bytes = new byte[1_024];
    private int[] _ends = new int[64];
    private int[] _slots = new int[128];
    private int _written;
    private int _count;
    private int _taken;
    private int _lastAdded = Nothing;
    private bool _looksUp = true;

    /// <summary>Texts kept.</summary>
    public int Count => _count;

    /// <summary>Bytes kept.</summary>
    public int ByteLength => _count == 0 ? 0 : _ends[_count - 1];

    /// <summary>Whether a text has characters outside the basic plane, which UTF-16 writes as surrogate pairs.</summary>
    public bool HasSurrogates { get; private set; }

    /// <summary>Whether so many texts repeat that a dictionary pays.</summary>
    public bool Repeats => _looksUp && _count < _taken * LargestDistinctShare;

    /// <summary>The texts, one behind the other.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, ByteLength);

    /// <summary>Where each of them ends.</summary>
    public ReadOnlySpan<int> Ends => _ends.AsSpan(0, _count);

    public ReadOnlySpan<byte> this[int index] => _bytes.AsSpan(StartOf(index), _ends[index] - StartOf(index));

    /// <summary>The same for those who keep it until the next <see cref="Clear"/>.</summary>
    public ReadOnlyMemory<byte> Memory(int index) => _bytes.AsMemory(StartOf(index), _ends[index] - StartOf(index));

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

    /// <summary>Takes what was written since the last text as a text, and returns its index.</summary>
    public int Take()
    {
        var text = _bytes.AsSpan(ByteLength, _written - ByteLength);
        _taken++;
        if (_taken == SampleSize && _count > SampleSize * LargestDistinctShare)
            _looksUp = false;
        _lastAdded = Nothing;
        if (!_looksUp)
            return Add(text);

        var slot = Find(text);
        if (_slots[slot] is > 0 and var found)
        {
            _written = ByteLength;
            return found - 1;
        }

        _slots[slot] = _count + 1;
        _lastAdded = slot;
        return Add(text);
    }

    /// <summary>Gives the text that was taken last back, with its room.</summary>
    public void TakeBack()
    {
        _taken--;
        if (_looksUp && _lastAdded == Nothing)
            return;
        if (_looksUp)
            _slots[_lastAdded] = 0;
        _lastAdded = Nothing;
        _count--;
        _written = ByteLength;
    }

    /// <summary>Forgets what was written since the last text: its reader failed.</summary>
    public void Forget() => _written = ByteLength;

    public void Clear()
    {
        _slots.AsSpan().Clear();
        _written = _count = _taken = 0;
        _lastAdded = Nothing;
        _looksUp = true;
        HasSurrogates = false;
    }

    /// <summary>Writes all texts as UTF-16 into one array and their places in it into another.</summary>
    public void Decode(char[] characters, ReadOnlyMemory<char>[] texts)
    {
        var at = 0;
        for (var i = 0; i < _count; i++)
        {
            var length = Encoding.UTF8.GetChars(this[i], characters.AsSpan(at));
            texts[i] = characters.AsMemory(at, length);
            at += length;
        }
    }

    private int StartOf(int index) => index == 0 ? 0 : _ends[index - 1];

    private int Add(ReadOnlySpan<byte> text)
    {
        // A byte of F0 or above starts a character outside the basic plane.
        HasSurrogates |= text.IndexOfAnyInRange((byte)0xF0, (byte)0xFF) >= 0;
        if (_count == _ends.Length)
            Array.Resize(ref _ends, _count * 2);
        _ends[_count] = _written;
        return _count++;
    }

    private void Reserve(int sizeHint)
    {
        var needed = (long)_written + Math.Max(sizeHint, 1);
        if (needed > _bytes.Length)
            Array.Resize(ref _bytes, checked((int)Math.Max(needed, Math.Min(_bytes.Length * 2L, Array.MaxLength))));
    }

    /// <summary>The slot of a text, or the empty slot where it belongs. Half of the slots stay empty, so the search ends.</summary>
    private int Find(ReadOnlySpan<byte> text)
    {
        if (_count * 2 >= _slots.Length)
            GrowSlots();
        var slot = SlotOf(text);
        while (_slots[slot] is > 0 and var found && !text.SequenceEqual(this[found - 1]))
            slot = (slot + 1) & (_slots.Length - 1);
        return slot;
    }

    private void GrowSlots()
    {
        _slots = new int[_slots.Length * 2];
        for (var i = 0; i < _count; i++)
        {
            var slot = SlotOf(this[i]);
            while (_slots[slot] > 0)
                slot = (slot + 1) & (_slots.Length - 1);
            _slots[slot] = i + 1;
        }
    }

    private int SlotOf(ReadOnlySpan<byte> text)
    {
        var hash = (uint)text.Length;
        for (; text.Length >= sizeof(ulong); text = text[sizeof(ulong)..])
            hash = BitOperations.Crc32C(hash, MemoryMarshal.Read<ulong>(text));
        foreach (var value in text)
            hash = BitOperations.Crc32C(hash, value);
        return (int)(hash ^ (hash >> 16)) & (_slots.Length - 1);
    }
}
