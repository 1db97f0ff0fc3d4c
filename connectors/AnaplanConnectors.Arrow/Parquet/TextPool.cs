using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace AnaplanConnectors.Arrow;

/// <summary>
/// Texts of a column that came before, found by their UTF-8 bytes. Exports repeat the names of list members row after row, so
/// most cells are found here and cost neither decoding nor memory. Bounded: when it is full, or when its column turns out not
/// to repeat, it takes nothing more.
/// </summary>
internal sealed class TextPool
{
    private const int MaxTexts = 65_536;
    private const int MaxTextBytes = 256;
    private const int SampleSize = 16_384;

    private readonly Entry[] _entries = new Entry[MaxTexts * 2];
    private int _count;
    private int _lookups;
    private int _hits;

    public bool TryGet(ReadOnlySpan<byte> utf8, out ReadOnlyMemory<char> text)
    {
        if (utf8.Length > MaxTextBytes || !Pays())
        {
            text = default;
            return false;
        }

        _lookups++;
        ref readonly var entry = ref _entries[Find(utf8)];
        text = entry.Text.AsMemory();
        if (entry.Utf8 is null)
            return false;
        _hits++;
        return true;
    }

    /// <summary>Takes a text that <see cref="TryGet"/> has just not found.</summary>
    public bool TryAdd(ReadOnlySpan<byte> utf8, out ReadOnlyMemory<char> text)
    {
        if (utf8.Length > MaxTextBytes || _count == MaxTexts || !Pays())
        {
            text = default;
            return false;
        }

        var value = Encoding.UTF8.GetString(utf8);
        _entries[Find(utf8)] = new Entry(utf8.ToArray(), value);
        _count++;
        text = value.AsMemory();
        return true;
    }

    /// <summary>False once a sample has shown that fewer than half of the texts repeat.</summary>
    private bool Pays() => _lookups < SampleSize || _hits > _lookups / 2;

    /// <summary>The slot of a text, or the empty slot where it belongs. Half of the slots stay empty, so the search ends.</summary>
    private int Find(ReadOnlySpan<byte> utf8)
    {
        var mask = _entries.Length - 1;
        for (var slot = Hash(utf8) & mask; ; slot = (slot + 1) & mask)
        {
            if (_entries[slot].Utf8 is not { } found || utf8.SequenceEqual(found))
                return slot;
        }
    }

    private static int Hash(ReadOnlySpan<byte> utf8)
    {
        var hash = (uint)utf8.Length;
        for (; utf8.Length >= sizeof(ulong); utf8 = utf8[sizeof(ulong)..])
        {
            hash = BitOperations.Crc32C(hash, MemoryMarshal.Read<ulong>(utf8));
        }

        foreach (var b in utf8)
            hash = BitOperations.Crc32C(hash, b);
        return (int)(hash ^ (hash >> 16));
    }

    private readonly record struct Entry(byte[]? Utf8, string? Text);
}
