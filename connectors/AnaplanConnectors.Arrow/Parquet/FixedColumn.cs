using AnaplanConnectors.Transfer.Rows;
using Parquet;
using Parquet.Schema;

namespace AnaplanConnectors.Arrow;

/// <summary>A column whose values all have the same width and go to the file as they are.</summary>
internal class FixedColumn<T> : ParquetColumn
    where T : struct
{
    private readonly Func<RowReader, int, T>? _read;
    private readonly DataField _stored;
    private T[] _values = [];
    private int _count;

    public FixedColumn(Column column, DataField field, Func<RowReader, int, T> read)
        : this(column, field, field)
    {
        _read = read;
    }

    protected FixedColumn(Column column, DataField field, DataField stored)
        : base(column)
    {
        Field = field;
        _stored = stored;
    }

    public override DataField Field { get; }

    protected override int ValueCount => _count;

    public override void Clear()
    {
        base.Clear();
        _count = 0;
    }

    public override Task WriteAsync(ParquetRowGroupWriter group, WriteRoom room, CancellationToken cancellationToken)
        => WriteAsync<T>(group, _stored, _values.AsMemory(0, _count), room, cancellationToken);

    protected virtual T Read(RowReader rows, int ordinal, long rowNumber) => _read!(rows, ordinal);

    protected override void AppendValue(RowReader rows, int ordinal, long rowNumber)
    {
        var value = Read(rows, ordinal, rowNumber);
        if (_count == _values.Length)
            Array.Resize(ref _values, Math.Max(1_024, _count * 2));
        _values[_count++] = value;
    }

    protected override void TruncateValues(int count) => _count = count;
}

/// <summary>Days, stored as the days since 1970 that the format wants.</summary>
internal sealed class DateColumn(Column column)
    : FixedColumn<int>(column, new DateTimeDataField(column.Name, DateTimeFormat.Date, isNullable: column.IsNullable), Physical(column, typeof(int)))
{
    protected override int Read(RowReader rows, int ordinal, long rowNumber)
    {
        var value = rows.GetDateTime(ordinal);
        if (value.TimeOfDay != TimeSpan.Zero)
            throw new RowException($"{value:O} has a time of day, and the column holds days", rowNumber, Column.Name);
        return (int)(value - DateTime.UnixEpoch).TotalDays;
    }
}

/// <summary>
/// Timestamps, stored as microseconds since 1970 without a zone. Parquet.Net's own conversion would shift them by the machine's
/// time zone (docs/decisions/0005).
/// </summary>
internal sealed class TimestampColumn(Column column)
    : FixedColumn<long>(
        column,
        new DateTimeDataField(column.Name, DateTimeFormat.Timestamp, isAdjustedToUTC: false, DateTimeTimeUnit.Micros, column.IsNullable),
        Physical(column, typeof(long)))
{
    protected override long Read(RowReader rows, int ordinal, long rowNumber)
    {
        var value = rows.GetDateTime(ordinal);
        if (value.Ticks % TimeSpan.TicksPerMicrosecond != 0)
            throw new RowException($"{value:O} is finer than microseconds, which the column holds", rowNumber, Column.Name);
        return (value.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;
    }
}

/// <summary>Exact numbers. Parquet.Net cuts digits that do not fit without a word, so they are refused here.</summary>
internal sealed class DecimalColumn : FixedColumn<decimal>
{
    private const byte MaxPrecision = 28;

    private readonly byte _scale;
    private readonly decimal _limit;

    private DecimalColumn(Column column, DataField field, byte precision, byte scale)
        : base(column, field, field)
    {
        _scale = scale;
        _limit = PowerOfTen(precision - scale);
    }

    public static DecimalColumn Create(Column column, byte defaultScale)
    {
        var scale = column.Scale ?? defaultScale;
        var precision = Math.Min(column.Precision ?? MaxPrecision, MaxPrecision);
        if (scale > precision)
            throw new NotSupportedException($"Column '{column.Name}' has {scale} digits after the point but only {precision} in all.");
        return new DecimalColumn(column, new DecimalDataField(column.Name, precision, scale, isNullable: column.IsNullable), precision, scale);
    }

    protected override decimal Read(RowReader rows, int ordinal, long rowNumber)
    {
        var value = rows.GetDecimal(ordinal);
        if (decimal.Round(value, _scale) != value)
            throw new RowException(FormattableString.Invariant($"{value} has more than {_scale} digits after the point"), rowNumber, Column.Name);
        if (decimal.Abs(value) >= _limit)
            throw new RowException(FormattableString.Invariant($"{value} is too large for the column"), rowNumber, Column.Name);
        return value;
    }

    private static decimal PowerOfTen(int exponent)
    {
        var power = 1m;
        for (; exponent > 0; exponent--)
            power *= 10;
        return power;
    }
}
