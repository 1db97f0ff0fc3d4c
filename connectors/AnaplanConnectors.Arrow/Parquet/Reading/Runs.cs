namespace AnaplanConnectors.Arrow;

/// <summary>The mixture of repeated and bit-packed values that levels, dictionary indexes and truth values are stored as.</summary>
internal static class Runs
{
    /// <summary>Reads numbers of at most 32 bits. Returns how many there are, which is fewer when the bytes end.</summary>
    /// <exception cref="DamagedException">The bytes end inside a run.</exception>
    public static int Decode(ReadOnlySpan<byte> data, int bitWidth, Span<int> values)
    {
        var count = 0;
        while (count < values.Length && TryRead(ref data, bitWidth, values.Length - count, out var run))
        {
            var target = values.Slice(count, run.Length);
            if (run.IsRepeated)
            {
                target.Fill((int)run.Value);
            }
            else
            {
                for (var i = 0; i < target.Length; i++)
                    target[i] = (int)BitPacking.Read(run.Packed, i * (long)bitWidth, bitWidth);
            }

            count += run.Length;
        }

        return count;
    }

    /// <summary>Reads numbers and tells which of them are the highest that there may be. Returns how many there are.</summary>
    /// <param name="data">The runs.</param>
    /// <param name="bitWidth">Bits of a number that is packed.</param>
    /// <param name="highest">The highest number that there may be.</param>
    /// <param name="areHighest">Takes a truth value for each number.</param>
    /// <param name="trueCount">How many are the highest.</param>
    /// <exception cref="DamagedException">The bytes end inside a run, or a number is higher.</exception>
    public static int Decode(ReadOnlySpan<byte> data, int bitWidth, int highest, Span<bool> areHighest, out int trueCount)
    {
        trueCount = 0;
        var count = 0;
        while (count < areHighest.Length && TryRead(ref data, bitWidth, areHighest.Length - count, out var run))
        {
            var target = areHighest.Slice(count, run.Length);
            if (run.IsRepeated)
                target.Fill(IsHighest(run.Value, highest));
            else if (bitWidth == 1 && highest == 1)
                BitPacking.Unpack(run.Packed, target);
            else
                Compare(run.Packed, bitWidth, highest, target);
            trueCount += target.Count(true);
            count += run.Length;
        }

        return count;
    }

    private static void Compare(ReadOnlySpan<byte> packed, int bitWidth, int highest, Span<bool> areHighest)
    {
        for (var i = 0; i < areHighest.Length; i++)
            areHighest[i] = IsHighest((uint)BitPacking.Read(packed, i * (long)bitWidth, bitWidth), highest);
    }

    private static bool IsHighest(uint value, int highest)
        => value <= highest ? value == highest : throw new DamagedException("a page holds a level or a truth value that there is not");

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
            var value = 0U;
            for (var i = 0; i < width; i++)
                value |= (uint)data[i] << (8 * i);
            data = data[width..];
            run = new Run((int)Math.Min(head >> 1, (uint)limit), isRepeated: true, value, []);
            return true;
        }

        // The last group may be cut behind the last value that counts.
        var length = (int)Math.Min((head >> 1) * 8L, limit);
        var needed = (length * (long)bitWidth + 7) / 8;
        if (needed > data.Length)
            throw new DamagedException("the values of a page end too early");
        var packed = (int)Math.Min((head >> 1) * (long)bitWidth, data.Length);
        run = new Run(length, isRepeated: false, 0, data[..packed]);
        data = data[packed..];
        return true;
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

    private readonly ref struct Run(int length, bool isRepeated, uint value, ReadOnlySpan<byte> packed)
    {
        public int Length { get; } = length;

        public bool IsRepeated { get; } = isRepeated;

        public uint Value { get; } = value;

        public ReadOnlySpan<byte> Packed { get; } = packed;
    }
}
