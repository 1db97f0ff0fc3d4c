using AnaplanConnectors.Transfer.Csv;
using AnaplanConnectors.Transfer.Mapping;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Anaplan;

/// <summary>The values of a row as Anaplan reads them: numbers with a point, days as yyyy-MM-dd, "true" and "false" (API reference 3.8).</summary>
internal sealed class RowTexts
{
    private readonly ColumnConversion[] _columns;

    public RowTexts(RowSchema schema)
    {
        Schema = schema;
        var text = new Utf8Output(256);
        _columns = [.. schema.Select((column, i) => new ColumnConversion(i, column.Type, new Column(column.Name, ColumnType.Text), new ColumnRule(), text))];
    }

    public RowSchema Schema { get; }

    /// <summary>The row as it is to be kept.</summary>
    /// <exception cref="RowException">A value has no text, as a number that is none.</exception>
    public KeptRow Read(RowReader rows, long number)
    {
        var texts = new string?[_columns.Length];
        for (var i = 0; i < texts.Length; i++)
            texts[i] = _columns[i].IsNull(rows) ? null : Value(rows, number, _columns[i], (column, row) => column.GetString(row));
        return new(number, texts);
    }

    /// <summary>A value by one of the getters of its conversion, as a problem of the row when it does not fit.</summary>
    public static T Value<T>(RowReader rows, long number, ColumnConversion column, Func<ColumnConversion, RowReader, T> get)
    {
        try
        {
            return get(column, rows);
        }
        catch (BadValueException problem)
        {
            throw new RowException(problem.Message, number, column.Column.Name, problem.Excerpt, innerException: problem);
        }
    }
}
