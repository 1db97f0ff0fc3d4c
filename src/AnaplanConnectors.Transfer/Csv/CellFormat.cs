using System.Buffers.Binary;
using System.Buffers.Text;
using AnaplanConnectors.Transfer.Compat;

namespace AnaplanConnectors.Transfer.Csv;

/// <summary>
/// The only place where numbers, booleans and dates become text: invariant, plain digits, as Anaplan reads them (API reference 6.3).
/// Every method writes to the start of a span of <see cref="MaxLength"/> bytes and returns the length.
/// </summary>
internal static class CellFormat
{
    /// <summary>Room for any value: the smallest double has 325 digits behind its point.</summary>
    public const int MaxLength = 384;

    private const double Micro = 1e6;
    private const double LargestMicro = 1e15 / Micro;
    private const double LargestExactWhole = 1L << 53;

    public static int Boolean(bool value, Span<byte> output)
    {
        // "true" and "fals" as one number each, so that no branch has to be guessed.
        BinaryPrimitives.WriteUInt32LittleEndian(output, value ? 0x65757274u : 0x736C6166u);
        output[4] = (byte)'e';
        return value ? 4 : 5;
    }

    public static int Integer(long value, Span<byte> output)
    {
        Utf8Formatter.TryFormat(value, output, out var length);
        return length;
    }

    /// <summary>Every digit, with the scale the value has: 1.10 stays 1.10. Zero has no sign.</summary>
    public static int Decimal(decimal value, byte point, Span<byte> output)
    {
        var parts = new DecimalParts(value);
        if (parts.High != 0)
            return LongDecimal(value, point, output);

        var length = 0;
        if (parts.IsNegative && parts.Low != 0)
            output[length++] = (byte)'-';
        if (parts.Scale == 0)
            return length + Digits.Write(parts.Low, output.Slice(length));
        var unit = parts.Scale < Digits.PowersOfTen.Length ? Digits.PowersOfTen[parts.Scale] : 0;
        var whole = unit == 0 ? 0 : parts.Low / unit;
        length += Digits.Write(whole, output.Slice(length));
        output[length++] = point;
        Digits.WritePadded(parts.Low - (whole * unit), output.Slice(length, parts.Scale));
        return length + parts.Scale;
    }

    /// <summary>The shortest digits that read back as this value, never with an exponent. The value is finite. Zero has no sign.</summary>
    public static int Double(double value, byte point, Span<byte> output)
    {
        var length = 0;
        if (value < 0)
        {
            output[length++] = (byte)'-';
            value = -value;
        }

        // Up to 15 digits a decimal and a double determine each other, so digits that divide back to the value are the shortest.
        if (value < LargestMicro)
        {
            var scaled = Math.Round(value * Micro);
            if (scaled / Micro == value)
                return length + Micros((ulong)scaled, point, output.Slice(length));
        }
        else if (value < LargestExactWhole && Math.Floor(value) == value)
        {
            return length + Digits.Write((ulong)value, output.Slice(length));
        }

        Span<byte> shortest = stackalloc byte[Doubles.ShortestLength];
        var count = Doubles.FormatShortest(value, shortest);
        return length + PlainDigits.Write(shortest.Slice(0, count), point, output.Slice(length));
    }

    private static int Micros(ulong micros, byte point, Span<byte> output)
    {
        var whole = micros / (ulong)Micro;
        var fraction = (uint)(micros - (whole * (ulong)Micro));
        var length = Digits.Write(whole, output);
        if (fraction == 0)
            return length;
        output[length++] = point;
        return length + Digits.WriteMillionths(fraction, output.Slice(length));
    }

    private static int LongDecimal(decimal value, byte point, Span<byte> output)
    {
        Utf8Formatter.TryFormat(value, output, out var length);
        if (point != '.' && output.Slice(0, length).IndexOf((byte)'.') is >= 0 and var at)
            output[at] = point;
        return length;
    }
}
