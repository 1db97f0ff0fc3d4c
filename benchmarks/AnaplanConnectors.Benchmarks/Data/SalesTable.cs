using System.Globalization;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Benchmarks;

/// <summary>
/// The table of all measurements, the same bytes on every machine: 8 columns, 77 bytes a row as CSV. Rows are in the order of days,
/// products and regions are random: a harsh case for gzip and for dictionaries.
/// </summary>
internal sealed class SalesTable
{
    public const int ProductCount = 50_000;
    public const int RegionCount = 40;
    public const int FirstYear = 2024;
    public const int MonthCount = 36;
    private const int Seed = 20_260_301;

    private static readonly string[] Kinds = ["Road bike", "City bike", "Mountain bike", "Helmet", "Bottle cage", "Wheel set", "Chain", "Jersey"];
    private static readonly string[] Makers = ["Adler", "Bison", "Corvo", "Dachs", "Elster", "Falco"];
    private static readonly string[] Accented = ["Käfer", "Łoś", "Åskan", "São"];
    private static readonly string[] Places = ["North", "South", "East", "West", "Central"];

    private readonly int[] _products;
    private readonly byte[] _regions;
    private readonly int[] _days;
    private readonly int[] _units;
    private readonly double[] _amounts;
    private readonly bool[] _active;

    private SalesTable(int rowCount)
    {
        RowCount = rowCount;
        _products = new int[rowCount];
        _regions = new byte[rowCount];
        _days = new int[rowCount];
        _units = new int[rowCount];
        _amounts = new double[rowCount];
        _active = new bool[rowCount];
    }

    public static RowSchema Schema { get; } = new(
        new Column("Product", ColumnType.Text, IsNullable: false), new Column("Name", ColumnType.Text, IsNullable: false),
        new Column("Region", ColumnType.Text, IsNullable: false), new Column("Period", ColumnType.Text, IsNullable: false),
        new Column("Day", ColumnType.Date, IsNullable: false), new Column("Units", ColumnType.Integer, IsNullable: false),
        new Column("Amount", ColumnType.Double), new Column("Active", ColumnType.Boolean, IsNullable: false));

    public static DateTime FirstDay { get; } = new(FirstYear, 1, 1);

    public static Texts Products { get; } = new(Enumerable.Range(0, ProductCount).Select(i => $"P{i * 7919 % 1_000_000:000000}"));

    public static Texts Names { get; } = new(Enumerable.Range(0, ProductCount).Select(Name));

    public static Texts Regions { get; } = new(Enumerable.Range(0, RegionCount).Select(i => $"{Places[i % Places.Length]} {(i / Places.Length) + 1}"));

    public static Texts Periods { get; } = new(Enumerable.Range(0, MonthCount).Select(i => FirstDay.AddMonths(i).ToString("MMM yy", CultureInfo.InvariantCulture)));

    public int RowCount { get; }

    public static SalesTable Create(int rowCount)
    {
        var table = new SalesTable(rowCount);
        var random = new Random(Seed);
        var dayCount = (FirstDay.AddMonths(MonthCount) - FirstDay).Days;
        for (var row = 0; row < rowCount; row++)
        {
            table._products[row] = random.Next(ProductCount);
            table._regions[row] = (byte)random.Next(RegionCount);
            table._days[row] = (int)((long)row * dayCount / rowCount);
            table._units[row] = random.Next(1, 100_000);
            var decimals = random.Next(2, 7);
            table._amounts[row] = random.Next(100) < 3 ? double.NaN : Math.Round(random.NextDouble() * 100_000, decimals);
            table._active[row] = random.Next(10) != 0;
        }

        return table;
    }

    public int Product(int row) => _products[row];

    public int Region(int row) => _regions[row];

    public int Period(int row)
    {
        var day = Day(row);
        return ((day.Year - FirstYear) * 12) + day.Month - 1;
    }

    public DateTime Day(int row) => FirstDay.AddDays(_days[row]);

    public long Units(int row) => _units[row];

    /// <summary>Not a number where the value is missing.</summary>
    public double Amount(int row) => _amounts[row];

    public bool Active(int row) => _active[row];

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
