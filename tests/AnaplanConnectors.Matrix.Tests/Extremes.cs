using System.Globalization;
using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Matrix.Tests;

/// <summary>Every type at its extremes.</summary>
internal static class Extremes
{
    public static IReadOnlyList<object?> Of(ColumnType type) => type switch
    {
        ColumnType.Text => ["plain", "", null, " spaces ", "a,b;c\td", "say \"hi\"", "two\nlines", "two\r\nlines", "Größe €", "𝄞 clef", "007", "=1+1", "NULL", new string('x', 70_000), "nul\0inside"],
        ColumnType.Integer => [0L, null, -1L, (1L << 53) - 1, 1L << 53, (1L << 53) + 1, long.MaxValue, long.MinValue],
        ColumnType.Decimal =>
        [
            0m, null, 1.10m, -0.01m, 0.0000000001m, 123456789012345.67m, 1234567890123456.78m, 9999999999999999.99m, 79228162514264337593543950335m,
            -7922816251426433759354395033.5m, 0.0000000000000000000000000001m,
        ],
        ColumnType.Double => [0.0, null, -0.0, 0.1, 1.0 / 3, 9007199254740993.0, double.MaxValue, double.MinValue, double.Epsilon, double.NaN, double.PositiveInfinity],
        ColumnType.Boolean => [true, false, null],
        ColumnType.Date => [new DateTime(2026, 2, 13), null, new DateTime(2024, 2, 29), new DateTime(1899, 12, 31), DateTime.MinValue.Date, DateTime.MaxValue.Date],
        _ =>
        [
            new DateTime(2026, 2, 13, 9, 30, 0), null, new DateTime(2026, 3, 29, 2, 30, 0), new DateTime(2026, 2, 13, 9, 30, 0, DateTimeKind.Utc),
            new DateTime(2026, 2, 13, 9, 30, 0).AddTicks(10), new DateTime(2026, 2, 13, 9, 30, 0).AddTicks(1), DateTime.MinValue, DateTime.MaxValue,
        ],
    };

    public static MemoryTable Table(ColumnType type, IReadOnlyList<int>? only = null) => new(
        new RowSchema(new Column(End.Key, ColumnType.Text, IsNullable: false), new Column(End.Value, type)),
        Of(type).Select((value, i) => (value, i)).Where(pair => only is null || only.Contains(pair.i)).Select(pair => new[] { $"k{pair.i + 1}", pair.value }));

    /// <summary>A value as the page shows it: one line, the type told where the text does not.</summary>
    public static string Shown(object? value) => value switch
    {
        null => "missing",
        "" => "empty",
        string { Length: > 30 } text => string.Create(CultureInfo.InvariantCulture, $"text of {text.Length:N0} characters"),
        string text => $"`{text.Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal).Replace("\0", "\\0", StringComparison.Ordinal)}`",
        DateTime { TimeOfDay.Ticks: 0, Kind: not DateTimeKind.Utc } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture),
        bool truth => truth ? "true" : "false",
        double number => number is 0 && double.IsNegative(number) ? "-0" : number.ToString("R", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    /// <summary>Whether two values are equal: numbers as numbers, a text that stands for a value by the text that transfers make of it.</summary>
    public static bool AreSame(object? left, object? right) => (left, right) switch
    {
        (null, null) => true,
        (null, _) or (_, null) => false,
        (DateTime a, DateTime b) => a == b && (a.Kind == DateTimeKind.Utc) == (b.Kind == DateTimeKind.Utc),
        (string text, not string) => text == TextOf(right),
        (not string, string text) => text == TextOf(left),
        (double a, double b) => a.Equals(b) || a == b,
        (double a, _) => IsExact(a, right),
        (_, double b) => IsExact(b, left),
        (long or decimal, long or decimal) => Convert.ToDecimal(left, CultureInfo.InvariantCulture) == Convert.ToDecimal(right, CultureInfo.InvariantCulture),
        _ => left.Equals(right),
    };

    // The text of the double, read exactly, is the other number.
    private static bool IsExact(double binary, object other)
        => decimal.TryParse(binary.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)
            && exact == Convert.ToDecimal(other, CultureInfo.InvariantCulture);

    private static string TextOf(object value) => value switch
    {
        DateTime moment => moment.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture) + (moment.Kind == DateTimeKind.Utc ? "Z" : ""),
        bool truth => truth ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
