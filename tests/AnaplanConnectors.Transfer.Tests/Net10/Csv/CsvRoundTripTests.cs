using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Csv;
using AnaplanConnectors.Transfer.Rows;
using CsCheck;

namespace AnaplanConnectors.Transfer.Tests;

public sealed class CsvRoundTripTests
{
    [Test]
    public void What_is_written_is_read_back_whatever_the_slicing()
        => Gen.Select(Generate.Table, Generate.Format, Gen.Int[1, 97].Array[1, 5], Gen.Int[256, 2048]).Sample(
            (table, format, pieces, bufferSize) =>
            {
                var bytes = Write(table, format);
                var read = Read(bytes, table.Schema, format, pieces, bufferSize);
                return read.SequenceEqual(table.Rows.Select(row => Expected(row, table.Schema, format)));
            },
            iter: 100_000, print: input => $"{Show(input.Item1)}\n{input.Item2}\npieces {string.Join(" ", input.Item3)}, buffer {input.Item4}");

    [Test]
    public void Text_of_every_kind_survives_every_encoding_that_has_it()
        => Gen.Select(Generate.Text.Array[1, 5], Gen.OneOf("utf-8", "utf-16", "utf-16BE", "utf-32"), Gen.Int[1, 9].Array[1, 3]).Sample(
            (texts, encoding, pieces) =>
            {
                var table = Some.Texts(texts);
                var format = new CsvFormat { Encoding = encoding };
                var read = Read(Write(table, format), table.Schema, format, pieces, 256);
                return read.SequenceEqual(table.Rows.Select(row => Expected(row, table.Schema, format)));
            },
            iter: 5_000);

    private static byte[] Write(MemoryTable table, CsvFormat format)
    {
        using var output = new MemoryStream();
        var writer = new CsvRowWriter(output, table.Schema, format, leaveOpen: true);
        writer.Write(table.OpenRows());
        writer.Complete();
        return output.ToArray();
    }

    private static List<string> Read(byte[] bytes, RowSchema schema, CsvFormat format, int[] pieces, int bufferSize)
    {
        var typed = format with
        {
            ColumnNames = [.. schema.Select(column => column.Name)],
            Columns = [.. schema.Select(column => new ColumnFormat(column.Name, column.Type))],
        };

        // Real waiting is slow; every fiftieth stream waits.
        var input = new DribblingStream(bytes, pieces) { Waits = bufferSize % 50 == 0 };
        using var rows = CsvRows.OpenAsync(input, typed, false, bufferSize, default).AsTask().GetAwaiter().GetResult();
        var read = new List<string>();
        while (rows.Read())
            read.Add(Show(MemoryTable.Current(rows)));
        return read;
    }

    // The one loss there is: a row of one missing cell is written like one of empty text, because it must not be a blank line.
    private static string Expected(object?[] row, RowSchema schema, CsvFormat format)
        => Show(row is [null] && schema[0].Type == ColumnType.Text && format.NullText.Length == 0 ? [""] : row);

    private static string Show(object?[] row) => string.Join("¦", row.Select(Show));

    private static string Show(MemoryTable table) => string.Join("\n", table.Rows.Select(Show));

    // Exactly: the scale of a decimal, the bits of a double, the kind of a timestamp.
    private static string Show(object? value) => value switch
    {
        null => "null",
        string text => $"'{text}'",
        double number => FormattableString.Invariant($"{(number == 0 ? 0 : number):R}d"),
        decimal number => FormattableString.Invariant($"{(number == 0 ? Math.Abs(number) : number)}m"),
        DateTime moment => FormattableString.Invariant($"{moment:O}"),
        _ => FormattableString.Invariant($"{value}"),
    };
}
