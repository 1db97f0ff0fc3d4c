using System.Buffers;
using AnaplanConnectors.Transfer.Rows;
using Parquet;
using Parquet.Schema;

namespace AnaplanConnectors.Arrow;

/// <summary>A column whose values all have the same width and go to the file as they are.</summary>
internal class FixedColumn<T> : ParquetColumn
    where T : unmanaged
{
    private readonly TryRead? _tryRead;
    private readonly DataField _stored;
    private T[] _values = [];
    private int _count;

    public FixedColumn(Column column, DataField field, TryRead tryRead)
        : this(column, field, field)
    {
        _tryRead = tryRead;
    }

    protected FixedColumn(Column column, DataField field, DataField stored)
        : base(column)
    {
        Field = field;
        _stored = stored;
    }

    /// <summary>One of a reader's getters.</summary>
    public delegate bool TryRead(RowReader rows, int ordinal, out T value);

    public override DataField Field { get; }

    protected override int ValueCount => _count;

    protected ReadOnlySpan<T> Values => _values.AsSpan(0, _count);

    public override void Clear()
    {
        base.Clear();
        _count = 0;
    }

    public override Task WriteAsync(ParquetRowGroupWriter group, WriteRoom room, CancellationToken cancellationToken)
        => WriteAsync<T>(group, _stored, _values.AsMemory(0, _count), room, cancellationToken);

    public override void WriteTo(IParquetEncoder encoder) => encoder.WriteValues(Levels, Values);

    /// <summary>The value in the form in which it is stored; false when it is missing.</summary>
    protected virtual bool TryGet(RowReader rows, int ordinal, long rowNumber, out T value) => _tryRead!(rows, ordinal, out value);

    protected override bool TryAppendValue(RowReader rows, int ordinal, long rowNumber)
    {
        if (!TryGet(rows, ordinal, rowNumber, out var value))
            return false;
        if (_count == _values.Length)
            Array.Resize(ref _values, Math.Max(1_024, _count * 2));
        _values[_count++] = value;
        return true;
    }

    protected override void TruncateValues(int count) => _count = count;
}

/// <summary>Days, stored as the days since 1970 that the format wants.</summary>
internal sealed class DateColumn(Column column)
    : FixedColumn<int>(column, new DateTimeDataField(column.Name, DateTimeFormat.Date, isNullable: column.IsNullable), Physical(column, typeof(int)))
{
    public override bool Repeats => true;

    protected override bool TryGet(RowReader rows, int ordinal, long rowNumber, out int value)
    {
        var isThere = rows.TryGetDateTime(ordinal, out var day);
        value = isThere ? StoredValues.Days(day, rowNumber, Column) : default;
        return isThere;
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
    protected override bool TryGet(RowReader rows, int ordinal, long rowNumber, out long value)
    {
        var isThere = rows.TryGetDateTime(ordinal, out var time);
        value = isThere ? StoredValues.Microseconds(time, rowNumber, Column) : default;
        return isThere;
    }
}

/// <summary>Exact numbers. Parquet.Net cuts digits that do not fit without a word, so they are refused here.</summary>
internal sealed class DecimalColumn : FixedColumn<decimal>
{
    private readonly DecimalForm _form;

    private DecimalColumn(Column column, DataField field, DecimalForm form)
        : base(column, field, field)
    {
        _form = form;
    }

    public static DecimalColumn Create(Column column, byte defaultScale)
    {
        var form = new DecimalForm(column, defaultScale);
        return new DecimalColumn(column, new DecimalDataField(column.Name, form.Precision, form.Scale, isNullable: column.IsNullable), form);
    }

    public override ParquetColumnForm Form => new(Column, _form.Precision, _form.Scale);

    public override void WriteTo(IParquetEncoder encoder)
    {
        var unscaled = ArrayPool<Int128>.Shared.Rent(ValueCount);
        for (var i = 0; i < ValueCount; i++)
            unscaled[i] = _form.Unscaled(Values[i]);
        encoder.WriteDecimals(Levels, unscaled.AsSpan(0, ValueCount));
        ArrayPool<Int128>.Shared.Return(unscaled);
    }

    protected override bool TryGet(RowReader rows, int ordinal, long rowNumber, out decimal value)
    {
        var isThere = rows.TryGetDecimal(ordinal, out value);
        if (isThere)
            value = _form.Fitting(value, rowNumber);
        return isThere;
    }
}
