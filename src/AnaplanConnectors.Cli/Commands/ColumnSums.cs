using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Cli;

/// <summary>
/// Rows and a hash of each column. With key columns every value is hashed together with its row's key and the hashes are added, so that
/// the order of rows does not matter. An empty text and no value are the same, as they are in Anaplan.
/// </summary>
/// <param name="Rows">Rows read.</param>
/// <param name="Hashes">A hash for each column, shortened to what people compare.</param>
internal sealed record ColumnSums(long Rows, IReadOnlyList<string> Hashes)
{
    public static ComparedKind KindOf(ColumnType left, ColumnType right)
        => IsNumber(left) || IsNumber(right) ? ComparedKind.Number
            : left == ColumnType.Boolean || right == ColumnType.Boolean ? ComparedKind.Boolean
            : ComparedKind.Text;

    public static async Task<ColumnSums> OfAsync(
        RowReader rows, IReadOnlyList<(int Ordinal, ComparedKind Kind)> columns, int[] keys, CancellationToken cancellationToken)
    {
        var ordered = columns.Select(_ => IncrementalHash.CreateHash(HashAlgorithmName.SHA256)).ToArray();
        var sums = new UInt128[columns.Count];
        var values = columns.Select(_ => new ArrayBufferWriter<byte>()).ToArray();
        var cell = new ArrayBufferWriter<byte>();
        var count = 0L;
        while (await rows.ReadAsync(cancellationToken))
        {
            count++;
            for (var i = 0; i < columns.Count; i++)
                Take(rows, columns[i].Ordinal, columns[i].Kind, values[i]);
            for (var i = 0; i < columns.Count; i++)
            {
                cell.ResetWrittenCount();
                foreach (var key in keys)
                    AddTo(cell, values[key].WrittenSpan);
                AddTo(cell, values[i].WrittenSpan);
                if (keys.Length == 0)
                    ordered[i].AppendData(cell.WrittenSpan);
                else
                    sums[i] += BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(cell.WrittenSpan));
            }
        }

        return new ColumnSums(count, columns.Select((_, i) => keys.Length == 0
            ? Convert.ToHexStringLower(ordered[i].GetHashAndReset()[..8])
            : ((ulong)sums[i]).ToString("x16", CultureInfo.InvariantCulture)).ToList());
    }

    // With its length, so that two cells are never one.
    private static void AddTo(ArrayBufferWriter<byte> output, ReadOnlySpan<byte> value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(output.GetSpan(4), value.Length);
        output.Advance(4);
        output.Write(value);
    }

    private static void Take(RowReader rows, int ordinal, ComparedKind kind, ArrayBufferWriter<byte> output)
    {
        output.ResetWrittenCount();
        if (rows.IsDBNull(ordinal))
            return;
        if (kind == ComparedKind.Text && rows.Schema[ordinal].Type == ColumnType.Text)
        {
            rows.CopyUtf8(ordinal, output);
            return;
        }

        var text = rows.GetValue(ordinal) switch
        {
            string given => given,
            bool truth => truth ? "true" : "false",
            DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            double number => number.ToString("R", CultureInfo.InvariantCulture),
            IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
            var value => value.ToString()!,
        };
        var plain = text.Length == 0 ? text : kind switch
        {
            ComparedKind.Number => PlainNumber(text),
            ComparedKind.Boolean => text.ToLowerInvariant(),
            _ => text,
        };
        Encoding.UTF8.GetBytes(plain, output);
    }

    private static string PlainNumber(string text)
    {
        if (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact))
            return (exact / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture);
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number.ToString("R", CultureInfo.InvariantCulture) : text;
    }

    private static bool IsNumber(ColumnType type) => type is ColumnType.Integer or ColumnType.Decimal or ColumnType.Double;
}
