using System.Globalization;

namespace AnaplanConnectors.Simulator;

/// <summary>
/// Reads the texts of one format into the numbers that <see cref="CellStore"/> keeps. Blank text is read as blank.
/// </summary>
internal abstract class ValueReader(string errorType)
{
    /// <summary><c>type</c> of the detail that counts unreadable texts.</summary>
    public string ErrorType { get; } = errorType;

    public bool TryRead(ReadOnlySpan<char> text, out double value)
    {
        value = 0;
        return text.IsEmpty || TryReadText(text, out value);
    }

    /// <summary>The message about a text that cannot be read.</summary>
    public abstract string Complaint(string text);

    protected abstract bool TryReadText(ReadOnlySpan<char> text, out double value);
}

/// <summary>
/// Numbers: optional sign, the decimal separator of the import, exponents; what else is allowed the format says.
/// </summary>
internal sealed class NumberReader : ValueReader
{
    private readonly NumberStyles _styles =
        NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    private readonly NumberFormatInfo _format;
    private readonly bool _percentage;

    public NumberReader(FormatDefinition format, string decimalSeparator, string groupingSeparator)
        : base("moduleImportNumberFormat")
    {
        _format = new NumberFormatInfo
        {
            NumberDecimalSeparator = decimalSeparator,
            NumberGroupSeparator = groupingSeparator.Length == 0 ? " " : groupingSeparator,
        };
        _percentage = format.Percentage;
        if (groupingSeparator.Length > 0)
            _styles |= NumberStyles.AllowThousands;
        if (format.NegativeInParentheses)
            _styles |= NumberStyles.AllowParentheses;
    }

    public override string Complaint(string text) => $"Invalid number: {text}";

    protected override bool TryReadText(ReadOnlySpan<char> text, out double value)
    {
        var isPercentage = _percentage && text[^1] == '%';
        if (!double.TryParse(isPercentage ? text[..^1] : text, _styles, _format, out value) || !double.IsFinite(value))
            return false;
        // Adding zero makes a negative zero positive.
        value = (isPercentage ? value / 100 : value) + 0.0;
        return true;
    }
}

/// <summary>Booleans: true and false, yes and no, 1 and 0.</summary>
internal sealed class BooleanReader() : ValueReader("moduleImportBooleanFormat")
{
    public override string Complaint(string text) => $"Invalid boolean: {text}";

    protected override bool TryReadText(ReadOnlySpan<char> text, out double value)
    {
        value = IsOneOf(text, "true", "yes", "1") ? 1 : 0;
        return value != 0 || IsOneOf(text, "false", "no", "0");
    }

    private static bool IsOneOf(ReadOnlySpan<char> text, string first, string second, string third) =>
        text.Equals(first, StringComparison.OrdinalIgnoreCase) || text.Equals(second, StringComparison.OrdinalIgnoreCase)
        || text.Equals(third, StringComparison.Ordinal);
}

/// <summary>Dates by a pattern.</summary>
internal sealed class DateReader(DatePattern pattern, string errorType) : ValueReader(errorType)
{
    public override string Complaint(string text) => $"Invalid date: {text}";

    protected override bool TryReadText(ReadOnlySpan<char> text, out double value)
    {
        value = pattern.TryRead(text, out var date) ? date.DayNumber + 1 : 0;
        return value > 0;
    }
}

/// <summary>Items of a list by code or name.</summary>
internal sealed class ListReader(ListItems items, MatchBy match) : ValueReader("moduleImportInvalidListIdentifier")
{
    public override string Complaint(string text) => $"{text} not found in list {items.List.Name}";

    protected override bool TryReadText(ReadOnlySpan<char> text, out double value)
    {
        value = items.Find(text, match) + 1;
        return value > 0;
    }
}

/// <summary>Periods by name, or by a day in them.</summary>
internal sealed class PeriodReader(Calendar calendar, TimeLevel level, DatePattern? pattern)
    : ValueReader("moduleImportInvalidTimeEntityIdentifier")
{
    private readonly PeriodNames _names = new(calendar, level, pattern);

    public override string Complaint(string text) => $"{text} not found in calendar";

    protected override bool TryReadText(ReadOnlySpan<char> text, out double value)
    {
        value = _names.Find(text) + 1;
        return value > 0;
    }
}

/// <summary>Finds the periods of one level by name, or by a day in them.</summary>
internal sealed class PeriodNames
{
    private readonly Calendar _calendar;
    private readonly TimeLevel _level;
    private readonly DatePattern? _pattern;
    private readonly Dictionary<string, int> _byName;

    public PeriodNames(Calendar calendar, TimeLevel level, DatePattern? pattern)
    {
        _calendar = calendar;
        _level = level;
        _pattern = pattern;
        _byName = calendar.Periods(level)
            .ToDictionary(period => period.Name, period => period.Index, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Index of the period, or -1.</summary>
    public int Find(ReadOnlySpan<char> text)
    {
        if (_pattern is not null)
            return _pattern.TryRead(text, out var date) ? _calendar.At(_level, date)?.Index ?? -1 : -1;
        return _byName.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out var index) ? index : -1;
    }
}
