using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.AdoNet;

/// <summary>The rows of a <see cref="RowBlock"/>. Can be used for one block after the other.</summary>
internal sealed class RowBlockRows(RowSchema schema) : RowReader
{
    private readonly int[] _values = new int[schema.Count];
    private readonly int[] _lengths = new int[schema.Count];
    private byte[] _bytes = [];
    private int _position;
    private int _rowsLeft;

    public RowBlockRows(RowBlock block)
        : this(block.Schema) => Start(block);

    public override RowSchema Schema { get; } = schema;

    /// <summary>Goes to the front of a block of the same columns.</summary>
    public void Start(RowBlock block)
    {
        _bytes = block.Bytes;
        _position = 0;
        _rowsLeft = block.Rows;
    }

    public override bool Read()
    {
        if (_rowsLeft == 0)
            return false;
        _rowsLeft--;
        for (var i = 0; i < _values.Length; i++)
        {
            var isMissing = _bytes[_position++] == 0;
            _values[i] = isMissing ? -1 : _position;
            if (!isMissing)
                _position += LengthAt(i);
        }

        return true;
    }

    public override Task<bool> ReadAsync(CancellationToken cancellationToken)
        => cancellationToken.IsCancellationRequested ? Task.FromCanceled<bool>(cancellationToken) : Task.FromResult(Read());

    public override bool IsDBNull(int ordinal) => _values[ordinal] < 0;

    public override object GetValue(int ordinal) => IsDBNull(ordinal) ? DBNull.Value : Schema[ordinal].Type switch
    {
        ColumnType.Integer => GetInt64(ordinal),
        ColumnType.Double => GetDouble(ordinal),
        ColumnType.Decimal => GetDecimal(ordinal),
        ColumnType.Boolean => GetBoolean(ordinal),
        ColumnType.Date or ColumnType.Timestamp => GetDateTime(ordinal),
        _ => GetString(ordinal),
    };

    public override long GetInt64(int ordinal) => BinaryPrimitives.ReadInt64LittleEndian(At(ordinal, ColumnType.Integer));

    public override double GetDouble(int ordinal)
        => BitConverter.Int64BitsToDouble(BinaryPrimitives.ReadInt64LittleEndian(At(ordinal, ColumnType.Double)));

    public override decimal GetDecimal(int ordinal)
    {
        var input = At(ordinal, ColumnType.Decimal);
        Span<int> bits = stackalloc int[4];
        for (var i = 0; i < bits.Length; i++)
            bits[i] = BinaryPrimitives.ReadInt32LittleEndian(input.Slice(i * 4));
        return DecimalBits.Make(bits);
    }

    public override bool GetBoolean(int ordinal) => At(ordinal, ColumnType.Boolean)[0] == 1;

    public override DateTime GetDateTime(int ordinal)
    {
        var input = At(ordinal, Schema[ordinal].Type == ColumnType.Date ? ColumnType.Date : ColumnType.Timestamp);
        return new DateTime(
            BinaryPrimitives.ReadInt64LittleEndian(input), input[8] == 1 ? DateTimeKind.Utc : DateTimeKind.Unspecified);
    }

    public override string GetString(int ordinal)
    {
        var text = TextAt(ordinal);
        return Encoding.UTF8.GetString(text.Array!, text.Offset, text.Count);
    }

    public override void CopyUtf8(int ordinal, IBufferWriter<byte> output)
    {
        if (output is null)
            throw new ArgumentNullException(nameof(output));
        var text = TextAt(ordinal);
        text.AsSpan().CopyTo(output.GetSpan(text.Count));
        output.Advance(text.Count);
    }

    /// <summary>The text of the value, as UTF-8 that stays good until the next row.</summary>
    public ArraySegment<byte> TextAt(int ordinal)
    {
        At(ordinal, ColumnType.Text);
        return new ArraySegment<byte>(_bytes, _values[ordinal] + 4, _lengths[ordinal] - 4);
    }

    private int LengthAt(int ordinal) => _lengths[ordinal] = Schema[ordinal].Type switch
    {
        ColumnType.Integer or ColumnType.Double => 8,
        ColumnType.Decimal => 16,
        ColumnType.Boolean => 1,
        ColumnType.Date or ColumnType.Timestamp => 9,
        _ => 4 + BinaryPrimitives.ReadInt32LittleEndian(_bytes.AsSpan(_position)),
    };

    private ReadOnlySpan<byte> At(int ordinal, ColumnType type)
    {
        if (Schema[ordinal].Type != type)
            throw new InvalidCastException($"Column '{Schema[ordinal].Name}' is {Schema[ordinal].Type}, not {type}.");
        return _values[ordinal] >= 0
            ? _bytes.AsSpan(_values[ordinal], _lengths[ordinal])
            : throw new InvalidCastException($"The value of column '{Schema[ordinal].Name}' is missing.");
    }
}
