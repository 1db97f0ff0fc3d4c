using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer.Csv;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Anaplan;

/// <summary>
/// The columns and the layout of an export's file. The header line of the file decides which columns there are; the metadata only
/// suggests their types, and its lists may be shorter or longer than the columns (API reference 3.13).
/// </summary>
internal static class ExportSchema
{
    public static CsvFormat Format(ExportMetadata metadata, ExportOptions options)
    {
        var suggested = metadata.HeaderNames.Zip(metadata.DataTypes, (name, type) => new ColumnFormat(name, TypeOf(type, options.Numbers)));
        return new CsvFormat
        {
            Separator = metadata.Separator is { Length: 1 } separator ? separator[0] : ',',
            Qualifier = metadata.Delimiter is { Length: 1 } delimiter ? delimiter[0] : metadata.Delimiter is null ? '"' : null,
            Encoding = metadata.Encoding is { Length: > 0 } encoding ? encoding : "UTF-8",
            Numbers = CsvNumbers.Displayed,
            Columns = Merge(suggested, options.ColumnFormats),
        };
    }

    /// <summary>What the metadata promises, before anything has run.</summary>
    public static RowSchema Columns(ExportMetadata metadata, CsvFormat format) => new(metadata.HeaderNames.Select(name => new Column(
        name, format.Columns.FirstOrDefault(column => column.Name == name)?.Type ?? ColumnType.Text)));

    /// <summary>API reference 7.7. Words that are not known become text: nothing is lost in it.</summary>
    private static ColumnType TypeOf(string dataType, NumberType numbers) => dataType switch
    {
        "NUMBER" or "SUMMARY" => numbers == NumberType.Decimal ? ColumnType.Decimal : ColumnType.Double,
        "BOOLEAN" => ColumnType.Boolean,
        "DATE" => ColumnType.Date,
        _ => ColumnType.Text,
    };

    private static IReadOnlyList<ColumnFormat> Merge(IEnumerable<ColumnFormat> suggested, IReadOnlyList<ColumnFormat> chosen)
    {
        // Two columns of one name cannot be told apart by it: they stay text.
        var byName = suggested.GroupBy(column => column.Name, StringComparer.Ordinal).Where(group => group.Count() == 1).Select(group => group.Single());
        return byName.Where(column => !chosen.Any(other => other.Name == column.Name)).Concat(chosen).ToList();
    }
}
