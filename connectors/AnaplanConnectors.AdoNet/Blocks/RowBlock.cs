using System.Buffers.Binary;
using System.Text;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.AdoNet;

/// <summary>
/// Rows in one piece of memory, value behind value: what a bulk copy takes at a time. Nothing is allocated for a row; text stays UTF-8.
/// The bytes are the same for the same rows everywhere, so their hash tells whether two runs delivered the same.
/// </summary>
/// <remarks>
/// A value is a byte (0: missing, 1: present) and, when present: 8 bytes of a whole number, a double or the ticks of a time; 16 of a
/// decimal; 1 of a truth; 4 of the length of a text and the text. All little-endian. A time has one more byte, 1 for UTC.
/// </remarks>
internal sealed class RowBlock(RowSchema schema, int capacity = 1024 * 1024) : ByteOutput(capacity)
{
    public RowSchema Schema { get; } = schema;

    public int Rows { get; private set; }

    public override void Clear()
    {
        base.Clear();
        Rows = 0;
    }

    /// <summary>Takes the reader's current row.</summary>
    /// <exception cref="RowException">It cannot be taken; the block is as it was.</exception>
    public void Append(RowReader rows, long rowNumber, ColumnLimits[]? limits = null)
    {
        var start = Length;
        var ordinal = 0;
        try
        {
            for (; ordinal < Schema.Count; ordinal++)
            {
                var problem = Append(rows, ordinal, limits?[ordinal] ?? ColumnLimits.None);
                if (problem is not null)
                    throw ColumnLimits.Refused(problem, rowNumber, Schema[ordinal], Excerpt(rows, ordinal));
            }

            Rows++;
            start = Length;
        }
        catch (EncoderFallbackException problem)
        {
            throw new RowException(
                "the text holds half of a surrogate pair, which UTF-8 cannot carry", rowNumber, Schema[ordinal].Name, innerException: problem);
        }
        finally
        {
            Length = start;
        }
    }

    private string? Append(RowReader rows, int ordinal, ColumnLimits limits)
    {
        var isMissing = rows.IsDBNull(ordinal);
        Take(1)[0] = isMissing ? (byte)0 : (byte)1;
        if (isMissing)
            return limits.IsKey ? "the value is missing, and it is part of the key" : null;
        switch (Schema[ordinal].Type)
        {
            case ColumnType.Integer:
                BinaryPrimitives.WriteInt64LittleEndian(Take(8), rows.GetInt64(ordinal));
                return null;
            case ColumnType.Double:
                var number = rows.GetDouble(ordinal);
                BinaryPrimitives.WriteInt64LittleEndian(Take(8), BitConverter.DoubleToInt64Bits(number));
                return limits.ProblemOf(number);
            case ColumnType.Decimal:
                var exact = rows.GetDecimal(ordinal);
                WriteDecimal(exact);
                return limits.ProblemOf(exact);
            case ColumnType.Boolean:
                Take(1)[0] = rows.GetBoolean(ordinal) ? (byte)1 : (byte)0;
                return null;
            case ColumnType.Date or ColumnType.Timestamp:
                var time = rows.GetDateTime(ordinal);
                BinaryPrimitives.WriteInt64LittleEndian(Take(8), time.Ticks);
                Take(1)[0] = time.Kind == DateTimeKind.Utc ? (byte)1 : (byte)0;
                return limits.ProblemOf(time);
            default:
                var length = Length;
                Take(4);
                rows.CopyUtf8(ordinal, this);
                BinaryPrimitives.WriteInt32LittleEndian(Bytes.AsSpan(length), Length - length - 4);
                return limits.ProblemOf(Bytes.AsSpan(length + 4, Length - length - 4));
        }
    }

    private void WriteDecimal(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        DecimalBits.Read(value, bits);
        var output = Take(16);
        for (var i = 0; i < bits.Length; i++)
            BinaryPrimitives.WriteInt32LittleEndian(output.Slice(i * 4), bits[i]);
    }

    private static string? Excerpt(RowReader rows, int ordinal)
        => rows.IsDBNull(ordinal) ? null : Convert.ToString(rows.GetValue(ordinal), System.Globalization.CultureInfo.InvariantCulture);
}
