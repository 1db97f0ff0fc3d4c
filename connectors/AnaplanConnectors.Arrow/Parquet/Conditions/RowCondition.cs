using System.Globalization;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Arrow;

/// <summary>A condition on a column of rows, of the column's type. It does not hold for missing values.</summary>
/// <param name="Condition">As it was written.</param>
/// <param name="Column">Name of the column in the files.</param>
/// <param name="Bound">The value as files state bounds: a whole number, or a day since 1970; null for other types.</param>
/// <param name="Compare">Compares the current row's value with it.</param>
internal sealed record RowCondition(Condition Condition, string Column, long? Bound, Func<RowReader, int> Compare)
{
    private const int DayOf1970 = 719_162;

    /// <exception cref="ColumnarFileException">The value is none of the column's type.</exception>
    public static RowCondition Bind(Condition condition, RowSchema schema, string file)
    {
        var ordinal = schema.IndexOf(condition.Name);
        var column = schema[ordinal];
        var value = condition.Value;
        return column.Type switch
        {
            ColumnType.Text => new(condition, column.Name, null, rows => string.CompareOrdinal(rows.GetString(ordinal), value)),
            ColumnType.Integer when long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                => new(condition, column.Name, number, rows => rows.GetInt64(ordinal).CompareTo(number)),
            ColumnType.Decimal when decimal.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
                => new(condition, column.Name, null, rows => rows.GetDecimal(ordinal).CompareTo(number)),
            ColumnType.Double when double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                => new(condition, column.Name, null, rows => rows.GetDouble(ordinal).CompareTo(number)),
            ColumnType.Boolean when bool.TryParse(value, out var flag) => new(condition, column.Name, null, rows => rows.GetBoolean(ordinal).CompareTo(flag)),
            ColumnType.Date when DateTime.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                => new(condition, column.Name, DateOnly.FromDateTime(day).DayNumber - DayOf1970, rows => rows.GetDateTime(ordinal).CompareTo(day)),
            ColumnType.Timestamp when DateTime.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
                => new(condition, column.Name, null, rows => rows.GetDateTime(ordinal).Ticks.CompareTo(time.Ticks)),
            _ => throw new ColumnarFileException(file, $"the condition compares it with '{value}', and it is {column.Type}", column: column.Name),
        };
    }

    public bool Holds(RowReader rows, int ordinal) => !rows.IsDBNull(ordinal) && Condition.Holds(Compare(rows));

    /// <summary>Whether a row group may hold such rows, by the bounds that its footer states. Without bounds it may.</summary>
    public bool MayHold((long Least, long Greatest)? bounds)
        => Bound is not { } wanted || bounds is not { } known || known.Least > known.Greatest || Condition.CanHold(known.Least, known.Greatest, wanted);
}
