using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.TestKit;

public static partial class Some
{
    /// <summary>Columns that fit <see cref="Import"/>.</summary>
    public static RowSchema SalesSchema { get; } = new(
        new Column("Product", ColumnType.Text), new Column("Month", ColumnType.Text), new Column("Units", ColumnType.Double),
        new Column("Launch", ColumnType.Date), new Column("Active", ColumnType.Boolean), new Column("Note", ColumnType.Text));

    /// <summary>Rows that fit <see cref="Import"/>, one for each product, all of the same month.</summary>
    public static MemoryTable Sales(int rows) => Sales(Enumerable.Range(1, rows).Select(i => Sale($"P{i}", units: i)).ToArray());

    public static MemoryTable Sales(params object?[][] rows) => new(SalesSchema, rows);

    public static object?[] Sale(
        string product = "P1", string month = "Jan 25", double? units = 1, DateTime? launch = null, bool? active = null, string? note = null)
        => [product, month, units, launch, active, note];
}
