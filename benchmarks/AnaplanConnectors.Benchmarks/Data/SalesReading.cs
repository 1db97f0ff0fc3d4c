using System.Buffers;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Benchmarks;

/// <summary>Asks for every value of every row by its type, as destinations do.</summary>
internal static class SalesReading
{
    /// <summary>A sum over all values, so that none is optimised away.</summary>
    public static double ReadAll(RowReader rows)
    {
        var text = new ArrayBufferWriter<byte>(1024);
        var sum = 0.0;
        while (rows.Read())
        {
            text.ResetWrittenCount();
            for (var i = 0; i < 4; i++)
                rows.CopyUtf8(i, text);
            sum += text.WrittenCount + rows.GetDateTime(4).Day + rows.GetInt64(5);
            if (!rows.IsDBNull(6))
                sum += rows.GetDouble(6);
            sum += rows.GetBoolean(7) ? 1 : 0;
        }

        return sum;
    }
}
