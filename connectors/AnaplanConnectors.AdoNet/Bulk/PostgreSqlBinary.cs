using System.Buffers.Binary;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.AdoNet;

/// <summary>Rows in the binary form of COPY (https://www.postgresql.org/docs/15/sql-copy.html, "Binary Format"); everything is big-endian.</summary>
internal sealed class PostgreSqlBinary() : ByteOutput(64 * 1024)
{
    /// <summary>Bytes after which it is worth sending them.</summary>
    public const int FlushAt = 56 * 1024;

    private const long TicksPerMicrosecond = TimeSpan.TicksPerMillisecond / 1000;
    private static readonly byte[] Header = [.. "PGCOPY\n"u8, 0xFF, .. "\r\n\0"u8, 0, 0, 0, 0, 0, 0, 0, 0];
    private static readonly DateTime Epoch = new(2000, 1, 1);

    public void WriteHeader() => Header.CopyTo(Take(Header.Length));

    public void WriteTrailer() => WriteInt16(-1);

    public void WriteRow(RowReader rows)
    {
        WriteInt16((short)rows.FieldCount);
        for (var i = 0; i < rows.FieldCount; i++)
        {
            if (rows.IsDBNull(i))
                WriteInt32(-1);
            else
                WriteValue(rows, i);
        }
    }

    private void WriteValue(RowReader rows, int ordinal)
    {
        switch (rows.Schema[ordinal].Type)
        {
            case ColumnType.Integer:
                WriteLong(rows.GetInt64(ordinal));
                break;
            case ColumnType.Double:
                WriteLong(BitConverter.DoubleToInt64Bits(rows.GetDouble(ordinal)));
                break;
            case ColumnType.Decimal:
                WriteNumeric(rows.GetDecimal(ordinal));
                break;
            case ColumnType.Boolean:
                WriteInt32(1);
                Take(1)[0] = rows.GetBoolean(ordinal) ? (byte)1 : (byte)0;
                break;
            case ColumnType.Date:
                WriteInt32(4);
                WriteInt32((int)(rows.GetDateTime(ordinal).Date - Epoch).TotalDays);
                break;
            case ColumnType.Timestamp:
                WriteLong((rows.GetDateTime(ordinal).Ticks - Epoch.Ticks) / TicksPerMicrosecond);
                break;
            default:
                var start = Length;
                Take(4);
                rows.CopyUtf8(ordinal, this);
                BinaryPrimitives.WriteInt32BigEndian(Bytes.AsSpan(start), Length - start - 4);
                break;
        }
    }

    // Groups of four decimal digits: how many, the power of 10,000 of the first, the sign, the digits behind the point, the groups.
    private void WriteNumeric(decimal value)
    {
        Span<short> groups = stackalloc short[16];
        var (isNegative, scale, _) = DecimalDigits.Split(value);
        var whole = decimal.Truncate(Math.Abs(value));
        var fraction = Math.Abs(value) - whole;
        var first = 8;
        for (; whole > 0; whole = decimal.Truncate(whole / 10_000))
            groups[--first] = (short)(whole % 10_000);
        var last = 8;
        for (; fraction > 0; fraction -= decimal.Truncate(fraction))
        {
            fraction *= 10_000;
            groups[last++] = (short)decimal.Truncate(fraction);
        }

        // Zeros at either end are left out.
        while (first < last && groups[first] == 0)
            first++;
        while (last > first && groups[last - 1] == 0)
            last--;
        var count = last - first;
        WriteInt32(8 + (2 * count));
        WriteInt16((short)count);
        WriteInt16((short)(count == 0 ? 0 : 7 - first));
        WriteInt16(isNegative && count > 0 ? (short)0x4000 : (short)0);
        WriteInt16((short)scale);
        for (var i = first; i < last; i++)
            WriteInt16(groups[i]);
    }

    private void WriteLong(long value)
    {
        WriteInt32(8);
        BinaryPrimitives.WriteInt64BigEndian(Take(8), value);
    }

    private void WriteInt32(int value) => BinaryPrimitives.WriteInt32BigEndian(Take(4), value);

    private void WriteInt16(short value) => BinaryPrimitives.WriteInt16BigEndian(Take(2), value);
}
