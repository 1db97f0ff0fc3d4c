namespace AnaplanConnectors.Transfer.Csv;

/// <summary>A number in plain notation, taken apart: mantissa x 10^exponent.</summary>
internal struct NumberParts
{
    // 19 digits always fit 64 bits.
    private const int MaxDigits = 19;

    private const int LargestExponent = 100_000_000;

    public bool IsNegative;

    /// <summary>The first 19 digits that matter.</summary>
    public ulong Mantissa;

    public int Exponent;

    /// <summary>Whether the mantissa holds every digit but zeros behind them.</summary>
    public bool IsExact;

    /// <summary>Whether the mantissa holds every digit, zeros at the end of the decimals too.</summary>
    public bool IsComplete;

    public static bool TryScan(ReadOnlySpan<byte> text, byte point, out NumberParts parts)
    {
        parts = default;
        parts.IsExact = parts.IsComplete = true;
        var i = 0;
        if (text.Length > 0 && text[0] is (byte)'-' or (byte)'+')
        {
            parts.IsNegative = text[0] == '-';
            i = 1;
        }

        ulong mantissa = 0;
        var digits = 0;
        var exponent = 0;
        var start = i;
        var pointAt = -1;
        for (; i < text.Length; i++)
        {
            var digit = (uint)(text[i] - '0');
            if (digit <= 9)
            {
                if (digits < MaxDigits)
                {
                    mantissa = (mantissa * 10) + digit;
                    if (mantissa != 0)
                        digits++;
                    if (pointAt >= 0)
                        exponent--;
                }
                else
                {
                    parts.IsExact &= digit == 0;
                    parts.IsComplete = false;
                    if (pointAt < 0)
                        exponent++;
                }
            }
            else if (text[i] == point && pointAt < 0)
            {
                pointAt = i;
            }
            else
            {
                break;
            }
        }

        var hasDigits = i - start > (pointAt >= 0 ? 1 : 0);
        parts.Mantissa = mantissa;
        parts.Exponent = exponent;
        if (i == text.Length)
            return hasDigits;
        if (!hasDigits || (text[i] | 0x20) != 'e' || !IsWholeNumber(text.Slice(i + 1)))
            return false;
        parts.Exponent += Exponent10(text.Slice(i + 1));
        return true;
    }

    /// <summary>The number behind an E, kept where it can still be added to the length of the longest field.</summary>
    public static int Exponent10(ReadOnlySpan<byte> text)
    {
        var value = 0;
        for (var i = text[0] is (byte)'-' or (byte)'+' ? 1 : 0; i < text.Length; i++)
            value = Math.Min((value * 10) + (text[i] - '0'), LargestExponent);
        return text[0] == '-' ? -value : value;
    }

    private static bool IsWholeNumber(ReadOnlySpan<byte> text)
    {
        var i = text.Length > 0 && text[0] is (byte)'-' or (byte)'+' ? 1 : 0;
        if (i == text.Length)
            return false;
        for (; i < text.Length; i++)
        {
            if (text[i] is < (byte)'0' or > (byte)'9')
                return false;
        }

        return true;
    }
}
