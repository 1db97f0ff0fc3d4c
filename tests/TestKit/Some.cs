using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.TestKit;

/// <summary>Data for what does not matter in a test. What matters is written out in it.</summary>
public static partial class Some
{
    /// <summary>Columns of every type.</summary>
    public static RowSchema Schema { get; } = new(
        new Column("Product", ColumnType.Text), new Column("Units", ColumnType.Integer), new Column("Price", ColumnType.Decimal),
        new Column("Share", ColumnType.Double), new Column("Active", ColumnType.Boolean), new Column("Day", ColumnType.Date),
        new Column("Changed", ColumnType.Timestamp));

    /// <summary>Rows of <see cref="Schema"/>, each one different.</summary>
    public static MemoryTable Table(int rows) => new(Schema, Enumerable.Range(1, rows).Select(Row));

    /// <summary>The same, opened.</summary>
    public static MemoryRows Rows(int count) => Table(count).OpenRows();

    /// <summary>Rows of one text column.</summary>
    public static MemoryTable Texts(params string?[] texts)
        => new(new RowSchema(new Column("Text", ColumnType.Text)), texts.Select(text => new object?[] { text }));

    private static object?[] Row(int number)
    {
        var day = new DateTime(2025, 1, 1).AddDays(number);
        return
        [
            $"Product {number}", (long)number, number + 0.25m, number / 8.0, number % 2 == 0, day, day.AddHours(9.5),
        ];
    }
}
