using AnaplanConnectors.Transfer.Compat;
using AnaplanConnectors.Transfer.Rows;

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
        if (Encodings.Find(format.Encoding) is null)
            yield return $"Encoding is '{format.Encoding}' (allowed: utf-8, utf-16, iso-8859-1 or another name that this system knows)";
        if (format.ColumnNames is { Count: 0 })
            yield return "ColumnNames is empty (allowed: one name and more, or null for the header's)";
        foreach (var column in format.Columns)
        {
            if (column.Pattern is not null && DatePattern.TryCreate(column.Pattern, out var problem) is null)
                yield return $"the pattern '{column.Pattern}' of column '{column.Name}' is none: {problem}";
            if (column.Pattern is not null && column.Type is not (ColumnType.Date or ColumnType.Timestamp or ColumnType.Text))
                yield return $"column '{column.Name}' is {column.Type} and has a date pattern";
        }

        foreach (var twice in format.Columns.GroupBy(column => column.Name, StringComparer.Ordinal).Where(group => group.Count() > 1))
            yield return $"column '{twice.Key}' is declared {twice.Count()} times";
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
