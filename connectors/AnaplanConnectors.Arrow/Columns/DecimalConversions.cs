using System.Numerics;

namespace AnaplanConnectors.Arrow;

/// <summary>A whole number and the places behind the point. Exact, or refused.</summary>
internal readonly struct ToDecimal(int scale) : IConversion<int, decimal>, IConversion<long, decimal>, IConversion<ReadOnlyMemory<byte>, decimal>
{
    private const int MaxScale = 28;
    private const int MaxBytes = 512;

    private static readonly Int128 Limit = (Int128.One << 96) - 1;

    public decimal Convert(int stored) => Convert((Int128)stored);

    public decimal Convert(long stored) => Convert((Int128)stored);

    /// <summary>The number as the format stores it: two's complement, the highest byte first.</summary>
    public decimal Convert(ReadOnlyMemory<byte> stored) => Convert(stored.Span, isBigEndian: true);

    public decimal Convert(ReadOnlySpan<byte> stored, bool isBigEndian)
    {
        if (stored.Length > 16)
            return ConvertLong(stored, isBigEndian);
        if (stored.IsEmpty)
            return 0;
        Span<byte> bytes = stackalloc byte[16];
        var fill = (byte)((isBigEndian ? stored[0] : stored[^1]) >= 0x80 ? 0xFF : 0);
        bytes.Fill(fill);
        stored.CopyTo(isBigEndian ? bytes[(16 - stored.Length)..] : bytes);
        return Convert(isBigEndian
            ? System.Buffers.Binary.BinaryPrimitives.ReadInt128BigEndian(bytes)
            : System.Buffers.Binary.BinaryPrimitives.ReadInt128LittleEndian(bytes));
    }

    private decimal Convert(Int128 unscaled)
    {
        var isNegative = unscaled < 0;
        if (unscaled == Int128.MinValue)
            return Shrink(unscaled);
        var magnitude = isNegative ? -unscaled : unscaled;
        if (magnitude > Limit || scale > MaxScale)
            return Shrink(unscaled);
        return new decimal((int)(uint)magnitude, (int)(uint)(magnitude >> 32), (int)(uint)(magnitude >> 64), isNegative, (byte)scale);
    }

    private decimal ConvertLong(ReadOnlySpan<byte> stored, bool isBigEndian)
        => stored.Length <= MaxBytes ? Shrink(new BigInteger(stored, isUnsigned: false, isBigEndian)) : throw TooLong();

    /// <summary>Takes zeros from the end until the number fits.</summary>
    private decimal Shrink(BigInteger unscaled)
    {
        var places = scale;
        while (places > 0 && (places > MaxScale || BigInteger.Abs(unscaled) > (BigInteger)Limit))
        {
            unscaled = BigInteger.DivRem(unscaled, 10, out var rest);
            if (!rest.IsZero)
                throw TooLong();
            places--;
        }

        if (BigInteger.Abs(unscaled) > (BigInteger)Limit)
            throw TooLong();
        var whole = (decimal)unscaled;
        var bits = decimal.GetBits(whole);
        return new decimal(bits[0], bits[1], bits[2], unscaled.Sign < 0, (byte)places);
    }

    private static UnfitValueException TooLong() => new("the number has more than the 28 digits that a decimal holds");
}

/// <summary>The same, stored with the lowest byte first.</summary>
internal readonly struct LittleEndianToDecimal(int scale) : IConversion<ReadOnlyMemory<byte>, decimal>
{
    public decimal Convert(ReadOnlyMemory<byte> stored) => new ToDecimal(scale).Convert(stored.Span, isBigEndian: false);
}
