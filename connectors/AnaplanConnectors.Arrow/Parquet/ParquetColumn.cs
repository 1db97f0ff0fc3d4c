using AnaplanConnectors.Transfer.Rows;
using Parquet;
using Parquet.Schema;

namespace AnaplanConnectors.Arrow;

/// <summary>The values of one column in the row group that is being filled.</summary>
internal abstract class ParquetColumn
{
    // 1 where there is a value, 0 where it is missing. A byte each: only Parquet.Net wants more.
    private byte[] _levels = [];
    private int _rows;

    protected ParquetColumn(Column column)
    {
        Column = column;
    }

    /// <summary>The field as it stands in the file's schema.</summary>
    public abstract DataField Field { get; }

    /// <summary>The column as other engines are told of it.</summary>
    public virtual ParquetColumnForm Form => new(Column);

    /// <summary>Whether values repeat so much that a dictionary pays.</summary>
    public virtual bool Repeats => false;

    protected Column Column { get; }

    /// <summary>A byte for each row: 1 where there is a value.</summary>
    protected ReadOnlySpan<byte> Levels => _levels.AsSpan(0, _rows);

    /// <summary>Values appended, missing ones not.</summary>
    protected abstract int ValueCount { get; }

    public static ParquetColumn Create(Column column, ParquetFileOptions options) => column.Type switch
    {
        ColumnType.Text => new TextColumn(column, options),
        ColumnType.Integer => new FixedColumn<long>(column, new DataField(column.Name, typeof(long), column.IsNullable), static (RowReader rows, int i, out long value) => rows.TryGetInt64(i, out value)),
        ColumnType.Double => new FixedColumn<double>(column, new DataField(column.Name, typeof(double), column.IsNullable), static (RowReader rows, int i, out double value) => rows.TryGetDouble(i, out value)),
        ColumnType.Boolean => new FixedColumn<bool>(column, new DataField(column.Name, typeof(bool), column.IsNullable), static (RowReader rows, int i, out bool value) => rows.TryGetBoolean(i, out value)),
        ColumnType.Decimal => DecimalColumn.Create(column, options.DecimalScale),
        ColumnType.Date => new DateColumn(column),
        ColumnType.Timestamp => new TimestampColumn(column),
        _ => throw new NotSupportedException($"Column '{column.Name}' has type {column.Type}, which Parquet files do not get."),
    };

    /// <summary>Takes the value of the reader's current row. What fails leaves the column as it was.</summary>
    public void Append(RowReader rows, int ordinal, long rowNumber)
    {
        if (TryAppendValue(rows, ordinal, rowNumber))
        {
            AppendLevel(1);
            return;
        }

        if (!Column.IsNullable)
            throw new RowException("the value is missing, and the column does not allow that", rowNumber, Column.Name);
        AppendLevel(0);
    }

    /// <summary>Forgets what was appended behind this many rows.</summary>
    public void TruncateTo(int rows)
    {
        var values = ValueCount;
        for (; _rows > rows; _rows--)
            values -= _levels[_rows - 1];
        TruncateValues(values);
    }

    /// <summary>Empties the column for the next row group.</summary>
    public virtual void Clear() => _rows = 0;

    /// <summary>Writes the column, which must be the next one of the row group.</summary>
    public abstract Task WriteAsync(ParquetRowGroupWriter group, WriteRoom room, CancellationToken cancellationToken);

    /// <summary>Writes the column by another engine.</summary>
    public abstract void WriteTo(IParquetEncoder encoder);

    /// <summary>Appends the value; false when it is missing.</summary>
    protected abstract bool TryAppendValue(RowReader rows, int ordinal, long rowNumber);

    protected abstract void TruncateValues(int count);

    /// <summary>Writes the values as a type that may be the physical form of the field's own.</summary>
    protected Task WriteAsync<T>(
        ParquetRowGroupWriter group, DataField field, ReadOnlyMemory<T> values, WriteRoom room, CancellationToken cancellationToken)
        where T : struct
    {
        // A required column carries no levels, and this method says so by another overload.
        if (!Column.IsNullable)
            return group.WriteAsync(field, values, null, null, cancellationToken);
        var levels = room.Levels(_rows);
        for (var i = 0; i < _rows; i++)
            levels[i] = _levels[i];
        return group.WriteAllPartsAsync(field, values, levels.AsMemory(0, _rows), null, cancellationToken);
    }

    /// <summary>
    /// A field that names the same column but stores another type. Parquet.Net takes it as it is when the name matches: dates go
    /// as days, timestamps as microseconds, text as UTF-8, each without a conversion (docs/decisions/0005).
    /// </summary>
    protected static DataField Physical(Column column, Type type)
    {
        var field = new DataField(column.Name, type, column.IsNullable);
        _ = new ParquetSchema(field); // attaches it, which the writer insists on
        return field;
    }

    private void AppendLevel(byte level)
    {
        if (_rows == _levels.Length)
            Array.Resize(ref _levels, Math.Max(1_024, _rows * 2));
        _levels[_rows++] = level;
    }
}
