namespace AnaplanConnectors.Transfer.Csv;

/// <summary>
/// Brings a number that was formatted for display into plain notation (API reference 7.6): grouping, parentheses or a sign at the end
/// for negative ones, a percent sign, a lone hyphen for zero. Groups must have three digits, so that "1,5" is not read as 15.
/// </summary>
internal static class DisplayedNumber
{
    /// <summary>Longest text that is looked at; as much room does for the plain form.</summary>
    public const int MaxLength = 120;

    /// <summary>Room that <see cref="TryMakePlain"/> needs.</summary>
    public const int BufferLength = MaxLength + 8;

    public static bool TryMakePlain(ReadOnlySpan<byte> text, byte point, Span<byte> plain, out int length)
    {
        length = 0;
        if (text.Length is 0 or > MaxLength)
            return false;
        if (text.Length == 1 && text[0] == '-')
        {
            plain[length++] = (byte)'0';
            return true;
        }

        var isNegative = false;
        if (text[0] == '(' && text[text.Length - 1] == ')')
        {
            isNegative = true;
            text = TrimSpaces(text.Slice(1, text.Length - 2));
        }

        var isPercent = text.Length > 0 && text[text.Length - 1] == '%';
        if (isPercent)
            text = TrimSpaces(text.Slice(0, text.Length - 1));
        if (text.Length > 0 && text[0] is (byte)'-' or (byte)'+')
        {
            if (isNegative)
                return false;
            isNegative = text[0] == '-';
            text = text.Slice(1);
        }

        if (isNegative)
            plain[length++] = (byte)'-';
        return TryCopyDigits(text, point, plain, ref length) && TryAppendPercent(isPercent, text, plain, ref length);
    }

    private static bool TryCopyDigits(ReadOnlySpan<byte> text, byte point, Span<byte> plain, ref int length)
    {
        var whole = text;
        var pointAt = text.IndexOf(point);
        if (pointAt >= 0)
            whole = text.Slice(0, pointAt);

        ReadOnlySpan<byte> group = default;
        var sinceGroup = 0;
        for (var i = 0; i < whole.Length; i++)
        {
            if (whole[i] is >= (byte)'0' and <= (byte)'9')
            {
                plain[length++] = whole[i];
                sinceGroup++;
                continue;
            }

            var mark = GroupMarkAt(whole.Slice(i), point);
            if (mark.Length == 0)
            {
                // What is left may be an exponent; the plain parser looks at it.
                whole.Slice(i).CopyTo(plain.Slice(length));
                length += whole.Length - i;
                return pointAt < 0 && group.Length == 0;
            }

            if (sinceGroup == 0 || (group.Length == 0 ? sinceGroup > 3 : sinceGroup != 3 || !mark.SequenceEqual(group)))
                return false;
            group = mark;
            sinceGroup = 0;
            i += mark.Length - 1;
        }

        if (group.Length > 0 && sinceGroup != 3)
            return false;
        if (pointAt >= 0)
        {
            text.Slice(pointAt).CopyTo(plain.Slice(length));
            length += text.Length - pointAt;
        }

        return true;
    }

    private static bool TryAppendPercent(bool isPercent, ReadOnlySpan<byte> text, Span<byte> plain, ref int length)
    {
        if (!isPercent)
            return true;
        if (text.IndexOfAny((byte)'e', (byte)'E') >= 0)
            return false;
        "E-2"u8.CopyTo(plain.Slice(length));
        length += 3;
        return true;
    }

    private static ReadOnlySpan<byte> GroupMarkAt(ReadOnlySpan<byte> text, byte point)
    {
        if (text[0] is (byte)' ' or (byte)'\'' || (text[0] is (byte)',' or (byte)'.' && text[0] != point))
            return text.Slice(0, 1);
        if (text.StartsWith("\u00a0"u8))
            return text.Slice(0, 2);
        return text.StartsWith("\u202f"u8) || text.StartsWith("\u2019"u8) ? text.Slice(0, 3) : default;
    }

    private static ReadOnlySpan<byte> TrimSpaces(ReadOnlySpan<byte> text)
    {
        while (text.Length > 0 && text[0] == ' ')
            text = text.Slice(1);
        while (text.Length > 0 && text[text.Length - 1] == ' ')
            text = text.Slice(0, text.Length - 1);
        return text;
    }
}
