using System.Numerics;

namespace AnaplanConnectors.Arrow;

/// <summary>Whole numbers stored as differences, in blocks of blocks with a width each.</summary>
internal static class DeltaValues
{
    private const int MostInBlock = 1 << 20;

    /// <summary>Reads as many numbers as there is room for. Returns how many bytes they took.</summary>
    /// <exception cref="DamagedException">There is another number of them, or they end too early.</exception>
    public static int Decode<T>(ReadOnlySpan<byte> bytes, Span<T> values)
        where T : unmanaged, IBinaryInteger<T>
    {
        if (values.IsEmpty && bytes.IsEmpty)
            return 0;
        var reader = new ThriftReader(bytes);
        var (block, parts, total) = (reader.ReadUnsigned(), reader.ReadUnsigned(), reader.ReadUnsigned());
        if (block is 0 or > MostInBlock || block % 128 != 0 || parts is 0 || block % parts != 0 || block / parts % 32 != 0)
            throw new DamagedException("the head of delta-encoded values is malformed");
        if (total != (ulong)values.Length)
            throw new DamagedException("a page has another number of values than it states");

        // Differences wrap around, as the format wants it.
        var value = reader.ReadInt();
        if (values.IsEmpty)
            return reader.Position;
        values[0] = T.CreateTruncating(value);
        var inPart = (int)(block / parts);
        for (var next = 1; next < values.Length;)
        {
            var least = reader.ReadInt();
            var widths = reader.Take((int)parts);
            for (var part = 0; part < widths.Length && next < values.Length; part++)
            {
                var target = values.Slice(next, Math.Min(inPart, values.Length - next));
                next += target.Length;
                value = DecodePart(ref reader, widths[part], inPart, least, value, target);
            }
        }

        return reader.Position;
    }

    private static long DecodePart<T>(ref ThriftReader reader, int width, int inPart, long least, long value, Span<T> target)
        where T : unmanaged, IBinaryInteger<T>
    {
        if (width > 64)
            throw new DamagedException("the width of delta-encoded values is malformed");
        var packed = reader.Take(inPart * width / 8);
        for (var i = 0; i < target.Length; i++)
        {
            value = unchecked(value + least + (long)(width == 0 ? 0 : BitPacking.Read(packed, i * (long)width, width)));
            target[i] = T.CreateTruncating(value);
        }

        return value;
    }
}
