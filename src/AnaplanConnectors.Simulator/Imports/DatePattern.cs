using System.Globalization;

namespace AnaplanConnectors.Simulator;

/// <summary>
/// How dates are written (API reference 6.3). <c>Y-M-D</c> and its relatives: three parts in that order between any separators,
/// years of one, two or four digits, months as numbers or English names, leading zeros optional. Patterns without separators
/// (<c>YYYYMMDD</c>, <c>DDMMMYY</c>): each part exactly as wide as it is written.
/// </summary>
internal sealed class DatePattern
{
    private static readonly string[] Months =
    [
        "JANUARY", "FEBRUARY", "MARCH", "APRIL", "MAY", "JUNE",
        "JULY", "AUGUST", "SEPTEMBER", "OCTOBER", "NOVEMBER", "DECEMBER",
    ];

    private readonly (char Part, int Width)[] _parts;
    private readonly bool _isFixed;

    private DatePattern((char Part, int Width)[] parts, bool isFixed)
    {
        _parts = parts;
        _isFixed = isFixed;
    }

    /// <summary>Null when the text is no pattern.</summary>
    public static DatePattern? Parse(string pattern)
    {
        var parts = new List<(char Part, int Width)>();
        var previous = '\0';
        foreach (var letter in pattern.ToUpperInvariant())
        {
            if (letter == previous && char.IsAsciiLetter(letter))
                parts[^1] = (letter, parts[^1].Width + 1);
            else if (char.IsAsciiLetter(letter))
                parts.Add((letter, 1));
            previous = letter;
        }

        var isFixed = pattern.All(char.IsAsciiLetter);
        var widthsFit = !isFixed || parts.TrueForAll(part => part is ('Y', 2 or 4) or ('M', 2 or 3) or ('D', 2));
        return parts.Select(part => part.Part).Order().SequenceEqual("DMY") && widthsFit
            ? new DatePattern([.. parts], isFixed)
            : null;
    }

    public bool TryRead(ReadOnlySpan<char> text, out DateOnly date)
    {
        int year = 0, month = 0, day = 0;
        date = default;
        foreach (var (part, width) in _parts)
        {
            var piece = Next(ref text, width);
            var read = (!_isFixed || piece.Length == width) && part switch
            {
                'Y' => TryReadYear(piece, out year),
                'M' => TryReadMonth(piece, out month),
                _ => TryReadNumber(piece, 2, out day),
            };
            if (!read)
                return false;
        }

        if (!text.IsEmpty || year is < 1 or > 9999 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return false;
        date = new DateOnly(year, month, day);
        return true;
    }

    private ReadOnlySpan<char> Next(ref ReadOnlySpan<char> text, int width)
    {
        var end = _isFixed ? Math.Min(width, text.Length) : 0;
        while (!_isFixed && end < text.Length && char.IsLetterOrDigit(text[end]))
            end++;
        var piece = text[..end];
        text = text[end..];
        // What separates parts, but nothing after the last one: the text must end there.
        if (!_isFixed && text.Length > 1)
        {
            var start = 0;
            while (start < text.Length && !char.IsLetterOrDigit(text[start]))
                start++;
            text = start < text.Length ? text[start..] : text;
        }

        return piece;
    }

    private static bool TryReadYear(ReadOnlySpan<char> piece, out int year)
    {
        if (!TryReadNumber(piece, 4, out year) || piece.Length == 3)
            return false;
        if (piece.Length <= 2)
            year += 2000;
        return true;
    }

    private static bool TryReadMonth(ReadOnlySpan<char> piece, out int month)
    {
        if (TryReadNumber(piece, 2, out month))
            return true;
        for (var index = 0; index < Months.Length; index++)
        {
            if (piece.Length == 3
                ? piece.Equals(Months[index].AsSpan(0, 3), StringComparison.OrdinalIgnoreCase)
                : piece.Equals(Months[index], StringComparison.OrdinalIgnoreCase))
            {
                month = index + 1;
                return true;
            }
        }

        return false;
    }

    private static bool TryReadNumber(ReadOnlySpan<char> piece, int mostDigits, out int number)
    {
        number = 0;
        return piece.Length <= mostDigits && int.TryParse(piece, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
