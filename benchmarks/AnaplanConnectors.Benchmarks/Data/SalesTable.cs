using System.Globalization;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Benchmarks;

/// <summary>
/// The table of all measurements, the same bytes on every machine: 8 columns, 77 bytes a row as CSV. Rows are in the order of days,
/// products and regions are random: a harsh case for gzip and for dictionaries.
/// </summary>
internal sealed class SalesTable
{
    public const int TextCount = 4;
    public const int ProductCount = 50_000;
    public const int RegionCount = 40;
    public const int FirstYear = 2024;
    public const int MonthCount = 36;
    private const int Seed = 20_260_301;
    private const int MostTextBytesOfRow = 56;

    private static readonly string[] Kinds = ["Road bike", "City bike", "Mountain bike", "Helmet", "Bottle cage", "Wheel set", "Chain", "Jersey"];
    private static readonly string[] Makers = ["Adler", "Bison", "Corvo", "Dachs", "Elster", "Falco"];
    private static readonly string[] Accented = ["Käfer", "Łoś", "Åskan", "São"];
    private static readonly string[] Places = ["North", "South", "East", "West", "Central"];
    private static readonly DateTime FirstDay = new(FirstYear, 1, 1);

    // Row after row, as rows come from a reader: values that lie about at random would measure the memory.
    private readonly byte[] _texts;
    private readonly byte[] _textLengths;
    private readonly DateTime[] _days;
    private readonly int[] _units;
    private readonly double[] _amounts;
    private readonly bool[] _active;

    private SalesTable(int rowCount)
    {
        RowCount = rowCount;
        _texts = new byte[rowCount * MostTextBytesOfRow];
        _textLengths = new byte[rowCount * TextCount];
        _days = new DateTime[rowCount];
        _units = new int[rowCount];
        _amounts = new double[rowCount];
        _active = new bool[rowCount];
    }

    public static RowSchema Schema { get; } = new(
        new Column("Product", ColumnType.Text, IsNullable: false), new Column("Name", ColumnType.Text, IsNullable: false),
        new Column("Region", ColumnType.Text, IsNullable: false), new Column("Period", ColumnType.Text, IsNullable: false),
        new Column("Day", ColumnType.Date, IsNullable: false), new Column("Units", ColumnType.Integer, IsNullable: false),
        new Column("Amount", ColumnType.Double), new Column("Active", ColumnType.Boolean, IsNullable: false));

    public static IReadOnlyList<string> Products { get; } = [.. Enumerable.Range(0, ProductCount).Select(i => $"P{i * 7919 % 1_000_000:000000}")];

    public static IReadOnlyList<string> Regions { get; } = [.. Enumerable.Range(0, RegionCount).Select(i => $"{Places[i % Places.Length]} {(i / Places.Length) + 1}")];

    public int RowCount { get; }

    public static SalesTable Create(int rowCount, int part = 0)
    {
        var table = new SalesTable(rowCount);
        var products = Utf8(Products);
        var names = Utf8(Enumerable.Range(0, ProductCount).Select(Name));
        var regions = Utf8(Regions);
        var periods = Utf8(Enumerable.Range(0, MonthCount).Select(i => FirstDay.AddMonths(i).ToString("MMM yy", CultureInfo.InvariantCulture)));
        var dayCount = (FirstDay.AddMonths(MonthCount) - FirstDay).Days;
        var random = new Random(Seed + part);
        var end = 0;
        for (var row = 0; row < rowCount; row++)
        {
            var day = FirstDay.AddDays((long)row * dayCount / rowCount);
            var product = random.Next(ProductCount);
            table.AddText(row, 0, products[product], ref end);
            table.AddText(row, 1, names[product], ref end);
            table.AddText(row, 2, regions[random.Next(RegionCount)], ref end);
            table.AddText(row, 3, periods[((day.Year - FirstYear) * 12) + day.Month - 1], ref end);
            table._days[row] = day;
            table._units[row] = random.Next(1, 100_000);
            var decimals = random.Next(2, 7);
            table._amounts[row] = random.Next(100) < 3 ? double.NaN : Math.Round(random.NextDouble() * 100_000, decimals);
            table._active[row] = random.Next(10) != 0;
        }

        return table;
    }

    public int TextLength(int row, int column) => _textLengths[(row * TextCount) + column];

    public ReadOnlySpan<byte> Text(int start, int length) => new(_texts, start, length);

    public DateTime Day(int row) => _days[row];

    public long Units(int row) => _units[row];

    /// <summary>Not a number where the value is missing.</summary>
    public double Amount(int row) => _amounts[row];

    public bool Active(int row) => _active[row];

    private static byte[][] Utf8(IEnumerable<string> texts) => [.. texts.Select(System.Text.Encoding.UTF8.GetBytes)];

    private void AddText(int row, int column, byte[] text, ref int end)
    {
        text.CopyTo(_texts, end);
        _textLengths[(row * TextCount) + column] = (byte)text.Length;
        end += text.Length;
    }

    // 8 % have a comma, 2 % qualifiers, 6 % letters beyond ASCII.
    private static string Name(int product)
    {
        var kind = Kinds[product % Kinds.Length];
        var maker = product % 100 < 6 ? Accented[product % Accented.Length] : Makers[product / 8 % Makers.Length];
        var size = 10 + (product / 48 % 60);
        return (product % 100) switch
        {
            < 8 => $"{kind}, {maker} {size}",
            < 10 => $"{kind} {maker} {size}\"",
            _ => $"{kind} {maker} {size} {product % 97:00}",
        };
    }
}
