using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace AnaplanConnectors.Arrow;

/// <summary>
/// The texts of one column in a row group, as UTF-8 one behind the other. A text that repeats is kept once, unless the first rows
/// show that hardly any does: then looking for them would only cost time. A text is written through the interface and then taken.
/// </summary>
/// <remarks>
/// Texts are looked up many at a time. A text of a large column is rarely in the processor's caches; looked up one by one each waits for
/// memory several times, and a loop over many of them waits for all at once.
/// </remarks>
/// <param name="rows">Texts of a full row group.</param>
/// <param name="isLate">
/// Whether all of them wait until the row group is written, so that another thread looks them up. What repeats is then held as often.
/// </param>
internal sealed class TextTable(int rows, bool isLate = false) : IBufferWriter<byte>
{
    // A dictionary of texts that stand there less than twice costs more than it saves (docs/decisions/0005).
    private const double LargestDistinctShare = 0.5;

    // Texts in any order that come to that share in the whole row group come to this one in its first part.
    private const double LargestSampleShare = 0.9;
    private const int SamplePart = 8;

    // Texts that wait to be looked up. Long ones wait for fewer, or they would be held more than once.
    private const int MostPending = 256;
    private const int MostPendingBytes = 32 * 1_024;

    private int[] _pendingEnds = new int[MostPending];
    private readonly uint[] _hashes = new uint[MostPending];
    private readonly int[] _candidates = new int[MostPending];
    private readonly byte[] _firstBytes = new byte[MostPending];
    private byte[] _pendingBytes = new byte[1_024];
    private int _pending;
    private int _written;

    private byte[] _bytes = new byte[1_024];
    private int[] _ends = new int[64];
    private int _count;

    private int[] _indexes = new int[1_024];
    private int _resolved;

    // The hash of a text in the upper half, its index and 1 in the lower; 0 is free. A fourth of the slots stays free, so that a search ends.
    private ulong[] _slots = new ulong[128];
    private bool _looksUp = true;

    /// <summary>Texts kept, without repetitions, once all are <see cref="Resolve">looked up</see>.</summary>
    public int Count => _count;

    /// <summary>Texts taken.</summary>
    public int Taken => _resolved + _pending;

    /// <summary>Bytes kept.</summary>
    public int ByteLength => TextBytes + PendingBytes;

    /// <summary>Whether a text has characters outside the basic plane, which UTF-16 writes as surrogate pairs.</summary>
    public bool HasSurrogates { get; private set; }

    /// <summary>Bytes of the longest text kept.</summary>
    public int LongestBytes { get; private set; }

    /// <summary>Whether so many texts repeat that a dictionary pays.</summary>
    public bool Repeats => _looksUp && _count < _resolved * LargestDistinctShare;

    /// <summary>Which text each one taken is, once all are looked up.</summary>
    public ReadOnlySpan<int> Indexes => _indexes.AsSpan(0, _resolved);

    private int TextBytes => _count == 0 ? 0 : _ends[_count - 1];

    private int PendingBytes => _pending == 0 ? 0 : _pendingEnds[_pending - 1];

    /// <summary>The texts, one behind the other.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, ByteLength);

    /// <summary>Where each of them ends.</summary>
    public ReadOnlySpan<int> Ends => _ends.AsSpan(0, _count);

    public ReadOnlySpan<byte> this[int index] => _bytes.AsSpan(StartOf(index), _ends[index] - StartOf(index));

