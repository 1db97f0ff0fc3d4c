namespace AnaplanConnectors.Transfer.Csv;

/// <summary>Says, all at once, what is wrong with a format.</summary>
internal static class CsvFormatProblems
{
    public static IEnumerable<string> Of(CsvFormat format)
    {
        if (!IsUsable(format.Separator))
            yield return $"Separator is {Show(format.Separator)} (allowed: an ASCII character that is no letter, digit, quote or line end)";
        if (format.Qualifier is { } qualifier && (!IsMark(qualifier) || qualifier == format.Separator))
            yield return $"Qualifier is {Show(qualifier)} (allowed: an ASCII punctuation mark other than the separator, or none)";
        if (format.DecimalSeparator is not ('.' or ','))
            yield return $"DecimalSeparator is {Show(format.DecimalSeparator)} (allowed: point or comma)";
        if (format.HeaderRow < 0)
            yield return $"HeaderRow is {format.HeaderRow} (allowed: 1 and above, or 0 for none)";
        if (format.FirstDataRow is { } first && first <= format.HeaderRow)
            yield return $"FirstDataRow is {first} (allowed: above HeaderRow, which is {format.HeaderRow})";
        if (format.MaxFieldBytes < 1)
            yield return $"MaxFieldBytes is {format.MaxFieldBytes:N0} (allowed: 1 and above)";
        if (format.MaxRecordBytes < format.MaxFieldBytes || format.MaxRecordBytes > MaxRecordBytes)
            yield return $"MaxRecordBytes is {format.MaxRecordBytes:N0} (allowed: from MaxFieldBytes to {MaxRecordBytes:N0})";
    }

    private const int MaxRecordBytes = 1 << 29;

    private static bool IsUsable(char mark) => mark == '\t' || (mark is >= ' ' and < '\u007f' && !char.IsLetterOrDigit(mark) && mark != '"');

    private static bool IsMark(char mark) => mark is > ' ' and < '\u007f' && !char.IsLetterOrDigit(mark);

    private static string Show(char mark) => mark is > ' ' and < '\u007f' ? $"'{mark}'" : $"U+{(int)mark:X4}";
}
