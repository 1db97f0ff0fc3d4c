using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Anaplan;

/// <summary>What the cells of a line item or list property are here, by their format (API reference 7.7).</summary>
internal static class CellTypes
{
    /// <summary>Words that are not known become text: nothing is lost in it. Items and periods are told by their names.</summary>
    public static ColumnType Of(ValueFormat? format, string? formatText, NumberType numbers)
        => (format?.Kind.Value is { Length: > 0 } kind ? kind : formatText) switch
        {
            "NUMBER" => numbers == NumberType.Decimal ? ColumnType.Decimal : ColumnType.Double,
            "BOOLEAN" => ColumnType.Boolean,
            "DATE" => ColumnType.Date,
            _ => ColumnType.Text,
        };

    /// <summary>The names as <see cref="Csv.CsvHeaderNames.Repair"/> makes them: a second column of one name gets its occurrence.</summary>
    /// <param name="columns">Id, when the service has one, name and type.</param>
    /// <param name="chosen">Types that were chosen instead, by name.</param>
    public static IReadOnlyList<IdentifiedColumn> Columns(IEnumerable<(string? Id, string Name, ColumnType Type)> columns, IReadOnlyList<Csv.ColumnFormat> chosen)
    {
        var all = columns.ToList();
        var names = Csv.CsvHeader.Repaired([.. all.Select(column => column.Name)]);
        return [.. all.Select((column, i) => new IdentifiedColumn(
            column.Id, new Column(names[i], chosen.FirstOrDefault(other => other.Name == names[i])?.Type ?? column.Type)))];
    }

    /// <summary>The same where nobody asks for ids, and nobody chose other types.</summary>
    public static RowSchema Schema(IEnumerable<(string Name, ColumnType Type)> columns)
        => new(Columns(columns.Select(column => ((string?)null, column.Name, column.Type)), []).Select(column => column.Column));

    /// <summary>How such columns lie in what the service writes for machines: plain numbers, ISO days.</summary>
    public static Csv.CsvFormat Format(RowSchema schema, IReadOnlyList<Csv.ColumnFormat> chosen) => new()
    {
        HeaderNames = Csv.CsvHeaderNames.Repair,
        Columns =
        [
            .. chosen,
            .. schema.Where(column => column.Type != ColumnType.Text && !chosen.Any(other => other.Name == column.Name))
                .Select(column => new Csv.ColumnFormat(column.Name, column.Type)),
        ],
    };
}