    /// <summary>The same for those who keep it until the next <see cref="Clear"/>.</summary>
    public ReadOnlyMemory<byte> Memory(int index) => _bytes.AsMemory(StartOf(index), _ends[index] - StartOf(index));

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(ref _pendingBytes, _written, sizeHint);
        return _pendingBytes.AsMemory(_written);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(ref _pendingBytes, _written, sizeHint);
        return _pendingBytes.AsSpan(_written);
    }

    public void Advance(int count) => _written += count;

    /// <summary>Starts a text. What a reader wrote that failed in the middle of one is forgotten.</summary>
    public void Start()
    {
        if (!isLate && (_pending == MostPending || PendingBytes > MostPendingBytes))
            Resolve();
        _written = PendingBytes;
    }

    /// <summary>Takes what was written since the start as a text.</summary>
    public void Take()
    {
        if (_pending == _pendingEnds.Length)
            Array.Resize(ref _pendingEnds, _pending * 2);
        _pendingEnds[_pending++] = _written;
    }

    /// <summary>Gives the text that was taken last back, with its room. There is one: nothing was started since.</summary>
    public void TakeBack() => _pending--;

    public void Clear()
    {
        _slots.AsSpan().Clear();
        _written = _pending = _count = _resolved = 0;
        _looksUp = true;
        HasSurrogates = false;
        LongestBytes = 0;
    }

    /// <summary>Looks up what was taken since the last time.</summary>
    public void Resolve()
    {
        if (_pending == 0)
            return;

        // A byte of F0 or above starts a character outside the basic plane.
        HasSurrogates |= _pendingBytes.AsSpan(0, PendingBytes).IndexOfAnyInRange((byte)0xF0, (byte)0xFF) >= 0;
        if (_indexes.Length < _resolved + _pending)
            Array.Resize(ref _indexes, Math.Max(_indexes.Length * 2, _resolved + _pending));
        for (var from = 0; from < _pending; from += MostPending)
        {
            var to = Math.Min(from + MostPending, _pending);
            _looksUp &= _resolved < rows / SamplePart || _count <= _resolved * LargestSampleShare;
            if (_looksUp)
                LookUp(from, to);
            else
                AddAll(from, to);
        }

        _pending = _written = 0;
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

    private static void Reserve(ref byte[] bytes, int used, int more)
    {
        var needed = (long)used + Math.Max(more, 1);
        if (needed > bytes.Length)
            Array.Resize(ref bytes, checked((int)Math.Max(needed, Math.Min(bytes.Length * 2L, Array.MaxLength))));
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

    private int StartOf(int index) => index == 0 ? 0 : _ends[index - 1];

    private ReadOnlySpan<byte> Pending(int i)
    {
        var start = i == 0 ? 0 : _pendingEnds[i - 1];
        return _pendingBytes.AsSpan(start, _pendingEnds[i] - start);
    }

    // Three loops, each over all texts: the first two only load what the third one needs.
    private void LookUp(int from, int to)
    {
        if ((_count + to - from) * 4L > _slots.Length * 3L)
            GrowSlots(to - from);
        for (var i = from; i < to; i++)
        {
            _hashes[i - from] = HashOf(Pending(i));
            _candidates[i - from] = (int)(uint)_slots[SlotOf(_hashes[i - from])] - 1;
        }

        for (var i = 0; i < to - from; i++)
            _firstBytes[i] = _candidates[i] < 0 ? (byte)0 : _bytes[StartOf(_candidates[i])];
        for (var i = from; i < to; i++)
            _indexes[_resolved++] = Find(Pending(i), _hashes[i - from]);
    }

    private void AddAll(int from, int to)
    {
        for (var i = from; i < to; i++)
            _indexes[_resolved++] = Add(Pending(i));
    }

    private int Find(ReadOnlySpan<byte> text, uint hash)
    {
        for (var slot = SlotOf(hash); ; slot = (slot + 1) & (_slots.Length - 1))
        {
            var held = _slots[slot];
            if (held == 0)
            {
                _slots[slot] = ((ulong)hash << 32) | (uint)(_count + 1);
                return Add(text);
            }

            var index = (int)(uint)held - 1;
            if ((uint)(held >> 32) == hash && text.SequenceEqual(this[index]))
                return index;
        }
    }

    private int Add(ReadOnlySpan<byte> text)
    {
        var start = TextBytes;
        Reserve(ref _bytes, start, text.Length);
        text.CopyTo(_bytes.AsSpan(start));
        if (_count == _ends.Length)
            Array.Resize(ref _ends, _count * 2);
        _ends[_count] = start + text.Length;
        LongestBytes = Math.Max(LongestBytes, text.Length);
        return _count++;
    }

    private void GrowSlots(int more)
    {
        var old = _slots;
        _slots = new ulong[BitOperations.RoundUpToPowerOf2((uint)(_count + more)) * 2];
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
