using System.Numerics;

namespace AnaplanConnectors.Arrow;

/// <summary>The mixture of repeated and bit-packed values that levels, dictionary indexes and truth values are stored as.</summary>
internal static class Runs
{
    /// <summary>Counts the values, at most so many, and those of one bit that are set.</summary>
    /// <exception cref="DamagedException">The bytes end inside a run.</exception>
    public static int Count(ReadOnlySpan<byte> data, int bitWidth, int limit, out int ones)
    {
        ones = 0;
        var count = 0;
        while (count < limit && TryRead(ref data, bitWidth, limit - count, out var run))
        {
            count += run.Length;
            if (bitWidth == 1)
                ones += run.Packed.IsEmpty ? run.Value * run.Length : CountOnes(run.Packed, run.Length);
        }

        return count;
    }

    /// <summary>Writes values of one bit as bits, the first one lowest. Returns how many there are.</summary>
    /// <exception cref="DamagedException">The bytes end inside a run.</exception>
    public static int Unpack(ReadOnlySpan<byte> data, int limit, Span<byte> bits)
    {
        bits.Clear();
        var count = 0;
        while (count < limit && TryRead(ref data, 1, limit - count, out var run))
        {
            for (var i = 0; i < run.Length; i++, count++)
            {
                var bit = run.Packed.IsEmpty ? run.Value : run.Packed[i >> 3] >> (i & 7) & 1;
                bits[count >> 3] |= (byte)(bit << (count & 7));
            }
        }

        return count;
    }

    private static bool TryRead(ref ReadOnlySpan<byte> data, int bitWidth, int limit, out Run run)
    {
        run = default;
        if (data.IsEmpty)
            return false;
        var head = ReadVarint(ref data);
        if ((head & 1) == 0)
        {
            var width = (bitWidth + 7) / 8;
            if (data.Length < width)
                throw new DamagedException("the values of a page end too early");
            var value = width > 0 ? data[0] : 0;
            data = data[width..];
            run = new Run((int)Math.Min(head >> 1, (uint)limit), Math.Min(value, 1), []);
            return true;
        }

        // The last group may be cut behind the last value that counts.
        var length = (int)Math.Min((head >> 1) * 8L, limit);
        var needed = (length * (long)bitWidth + 7) / 8;
        if (needed > data.Length)
            throw new DamagedException("the values of a page end too early");
        var packed = (int)Math.Min((head >> 1) * (long)bitWidth, data.Length);
        run = new Run(length, 0, data[..packed]);
        data = data[packed..];
        return true;
    }

    private static int CountOnes(ReadOnlySpan<byte> bits, int length)
    {
        var ones = 0;
        for (var i = 0; i < length >> 3; i++)
            ones += BitOperations.PopCount(bits[i]);
        return (length & 7) == 0 ? ones : ones + BitOperations.PopCount((uint)bits[length >> 3] & (1u << (length & 7)) - 1);
    }

    private static uint ReadVarint(ref ReadOnlySpan<byte> data)
    {
        var value = 0UL;
        for (var i = 0; i < 5 && i < data.Length; i++)
        {
            value |= (ulong)(data[i] & 0x7F) << (7 * i);
            if (data[i] < 0x80 && value <= uint.MaxValue)
            {
                data = data[(i + 1)..];
                return (uint)value;
            }
        }

        throw new DamagedException("the head of a run of values is malformed");
    }

    private readonly ref struct Run(int length, int value, ReadOnlySpan<byte> packed)
    {
        public int Length { get; } = length;

        public int Value { get; } = value;

        public ReadOnlySpan<byte> Packed { get; } = packed;
    }
}
