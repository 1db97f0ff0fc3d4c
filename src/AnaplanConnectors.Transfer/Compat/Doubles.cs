using System.Globalization;

namespace AnaplanConnectors.Transfer.Compat;

/// <summary>Correctly rounded text of doubles, both ways, on both frameworks: .NET Framework's own is neither always.</summary>
internal static class Doubles
{
    /// <summary>Room that <see cref="FormatShortest"/> needs.</summary>
    public const int ShortestLength = 32;

    /// <summary>The text is known to be a number; the result may be infinite.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, byte point, out double value)
    {
#if NETFRAMEWORK
        value = ExactDouble.Parse(text, point);
        return true;
#else
        // Not Utf8Parser, although it is faster: it rounds 922594651201340480.00 the wrong way.
        return double.TryParse(text, NumberStyles.Float, point == '.' ? NumberFormatInfo.InvariantInfo : DecimalComma, out value);
#endif
    }

    /// <summary>The shortest digits that read back as this finite value; with an exponent where the runtime likes one.</summary>
    public static int FormatShortest(double value, Span<byte> output)
    {
#if NETFRAMEWORK
        Span<byte> scratch = stackalloc byte[ShortestLength];
        for (var decimals = value < SmallestNormal ? 0 : FewestDecimals; ; decimals++)
        {
            var text = value.ToString("E" + decimals, CultureInfo.InvariantCulture);
            for (var i = 0; i < text.Length; i++)
                scratch[i] = (byte)text[i];
            if (decimals < 16 && ExactDouble.Parse(scratch.Slice(0, text.Length), (byte)'.') != value)
                continue;
            scratch.Slice(0, text.Length).CopyTo(output);
            return text.Length;
        }
#else
        value.TryFormat(output, out var length, default, CultureInfo.InvariantCulture);
        return length;
#endif
    }

    /// <summary>The same as a text in the form that .NET gives it: plain digits, and an exponent for very large and very small numbers.</summary>
    public static string ToShortest(double value)
    {
#if NETFRAMEWORK
        Span<byte> shortest = stackalloc byte[ShortestLength];
        return Plain(System.Text.Encoding.ASCII.GetString(shortest.Slice(0, FormatShortest(value, shortest)).ToArray()));
#else
        return value.ToString(CultureInfo.InvariantCulture);
#endif
    }

#if NETFRAMEWORK
    // From "-2.50000E+000". The limits are those of .NET.
    private static string Plain(string scientific)
    {
        var mark = scientific.IndexOf('E');
        var sign = scientific[0] == '-' ? "-" : "";
        var exponent = int.Parse(scientific.Substring(mark + 1), CultureInfo.InvariantCulture);
        var digits = scientific.Substring(sign.Length, mark - sign.Length).Replace(".", "").TrimEnd('0');
        if (digits.Length == 0)
            return sign + "0";
        if (exponent is >= 17 or < -4)
            return $"{sign}{digits[0]}{(digits.Length > 1 ? "." : "")}{digits.Substring(1)}E{exponent.ToString("+00;-00", CultureInfo.InvariantCulture)}";
        if (exponent < 0)
            return $"{sign}0.{new string('0', -exponent - 1)}{digits}";
        return sign + (digits.Length <= exponent + 1 ? digits.PadRight(exponent + 1, '0') : $"{digits.Substring(0, exponent + 1)}.{digits.Substring(exponent + 1)}");
    }

    // 15 digits belong to one double only, except among those that have given up digits for a smaller exponent.
    private const int FewestDecimals = 14;
    private const double SmallestNormal = 2.2250738585072014E-308;
#else
    private static readonly NumberFormatInfo DecimalComma = new() { NumberDecimalSeparator = "," };
#endif
}
