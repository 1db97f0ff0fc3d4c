using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Csv;
using AnaplanConnectors.Transfer.Rows;
using CsCheck;

namespace AnaplanConnectors.Transfer.Tests;

/// <summary>Random tables and formats, with a liking for what breaks readers.</summary>
internal static class Generate
{
    private static readonly string[] Fragments =
    [
        "", "a", "bc", "word", "\"", "\"\"", ",", ";", "|", "\t", "\n", "\r", "\r\n", " ", "'", "^", "$", "ä", "€", "𝄞", "\uFEFF", "\u00a0",
        "\\", "\\N", "NULL", "0", "=1+1", "#", "true", "2025-01-01", "1.5", new string('x', 31), new string('y', 33), new string('z', 300),
    ];

    public static Gen<string> Text { get; } = Gen.OneOf(Fragments).Array[0, 4].Select(string.Concat);

    public static Gen<double> Double { get; } = Gen.OneOf(
        Gen.Double.Where(double.IsFinite), Gen.Long[-1_000_000_000, 1_000_000_000].Select(number => number / 100.0),
        Gen.Long.Select(BitConverter.Int64BitsToDouble).Where(double.IsFinite), Gen.Long.Select(number => (double)number));

    public static Gen<decimal> Decimal { get; } = Gen.Select(
        Gen.Int, Gen.Int, Gen.OneOf(Gen.Const(0), Gen.Int), Gen.Bool, Gen.Int[0, 28],
        (low, middle, high, isNegative, scale) => new decimal(low, middle, high, isNegative, (byte)scale));

    public static Gen<long> Integer { get; } = Gen.OneOf(Gen.Long, Gen.Long[-100_000, 100_000], Gen.OneOf(0L, long.MinValue, long.MaxValue));

    public static Gen<DateTime> Date { get; } = Gen.Int[0, 3_652_058].Select(day => DateTime.MinValue.AddDays(day));

    public static Gen<DateTime> Timestamp { get; } = Gen.Select(
        Gen.Long[0, DateTime.MaxValue.Ticks], Gen.Bool, Gen.OneOf(1L, TimeSpan.TicksPerMillisecond, TimeSpan.TicksPerSecond),
        (ticks, isUtc, unit) => new DateTime(ticks - (ticks % unit), isUtc ? DateTimeKind.Utc : DateTimeKind.Unspecified));

    public static Gen<MemoryTable> Table { get; } = Gen.Enum<ColumnType>().Array[1, 6]
        .SelectMany(types => Rows(types).Array[0, 8].Select(rows => new MemoryTable(Schema(types), rows)));

    public static Gen<CsvFormat> Format { get; } = Gen.Select(
        Gen.OneOf(',', ';', '|', '\t', '^'), Gen.OneOf('"', '\'', '$'), Gen.OneOf("", "", "NULL", "\\N", "0"),
        Gen.OneOf('.', ','), Gen.Int[0, 1], Gen.Enum<CsvLineEnd>(),
        (separator, qualifier, nullText, point, header, lineEnd) => new CsvFormat
        {
            Separator = separator, Qualifier = qualifier, NullText = nullText, DecimalSeparator = point, HeaderRow = header, LineEnd = lineEnd,
        });

    private static RowSchema Schema(ColumnType[] types)
        => new(types.Select((type, i) => new Column($"c,{i}\"", type)));

    private static Gen<object?[]> Rows(ColumnType[] types)
    {
        var row = Gen.Const(Array.Empty<object?>());
        foreach (var type in types)
            row = Gen.Select(row, Gen.OneOf(Value(type), Value(type), Value(type), Gen.Const((object?)null)), (cells, cell) => (object?[])[.. cells, cell]);
        return row;
    }

    private static Gen<object?> Value(ColumnType type) => type switch
    {
        ColumnType.Text => Text.Select(value => (object?)value),
        ColumnType.Integer => Integer.Select(value => (object?)value),
        ColumnType.Decimal => Decimal.Select(value => (object?)value),
        ColumnType.Double => Double.Select(value => (object?)value),
        ColumnType.Boolean => Gen.Bool.Select(value => (object?)value),
        ColumnType.Date => Date.Select(value => (object?)value),
        _ => Timestamp.Select(value => (object?)value),
    };
}
