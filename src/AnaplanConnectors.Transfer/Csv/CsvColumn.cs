using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Csv;

/// <summary>How the texts of one column become values. Chosen once, so that a getter decides nothing.</summary>
internal sealed class CsvColumn(Column column, ColumnFormat? declared, CsvFormat format)
{
    private readonly byte _point = (byte)format.DecimalSeparator;
    private readonly bool _isDisplayed = format.Numbers == CsvNumbers.Displayed;
    private readonly DateText _dates = declared?.Pattern is { } pattern
        ? DatePattern.TryCreate(pattern, out _)!
        : column.Type == ColumnType.Timestamp ? DateText.IsoTimestamp : DateText.IsoDate;

    public string Name { get; } = column.Name;

    public ColumnType Type { get; } = column.Type;

    /// <summary>What a text of this column has to be, for messages.</summary>
    public string Expectation => Type switch
    {
        ColumnType.Integer => "a whole number of 64 bits",
        ColumnType.Decimal => "a decimal number of at most 28 digits",
        ColumnType.Double => "a number",
        ColumnType.Boolean => "true or false",
        ColumnType.Date when declared?.Pattern is null => $"a date ({_dates.Expected}); declare a pattern for other forms",
        ColumnType.Date => $"a date ({_dates.Expected}) without time",
        ColumnType.Timestamp => $"a date and time ({_dates.Expected})",
        _ => "text",
    };

    /// <summary>Spaces around values that are not text mean nothing.</summary>
    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text)
    {
        while (text.Length > 0 && text[0] is (byte)' ' or (byte)'\t')
            text = text.Slice(1);
        while (text.Length > 0 && text[text.Length - 1] is (byte)' ' or (byte)'\t')
            text = text.Slice(0, text.Length - 1);
        return text;
    }

    public bool TryInteger(ReadOnlySpan<byte> text, out long value)
    {
        if (NumberParser.TryInteger(text, out value))
            return true;
        Span<byte> plain = stackalloc byte[DisplayedNumber.BufferLength];
        return _isDisplayed && DisplayedNumber.TryMakePlain(text, _point, plain, out var length)
            && NumberParser.TryInteger(plain.Slice(0, length), out value);
    }

    public bool TryDecimal(ReadOnlySpan<byte> text, out decimal value)
    {
        if (NumberParser.TryDecimal(text, _point, out value))
            return true;
        Span<byte> plain = stackalloc byte[DisplayedNumber.BufferLength];
        return _isDisplayed && DisplayedNumber.TryMakePlain(text, _point, plain, out var length)
            && NumberParser.TryDecimal(plain.Slice(0, length), _point, out value);
    }

    public bool TryDouble(ReadOnlySpan<byte> text, out double value)
    {
        if (NumberParser.TryDouble(text, _point, out value))
            return true;
        Span<byte> plain = stackalloc byte[DisplayedNumber.BufferLength];
        return _isDisplayed && DisplayedNumber.TryMakePlain(text, _point, plain, out var length)
            && NumberParser.TryDouble(plain.Slice(0, length), _point, out value);
    }

    public bool TryDate(ReadOnlySpan<byte> text, out DateTime value)
        => _dates.TryParse(text, out value) && (Type == ColumnType.Timestamp || value.TimeOfDay == TimeSpan.Zero);
}
