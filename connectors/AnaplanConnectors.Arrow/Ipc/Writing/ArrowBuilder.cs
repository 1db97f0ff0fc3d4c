using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AnaplanConnectors.Transfer.Rows;
using Apache.Arrow;
using Apache.Arrow.Types;
using Column = AnaplanConnectors.Transfer.Rows.Column;

namespace AnaplanConnectors.Arrow;

/// <summary>The values of one column in the record batch that is being filled.</summary>
internal abstract class ArrowBuilder(Column column, IArrowType type)
{
    private byte[] _validity = [];
    private int _nulls;

    /// <summary>The field as it stands in the schema.</summary>
    public Field Field { get; } = new(column.Name, type, column.IsNullable);

    /// <summary>Bytes of text held for this batch.</summary>
    public virtual long TextBytes => 0;

    protected Column Column { get; } = column;

    protected int Rows { get; private set; }

    public static ArrowBuilder Create(Column column, ArrowFileOptions options) => column.Type switch
    {
        ColumnType.Text => new TextBuilder(column),
        ColumnType.Integer => new NumberBuilder<long>(column, Int64Type.Default, static (rows, i, _, _) => rows.GetInt64(i)),
        ColumnType.Double => new NumberBuilder<double>(column, DoubleType.Default, static (rows, i, _, _) => rows.GetDouble(i)),
        ColumnType.Boolean => new BooleanBuilder(column),
        ColumnType.Decimal => DecimalOf(column, new DecimalForm(column, options.DecimalScale)),
        ColumnType.Date => new NumberBuilder<int>(column, Date32Type.Default, static (rows, i, number, column) => StoredValues.Days(rows.GetDateTime(i), number, column)),
        ColumnType.Timestamp => new NumberBuilder<long>(
            column, new TimestampType(TimeUnit.Microsecond, (string?)null),
            static (rows, i, number, column) => StoredValues.Microseconds(rows.GetDateTime(i), number, column)),
        _ => throw new NotSupportedException($"Column '{column.Name}' has type {column.Type}, which Arrow files do not get."),
    };

    /// <summary>Takes the value of the reader's current row. What fails leaves the column as it was.</summary>
    public void Append(RowReader rows, int ordinal, long rowNumber)
    {
        var isNull = rows.IsDBNull(ordinal);
        if (isNull && !Column.IsNullable)
            throw new RowException("the value is missing, and the column does not allow that", rowNumber, Column.Name);
        if (isNull)
            AppendNull();
        else
            AppendValue(rows, ordinal, rowNumber);
        if (Rows >> 3 == _validity.Length)
            System.Array.Resize(ref _validity, Math.Max(1_024, _validity.Length * 2));
        SetBit(_validity, Rows, !isNull);
        _nulls += isNull ? 1 : 0;
        Rows++;
    }

    /// <summary>Forgets the last row if it is behind this many.</summary>
    public void TruncateTo(int rows)
    {
        if (Rows == rows)
            return;
        Rows = rows;
        _nulls -= (_validity[rows >> 3] >> (rows & 7) & 1) == 0 ? 1 : 0;
    }

    public void Clear()
    {
        Rows = 0;
        _nulls = 0;
    }

    /// <summary>The column of the batch, over memory that the next batch uses again.</summary>
    public IArrowArray Build()
    {
        var validity = _nulls == 0 ? ArrowBuffer.Empty : new ArrowBuffer(_validity.AsMemory(0, (Rows + 7) / 8));
        return ArrowArrayFactory.BuildArray(new ArrayData(Field.DataType, Rows, _nulls, 0, [validity, .. Buffers()]));
    }

    protected static void SetBit(byte[] bits, int index, bool value)
    {
        var mask = (byte)(1 << (index & 7));
        bits[index >> 3] = (byte)(value ? bits[index >> 3] | mask : bits[index >> 3] & ~mask);
    }

    protected abstract void AppendValue(RowReader rows, int ordinal, long rowNumber);

    protected abstract void AppendNull();

    protected abstract ArrowBuffer[] Buffers();

    private static NumberBuilder<Int128> DecimalOf(Column column, DecimalForm form) => new(
        column, new Decimal128Type(form.Precision, form.Scale),
        (rows, i, number, _) => form.Unscaled(form.Fitting(rows.GetDecimal(i), number)));
}

/// <summary>Values that all have the same width.</summary>
internal sealed class NumberBuilder<T>(Column column, IArrowType type, Func<RowReader, int, long, Column, T> read) : ArrowBuilder(column, type)
    where T : unmanaged
{
    private byte[] _values = [];

    protected override void AppendValue(RowReader rows, int ordinal, long rowNumber) => Append(read(rows, ordinal, rowNumber, Column));

    protected override void AppendNull() => Append(default);

    protected override ArrowBuffer[] Buffers() => [new ArrowBuffer(_values.AsMemory(0, Rows * Unsafe.SizeOf<T>()))];

    private void Append(T value)
    {
        var start = Rows * Unsafe.SizeOf<T>();
        if (start == _values.Length)
            System.Array.Resize(ref _values, Math.Max(1_024 * Unsafe.SizeOf<T>(), _values.Length * 2));
        MemoryMarshal.Write(_values.AsSpan(start), value);
    }
}

internal sealed class BooleanBuilder(Column column) : ArrowBuilder(column, BooleanType.Default)
{
    private byte[] _values = [];

    protected override void AppendValue(RowReader rows, int ordinal, long rowNumber) => Append(rows.GetBoolean(ordinal));

    protected override void AppendNull() => Append(false);

    protected override ArrowBuffer[] Buffers() => [new ArrowBuffer(_values.AsMemory(0, (Rows + 7) / 8))];

    private void Append(bool value)
    {
        if (Rows >> 3 == _values.Length)
            System.Array.Resize(ref _values, Math.Max(1_024, _values.Length * 2));
        SetBit(_values, Rows, value);
    }
}

internal sealed class TextBuilder(Column column) : ArrowBuilder(column, StringType.Default)
{
    private readonly ArrayBufferWriter<byte> _utf8 = new(256);
    private byte[] _text = [];
    private int[] _ends = [0];

    public override long TextBytes => _ends[Rows];

    protected override void AppendValue(RowReader rows, int ordinal, long rowNumber)
    {
        _utf8.ResetWrittenCount();
        rows.CopyUtf8(ordinal, _utf8);
        var start = _ends[Rows];
        var end = checked(start + _utf8.WrittenCount);
        if (end > _text.Length)
            System.Array.Resize(ref _text, Math.Max(end, (int)Math.Min(_text.Length * 2L + 65_536, System.Array.MaxLength)));
        _utf8.WrittenSpan.CopyTo(_text.AsSpan(start));
        End(end);
    }

    protected override void AppendNull() => End(_ends[Rows]);

    protected override ArrowBuffer[] Buffers()
        => [new ArrowBuffer(MemoryMarshal.AsBytes(_ends.AsSpan(0, Rows + 1)).ToArray()), new ArrowBuffer(_text.AsMemory(0, _ends[Rows]))];

    private void End(int end)
    {
        if (Rows + 1 == _ends.Length)
            System.Array.Resize(ref _ends, Math.Max(1_024, _ends.Length * 2));
        _ends[Rows + 1] = end;
    }
}
