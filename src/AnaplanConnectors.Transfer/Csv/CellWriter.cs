using System.Runtime.CompilerServices;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Csv;

/// <summary>
/// Writes the cells of one column with the one getter that fits it, each with a separator behind it. Chosen once per delivery: one
/// virtual call per cell, and nothing to decide.
/// </summary>
internal abstract class CellWriter
{
    private CellWriter(int ordinal, Column column, CellQuoting quoting)
    {
        Ordinal = ordinal;
        Name = column.Name;
        MayBeNull = column.IsNullable;
        Quoting = quoting;
    }

    public string Name { get; }

    protected int Ordinal { get; }

    protected bool MayBeNull { get; }

    protected CellQuoting Quoting { get; }

    public static CellWriter Create(int ordinal, Column column, CsvFormat format, ColumnFormat? declared, CellQuoting quoting)
    {
        var mayNeedQualifiers = MayNeedQualifiers(format, declared?.Pattern);
        var point = (byte)format.DecimalSeparator;
        return column.Type switch
        {
            ColumnType.Text => new TextCells(ordinal, column, quoting),
            ColumnType.Integer => new IntegerCells(ordinal, column, quoting, mayNeedQualifiers),
            ColumnType.Decimal => new DecimalCells(ordinal, column, quoting, mayNeedQualifiers, point),
            ColumnType.Double => new DoubleCells(ordinal, column, quoting, mayNeedQualifiers, point),
            ColumnType.Boolean => new BooleanCells(ordinal, column, quoting, mayNeedQualifiers),
            _ => new DateCells(ordinal, column, quoting, mayNeedQualifiers, Dates(column.Type, declared?.Pattern)),
        };
    }

    /// <summary>Why the last cell could not be written, as a clause.</summary>
    public string Problem { get; private set; } = "";

    /// <summary>
    /// Writes the cell of the current row and a separator at a position, and returns the position behind them; negative when there
    /// is a <see cref="Problem"/>. The position travels in a register: kept in the output, every cell would wait for the one before.
    /// </summary>
    public abstract int Write(RowReader rows, Utf8Output output, int position);

    private int Refuse(string problem)
    {
        Problem = problem;
        return -1;
    }

    private static DateText Dates(ColumnType type, string? pattern)
        => pattern is not null ? DatePattern.TryCreate(pattern, out _)!
            : type == ColumnType.Timestamp ? DateText.IsoTimestamp : DateText.IsoDate;

    // Digits, points, hyphens and letters are no trouble between the usual separators.
    private static bool MayNeedQualifiers(CsvFormat format, string? pattern)
        => pattern is not null || format.NullText.Length > 0 || format.Qualifier is not (null or '"')
            || format.Separator is not (',' or ';' or '|' or '\t') || format.Separator == format.DecimalSeparator;

    // Sets what was written up to here, encloses it if need be, and puts the separator.
    private int Close(Utf8Output output, int position, int end)
    {
        output.Truncate(end);
        if (Quoting.LookClosely(output, position) is { } problem)
            return Refuse(problem);
        end = output.Length;
        output.Reserve(end, 1)[end] = Quoting.Separator;
        return end + 1;
    }

    private sealed class TextCells(int ordinal, Column column, CellQuoting quoting) : CellWriter(ordinal, column, quoting)
    {
        public override int Write(RowReader rows, Utf8Output output, int position)
        {
            if (MayBeNull && rows.IsDBNull(Ordinal))
                return Quoting.WriteNull(output, position);
            output.Truncate(position);
            rows.CopyUtf8(Ordinal, output);
            var end = output.Length;
            var bytes = output.Reserve(end, 1);
            if (!Quoting.IsPlain(bytes, position, end))
                return Close(output, position, end);
            bytes[end] = Quoting.Separator;
            return end + 1;
        }
    }

    /// <summary>Values whose text is short and rarely needs qualifiers.</summary>
    private abstract class ValueCells(int ordinal, Column column, CellQuoting quoting, bool mayNeedQualifiers)
        : CellWriter(ordinal, column, quoting)
    {
        // Room for the longest value and its separator.
        protected const int Room = CellFormat.MaxLength + 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        protected int Finish(Utf8Output output, byte[] bytes, int position, int length)
        {
            var end = position + length;
            if (mayNeedQualifiers)
                return Close(output, position, end);
            bytes[end] = Quoting.Separator;
            return end + 1;
        }
    }

    private sealed class IntegerCells(int ordinal, Column column, CellQuoting quoting, bool mayNeedQualifiers)
        : ValueCells(ordinal, column, quoting, mayNeedQualifiers)
    {
        public override int Write(RowReader rows, Utf8Output output, int position)
        {
            if (MayBeNull && rows.IsDBNull(Ordinal))
                return Quoting.WriteNull(output, position);
            var bytes = output.Reserve(position, Room);
            return Finish(output, bytes, position, CellFormat.Integer(rows.GetInt64(Ordinal), bytes.AsSpan(position)));
        }
    }

    private sealed class DecimalCells(int ordinal, Column column, CellQuoting quoting, bool mayNeedQualifiers, byte point)
        : ValueCells(ordinal, column, quoting, mayNeedQualifiers)
    {
        public override int Write(RowReader rows, Utf8Output output, int position)
        {
            if (MayBeNull && rows.IsDBNull(Ordinal))
                return Quoting.WriteNull(output, position);
            var bytes = output.Reserve(position, Room);
            return Finish(output, bytes, position, CellFormat.Decimal(rows.GetDecimal(Ordinal), point, bytes.AsSpan(position)));
        }
    }

    private sealed class DoubleCells(int ordinal, Column column, CellQuoting quoting, bool mayNeedQualifiers, byte point)
        : ValueCells(ordinal, column, quoting, mayNeedQualifiers)
    {
        public override int Write(RowReader rows, Utf8Output output, int position)
        {
            if (MayBeNull && rows.IsDBNull(Ordinal))
                return Quoting.WriteNull(output, position);
            var value = rows.GetDouble(Ordinal);
            if (double.IsNaN(value) || double.IsInfinity(value))
                return Refuse(FormattableString.Invariant($"is {value}, which is no number that text carries"));
            var bytes = output.Reserve(position, Room);
            return Finish(output, bytes, position, CellFormat.Double(value, point, bytes.AsSpan(position)));
        }
    }

    private sealed class BooleanCells(int ordinal, Column column, CellQuoting quoting, bool mayNeedQualifiers)
        : ValueCells(ordinal, column, quoting, mayNeedQualifiers)
    {
        public override int Write(RowReader rows, Utf8Output output, int position)
        {
            if (MayBeNull && rows.IsDBNull(Ordinal))
                return Quoting.WriteNull(output, position);
            var bytes = output.Reserve(position, Room);
            return Finish(output, bytes, position, CellFormat.Boolean(rows.GetBoolean(Ordinal), bytes.AsSpan(position)));
        }
    }

    private sealed class DateCells(int ordinal, Column column, CellQuoting quoting, bool mayNeedQualifiers, DateText dates)
        : ValueCells(ordinal, column, quoting, mayNeedQualifiers)
    {
        public override int Write(RowReader rows, Utf8Output output, int position)
        {
            if (MayBeNull && rows.IsDBNull(Ordinal))
                return Quoting.WriteNull(output, position);
            var bytes = output.Reserve(position, Room);
            return Finish(output, bytes, position, dates.Write(rows.GetDateTime(Ordinal), bytes.AsSpan(position)));
        }
    }
}
