#if NETFRAMEWORK
using System.Numerics;

namespace AnaplanConnectors.Transfer.Compat;

/// <summary>
/// Reads a double with whole-number arithmetic, correctly rounded. .NET Framework rounds some texts of more than 15 digits wrongly.
/// Slow; the values that matter take the fast way in front of it.
/// </summary>
internal static class ExactDouble
{
    // No double needs more digits to be told from its neighbours; later ones only break ties.
    private const int MaxDigits = 800;

    private const int MantissaBits = 53;

    private const int SmallestExponent = -1074;

    public static double Parse(ReadOnlySpan<byte> text, byte point)
    {
        var digits = BigInteger.Zero;
        var exponent = 0;
        var count = 0;
        var isFraction = false;
        var i = text[0] is (byte)'-' or (byte)'+' ? 1 : 0;
        for (; i < text.Length && (text[i] | 0x20) != 'e'; i++)
        {
            if (text[i] == point)
            {
                isFraction = true;
            }
            else if (count < MaxDigits)
            {
                digits = (digits * 10) + (text[i] - '0');
                count += digits.IsZero ? 0 : 1;
                exponent -= isFraction ? 1 : 0;
            }
            else
            {
                digits |= text[i] == '0' ? 0 : 1;
                exponent += isFraction ? 0 : 1;
            }
        }

        if (i < text.Length)
            exponent += Csv.NumberParts.Exponent10(text.Slice(i + 1));
        var value = digits.IsZero || exponent + count < -330 ? 0
            : exponent + count > 310 ? double.PositiveInfinity
            : Nearest(digits, exponent);
        return text[0] == '-' ? -value : value;
    }

    private static double Nearest(BigInteger digits, int exponent)
    {
        var numerator = exponent > 0 ? digits * BigInteger.Pow(10, exponent) : digits;
        var denominator = exponent < 0 ? BigInteger.Pow(10, -exponent) : BigInteger.One;
        var shift = Math.Max(BitLength(numerator) - BitLength(denominator) - MantissaBits, SmallestExponent);
        var mantissa = Divide(numerator, denominator, shift);
        if (mantissa >= 1L << MantissaBits)
            mantissa = Divide(numerator, denominator, ++shift);

        // Both steps are exact, except into infinity: a mantissa of 53 bits times powers of two that a double holds.
        var value = (double)mantissa;
        for (; shift > 900; shift -= 900)
            value *= Math.Pow(2, 900);
        for (; shift < -900; shift += 900)
            value *= Math.Pow(2, -900);
        return value * Math.Pow(2, shift);
    }

    // Rounded to the nearest, ties to even.
    private static long Divide(BigInteger numerator, BigInteger denominator, int shift)
    {
        if (shift > 0)
            denominator <<= shift;
        else
            numerator <<= -shift;
        var quotient = (long)BigInteger.DivRem(numerator, denominator, out var remainder);
        var half = (remainder << 1).CompareTo(denominator);
        return half > 0 || (half == 0 && (quotient & 1) == 1) ? quotient + 1 : quotient;
    }

    private static int BitLength(BigInteger value)
    {
        var bytes = value.ToByteArray();
        var bits = (bytes.Length - 1) * 8;
        for (int top = bytes[bytes.Length - 1]; top > 0; top >>= 1)
            bits++;
        return bits;
    }
}
#endif
