using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace AnaplanConnectors.Arrow;

/// <summary>
/// The texts of one column in a row group. A text that repeats is kept once, unless the first rows show that hardly any does: then
/// looking for them would only cost time.
/// </summary>
/// <remarks>
/// Texts are looked up many at a time. A text of a large column is rarely in the processor's caches; looked up one by one each waits for
/// memory several times, and a loop over many of them waits for all at once.
/// </remarks>
/// <param name="rows">Texts of a full row group.</param>
internal sealed class TextTable(int rows)
{
    /// <summary>Texts that are looked up at a time.</summary>
    public const int BatchSize = 256;

    // A dictionary of texts that stand there less than twice costs more than it saves (docs/decisions/0005).
    private const double LargestDistinctShare = 0.5;

    // Texts in any order that come to that share in the whole row group come to this one in its first part.
    private const double LargestSampleShare = 0.9;
    private const int SamplePart = 8;

    private readonly uint[] _hashes = new uint[BatchSize];
    private readonly int[] _candidates = new int[BatchSize];
    private readonly byte[] _firstBytes = new byte[BatchSize];

    private readonly TextList _kept = new();
    private int[] _indexes = new int[1_024];

    // The hash of a text in the upper half, its index and 1 in the lower; 0 is free. A fourth of the slots stays free, so that a search ends.
    private ulong[] _slots = new ulong[128];
    private bool _looksUp = true;

    /// <summary>Texts kept, without repetitions.</summary>
    public int Count => _kept.Count;

    /// <summary>Texts added.</summary>
    public int Added { get; private set; }

    /// <summary>Bytes kept.</summary>
    public int ByteLength => _kept.ByteLength;

    /// <summary>Whether a text has characters outside the basic plane, which UTF-16 writes as surrogate pairs.</summary>
    public bool HasSurrogates { get; private set; }

    /// <summary>Bytes of the longest text kept.</summary>
    public int LongestBytes { get; private set; }

    /// <summary>Whether so many texts repeat that a dictionary pays.</summary>
    public bool Repeats => _looksUp && Count < Added * LargestDistinctShare;

    /// <summary>Which text each one added is.</summary>
    public ReadOnlySpan<int> Indexes => _indexes.AsSpan(0, Added);

    /// <summary>A text, for those who keep it until the next <see cref="Clear"/>.</summary>
    public ReadOnlyMemory<byte> Memory(int index) => _kept.Memory(index);

    public void Clear()
    {
        _slots.AsSpan().Clear();
        _kept.Clear();
        Added = 0;
        _looksUp = true;
        HasSurrogates = false;
        LongestBytes = 0;
    }

    /// <summary>Adds texts behind those that were added before. Nothing of the list is kept.</summary>
    public void Add(TextList texts)
    {
        // A byte of F0 or above starts a character outside the basic plane.
        HasSurrogates |= texts.Bytes.IndexOfAnyInRange((byte)0xF0, (byte)0xFF) >= 0;
        if (_indexes.Length < Added + texts.Count)
            Array.Resize(ref _indexes, Math.Max(_indexes.Length * 2, Added + texts.Count));
        for (var from = 0; from < texts.Count; from += BatchSize)
        {
            var to = Math.Min(from + BatchSize, texts.Count);
            _looksUp &= Added < rows / SamplePart || Count <= Added * LargestSampleShare;
            if (_looksUp)
                LookUp(texts, from, to);
            else
                KeepAll(texts, from, to);
        }
    }

    /// <summary>Writes all texts as UTF-16 into one array and their places in it into another.</summary>
    public void Decode(char[] characters, ReadOnlyMemory<char>[] texts)
    {
        var at = 0;
        for (var i = 0; i < Count; i++)
        {
            var length = Encoding.UTF8.GetChars(_kept[i], characters.AsSpan(at));
            texts[i] = characters.AsMemory(at, length);
            at += length;
        }
    }

    private static uint HashOf(ReadOnlySpan<byte> text)
    {
        var hash = (uint)text.Length;
        for (; text.Length > sizeof(ulong); text = text[sizeof(ulong)..])
            hash = BitOperations.Crc32C(hash, MemoryMarshal.Read<ulong>(text));
        return text.Length switch
        {
            8 => BitOperations.Crc32C(hash, MemoryMarshal.Read<ulong>(text)),
            >= 4 => BitOperations.Crc32C(
                BitOperations.Crc32C(hash, MemoryMarshal.Read<uint>(text)), MemoryMarshal.Read<uint>(text[^sizeof(uint)..])),
            >= 2 => BitOperations.Crc32C(
                BitOperations.Crc32C(hash, MemoryMarshal.Read<ushort>(text)), MemoryMarshal.Read<ushort>(text[^sizeof(ushort)..])),
            1 => BitOperations.Crc32C(hash, text[0]),
            _ => hash,
        };
    }

    // Three loops, each over all texts: the first two only load what the third one needs.
    private void LookUp(TextList texts, int from, int to)
    {
        if ((Count + to - from) * 4L > _slots.Length * 3L)
            GrowSlots(to - from);
        for (var i = from; i < to; i++)
        {
            _hashes[i - from] = HashOf(texts[i]);
            _candidates[i - from] = (int)(uint)_slots[SlotOf(_hashes[i - from])] - 1;
        }

        for (var i = 0; i < to - from; i++)
            _firstBytes[i] = _candidates[i] < 0 ? (byte)0 : _kept.FirstByte(_candidates[i]);
        for (var i = from; i < to; i++)
            _indexes[Added++] = Find(texts[i], _hashes[i - from]);
    }

    private void KeepAll(TextList texts, int from, int to)
    {
        for (var i = from; i < to; i++)
            _indexes[Added++] = Keep(texts[i]);
    }

    private int Find(ReadOnlySpan<byte> text, uint hash)
    {
        for (var slot = SlotOf(hash); ; slot = (slot + 1) & (_slots.Length - 1))
        {
            var held = _slots[slot];
            if (held == 0)
            {
                _slots[slot] = ((ulong)hash << 32) | (uint)(Count + 1);
                return Keep(text);
            }

            var index = (int)(uint)held - 1;
            if ((uint)(held >> 32) == hash && text.SequenceEqual(_kept[index]))
                return index;
        }
    }

    private int Keep(ReadOnlySpan<byte> text)
    {
        _kept.Add(text);
        LongestBytes = Math.Max(LongestBytes, text.Length);
        return Count - 1;
    }

    private void GrowSlots(int more)
    {
        var old = _slots;
        _slots = new ulong[BitOperations.RoundUpToPowerOf2((uint)(Count + more)) * 2];
        foreach (var held in old)
        {
            if (held == 0)
                continue;
            var slot = SlotOf((uint)(held >> 32));
            while (_slots[slot] != 0)
                slot = (slot + 1) & (_slots.Length - 1);
            _slots[slot] = held;
        }
    }

    private int SlotOf(uint hash) => (int)(hash ^ (hash >> 16)) & (_slots.Length - 1);
}
