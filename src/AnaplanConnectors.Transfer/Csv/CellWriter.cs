using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Csv;

/// <summary>Writes the cells of one column with the one getter that fits it. Chosen once per delivery.</summary>
internal abstract class CellWriter
{
    private readonly bool _mayBeNull;

    private CellWriter(int ordinal, Column column, CellQuoting quoting)
    {
        Ordinal = ordinal;
        Name = column.Name;
        Quoting = quoting;
        _mayBeNull = column.IsNullable;
    }

    public string Name { get; }

    protected int Ordinal { get; }

    protected CellQuoting Quoting { get; }

    public static CellWriter Create(int ordinal, Column column, CsvFormat format, ColumnFormat? declared, CellQuoting quoting)
    {
        var point = (byte)format.DecimalSeparator;
        return column.Type switch
        {
            ColumnType.Text => new TextCells(ordinal, column, quoting),
            ColumnType.Integer => new IntegerCells(ordinal, column, quoting, MayNeedQualifiers(format, null)),
            ColumnType.Decimal => new DecimalCells(ordinal, column, quoting, MayNeedQualifiers(format, null), point),
            ColumnType.Double => new DoubleCells(ordinal, column, quoting, MayNeedQualifiers(format, null), point),
            ColumnType.Boolean => new BooleanCells(ordinal, column, quoting, MayNeedQualifiers(format, null)),
            _ => new DateCells(ordinal, column, quoting, MayNeedQualifiers(format, declared?.Pattern), Dates(column.Type, declared?.Pattern)),
        };
    }

    /// <summary>Appends the cell of the current row.</summary>
    /// <returns>Why it cannot be written, as a clause, or null.</returns>
    public string? Write(RowReader rows, Utf8Output output)
    {
        if (!_mayBeNull || !rows.IsDBNull(Ordinal))
            return WriteValue(rows, output);
        var nothing = Quoting.NullText;
        if (nothing.Length > 0)
        {
            nothing.CopyTo(output.GetSpan(nothing.Length));
            output.Advance(nothing.Length);
        }

        return null;
    }

    protected abstract string? WriteValue(RowReader rows, Utf8Output output);

    private static DateText Dates(ColumnType type, string? pattern)
        => pattern is not null ? DatePattern.TryCreate(pattern, out _)!
            : type == ColumnType.Timestamp ? DateText.IsoTimestamp : DateText.IsoDate;

    // Digits, points, hyphens and letters are no trouble between the usual separators.
    private static bool MayNeedQualifiers(CsvFormat format, string? pattern)
        => pattern is not null || format.NullText.Length > 0 || format.Qualifier is not (null or '"')
            || format.Separator is not (',' or ';' or '|' or '\t') || format.Separator == format.DecimalSeparator;

    private sealed class TextCells(int ordinal, Column column, CellQuoting quoting) : CellWriter(ordinal, column, quoting)
    {
        protected override string? WriteValue(RowReader rows, Utf8Output output)
        {
            var start = output.Length;
            rows.CopyUtf8(Ordinal, output);
            return Quoting.Finish(output, start);
        }
    }

    private abstract class ValueCells(int ordinal, Column column, CellQuoting quoting, bool mayNeedQualifiers)
        : CellWriter(ordinal, column, quoting)
    {
        protected string? Finish(Utf8Output output, int length)
        {
            var start = output.Length;
            output.Advance(length);
            return mayNeedQualifiers ? Quoting.Finish(output, start) : null;
        }
    }

    private sealed class IntegerCells(int ordinal, Column column, CellQuoting quoting, bool mayNeedQualifiers)
        : ValueCells(ordinal, column, quoting, mayNeedQualifiers)
    {
        protected override string? WriteValue(RowReader rows, Utf8Output output)
            => Finish(output, CellFormat.Integer(rows.GetInt64(Ordinal), output.GetSpan(CellFormat.MaxLength)));
    }

    private sealed class DecimalCells(int ordinal, Column column, CellQuoting quoting, bool mayNeedQualifiers, byte point)
        : ValueCells(ordinal, column, quoting, mayNeedQualifiers)
    {
        protected override string? WriteValue(RowReader rows, Utf8Output output)
            => Finish(output, CellFormat.Decimal(rows.GetDecimal(Ordinal), point, output.GetSpan(CellFormat.MaxLength)));
    }

    private sealed class DoubleCells(int ordinal, Column column, CellQuoting quoting, bool mayNeedQualifiers, byte point)
        : ValueCells(ordinal, column, quoting, mayNeedQualifiers)
    {
        protected override string? WriteValue(RowReader rows, Utf8Output output)
        {
            var value = rows.GetDouble(Ordinal);
            return double.IsNaN(value) || double.IsInfinity(value)
                ? FormattableString.Invariant($"is {value}, which is no number that text carries")
                : Finish(output, CellFormat.Double(value, point, output.GetSpan(CellFormat.MaxLength)));
        }
    }

    private sealed class BooleanCells(int ordinal, Column column, CellQuoting quoting, bool mayNeedQualifiers)
        : ValueCells(ordinal, column, quoting, mayNeedQualifiers)
    {
        protected override string? WriteValue(RowReader rows, Utf8Output output)
            => Finish(output, CellFormat.Boolean(rows.GetBoolean(Ordinal), output.GetSpan(CellFormat.MaxLength)));
    }

    private sealed class DateCells(int ordinal, Column column, CellQuoting quoting, bool mayNeedQualifiers, DateText dates)
        : ValueCells(ordinal, column, quoting, mayNeedQualifiers)
    {
        protected override string? WriteValue(RowReader rows, Utf8Output output)
            => Finish(output, dates.Write(rows.GetDateTime(Ordinal), output.GetSpan(DateText.MaxLength)));
    }
}
