using System.Buffers.Text;
using AnaplanConnectors.Transfer.Compat;

namespace AnaplanConnectors.Transfer.Csv;

/// <summary>
/// Reads numbers of separated text: invariant, exact, without allocation. Most values take one multiplication or division; the rest
/// go to the runtime. The whole text has to be a number, without spaces around it.
/// </summary>
internal static class NumberParser
{
    // The largest whole number up to which every one is a double, and the powers of ten that are doubles: one operation on two
    // exact operands is correctly rounded.
    private const ulong LargestExactMantissa = 1UL << 53;

    private static readonly double[] PowersOfTen =
    [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ];

    public static bool TryInteger(ReadOnlySpan<byte> text, out long value)
        => Utf8Parser.TryParse(text, out value, out var consumed) && consumed == text.Length;

    public static bool TryDouble(ReadOnlySpan<byte> text, byte point, out double value)
    {
        if (!NumberParts.TryScan(text, point, out var parts))
        {
            value = 0;
            return false;
        }

        if (parts.IsExact && parts.Mantissa <= LargestExactMantissa && parts.Exponent is >= -22 and <= 22)
        {
            value = parts.Exponent < 0
                ? parts.Mantissa / PowersOfTen[-parts.Exponent]
                : parts.Mantissa * PowersOfTen[parts.Exponent];
            if (parts.IsNegative)
                value = -value;
            return true;
        }

        return Doubles.TryParse(text, point, out value) && !double.IsInfinity(value);
    }

    /// <summary>False as well when the number has more digits than a decimal holds: nothing is rounded.</summary>
    public static bool TryDecimal(ReadOnlySpan<byte> text, byte point, out decimal value)
    {
        value = 0;
        if (!NumberParts.TryScan(text, point, out var parts))
            return false;
        if (!parts.IsComplete)
            return TryLongDecimal(text, point, out value);

        var mantissa = parts.Mantissa;
        var exponent = parts.Exponent;
        for (; exponent < -28 && mantissa % 10 == 0 && mantissa != 0; exponent++)
            mantissa /= 10;
        if (mantissa == 0)
        {
            value = new decimal(0, 0, 0, isNegative: false, (byte)Math.Min(Math.Max(-exponent, 0), 28));
            return true;
        }

        if (exponent is < -28 or > 28)
            return false;
        if (exponent <= 0)
        {
            value = new decimal((int)mantissa, (int)(mantissa >> 32), 0, parts.IsNegative, (byte)-exponent);
            return true;
        }

        return TryShift(parts.IsNegative ? -(decimal)mantissa : mantissa, exponent, out value);
    }

    // More than 19 digits that matter. Rare, so decimal arithmetic will do.
    private static bool TryLongDecimal(ReadOnlySpan<byte> text, byte point, out decimal value)
    {
        const decimal largestTenth = 7922816251426433759354395033m;
        value = 0;
        var scale = 0;
        var zeros = 0;
        var isFraction = false;
        var i = text[0] is (byte)'-' or (byte)'+' ? 1 : 0;
        for (; i < text.Length && (text[i] | 0x20) != 'e'; i++)
        {
            if (text[i] == point)
            {
                isFraction = true;
                continue;
            }

            // Zeros of the decimals wait for a digit behind them: at the end they are only kept if there is room.
            var digit = text[i] - '0';
            if (isFraction && digit == 0)
            {
                zeros++;
                continue;
            }

            for (; zeros >= 0; zeros--)
            {
                var next = zeros == 0 ? digit : 0;
                if (value > largestTenth || (value == largestTenth && next > 5))
                    return false;
                value = (value * 10) + next;
                scale += isFraction ? 1 : 0;
            }

            zeros = 0;
        }

        for (; zeros > 0 && scale < 28 && value <= largestTenth; zeros--, scale++)
            value *= 10;
        var exponent = i < text.Length ? NumberParts.Exponent10(text.Slice(i + 1)) : 0;
        if (text[0] == '-')
            value = -value;
        return TryShift(value, exponent - scale, out value);
    }

    private static bool TryShift(decimal number, int exponent, out decimal value)
    {
        value = number;
        for (; exponent < -28 && value % 10 == 0; exponent++)
            value /= 10;
        for (; exponent > 0; exponent--)
        {
            if (Math.Abs(value) > decimal.MaxValue / 10)
                return false;
            value *= 10;
        }

        if (exponent < -28)
            return false;
        if (exponent < 0)
        {
            var bits = decimal.GetBits(value);
            value = new decimal(bits[0], bits[1], bits[2], bits[3] < 0, (byte)-exponent);
        }

        return true;
    }
}
