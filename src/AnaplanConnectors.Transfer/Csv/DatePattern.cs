namespace AnaplanConnectors.Transfer.Csv;

/// <summary>
/// A date pattern in .NET's custom letters, read once. Invariant: names are English, the calendar is Gregorian, separators are
/// literal. One letter takes one or two digits, two letters take exactly two; <c>yy</c> lies between 1950 and 2049.
/// </summary>
internal sealed class DatePattern : DateText
{
    private readonly DatePart[] _parts;
    private readonly string _pattern;

    private DatePattern(string pattern, DatePart[] parts)
    {
        _pattern = pattern;
        _parts = parts;
    }

    public override string Expected => _pattern;

    /// <summary>The pattern, or null with a sentence that says why it is none.</summary>
    public static DatePattern? TryCreate(string pattern, out string problem)
    {
        var parts = new List<DatePart>();
        problem = Split(pattern, parts);
        if (problem.Length == 0 && !parts.Exists(part => part.Unit is DateUnit.Year4 or DateUnit.Year2))
            problem = "it has no year (y)";
        else if (problem.Length == 0 && !parts.Exists(part => part.Unit is DateUnit.Month or DateUnit.ShortMonth or DateUnit.LongMonth))
            problem = "it has no month (M)";
        else if (problem.Length == 0 && parts.Exists(part => part.Unit == DateUnit.Hour12) != parts.Exists(part => part.Unit == DateUnit.HalfDay))
            problem = "it has h without tt, or tt without h";
        return problem.Length == 0 ? new DatePattern(pattern, [.. parts]) : null;
    }

    public override bool TryParse(ReadOnlySpan<byte> text, out DateTime value)
    {
        value = default;
        var fields = new DateFields();
        foreach (var part in _parts)
        {
            if (!part.TryRead(ref text, ref fields))
                return false;
        }

        if (text.Length > 0 || !TryDay(fields.Year, fields.Month, fields.Day, out var day))
            return false;
        value = day.AddTicks(fields.TimeOfDay);
        return !fields.HasZone || DateZone.TryApply(fields.Zone, value, out value);
    }

    public override int Write(DateTime value, Span<byte> output)
    {
        var length = 0;
        foreach (var part in _parts)
            length += part.Write(value, output.Slice(length));
        return length;
    }

    private static string Split(string pattern, List<DatePart> parts)
    {
        var length = 0;
        for (var i = 0; i < pattern.Length;)
        {
            var letter = pattern[i];
            var count = 1;
            if (letter is '\'' or '"')
            {
                var end = pattern.IndexOf(letter, i + 1);
                if (end < 0)
                    return $"the quotation at character {i + 1} is not closed";
                parts.Add(DatePart.Literal(pattern.Substring(i + 1, end - i - 1)));
                count = end - i + 1;
            }
            else if (letter == '\\' && i + 1 < pattern.Length)
            {
                parts.Add(DatePart.Literal(pattern.Substring(i + 1, 1)));
                count = 2;
            }
            else if (letter is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'))
            {
                while (i + count < pattern.Length && pattern[i + count] == letter)
                    count++;
                if (DatePart.Of(letter, count) is not { } part)
                    return $"'{new string(letter, count)}' is not a part of a date (enclose text in apostrophes)";
                parts.Add(part);
            }
            else
            {
                parts.Add(DatePart.Literal(letter.ToString()));
            }

            length += parts[parts.Count - 1].MaxLength;
            i += count;
        }

        return length > MaxLength ? $"it can become longer than {MaxLength} bytes" : "";
    }
}
