using AnaplanConnectors.Arrow;
using AnaplanConnectors.Transfer.Rows;
using ParquetSharp;
using ParquetSharp.Schema;

namespace AnaplanConnectors.ParquetSharp;

/// <summary>How the library is told of a column.</summary>
internal static class StoredColumn
{
    /// <summary>Bytes of decimals that no 64-bit number holds. 28 digits need no more.</summary>
    public const int DecimalWidth = 12;

    /// <summary>Most digits that a 64-bit number holds.</summary>
    public const int MaxShortPrecision = 18;

    /// <exception cref="ArgumentException">The name holds the character NUL.</exception>
    public static Node Node(ParquetColumnForm form)
    {
        var repetition = form.Column.IsNullable ? Repetition.Optional : Repetition.Required;
        var (logical, physical) = Types(form);
        using (logical)
            return new PrimitiveNode(WithoutNul(form.Column.Name), repetition, logical, physical, physical == PhysicalType.FixedLenByteArray ? DecimalWidth : -1);
    }

    /// <summary>The text, which native code takes up to its first NUL.</summary>
    /// <exception cref="ArgumentException">There is one.</exception>
    public static string WithoutNul(string text) => !text.Contains('\0', StringComparison.Ordinal)
        ? text
        : throw new ArgumentException($"'{text.Replace("\0", "\\0", StringComparison.Ordinal)}' holds the character NUL, which ParquetSharp does not write in names and footers.");

    private static (LogicalType Logical, PhysicalType Physical) Types(ParquetColumnForm form) => form.Column.Type switch
    {
        ColumnType.Text => (LogicalType.String(), PhysicalType.ByteArray),
        ColumnType.Integer => (LogicalType.Int(64, isSigned: true), PhysicalType.Int64),
        ColumnType.Decimal => (LogicalType.Decimal(form.Precision, form.Scale), form.Precision <= MaxShortPrecision ? PhysicalType.Int64 : PhysicalType.FixedLenByteArray),
        ColumnType.Double => (LogicalType.None(), PhysicalType.Double),
        ColumnType.Boolean => (LogicalType.None(), PhysicalType.Boolean),
        ColumnType.Date => (LogicalType.Date(), PhysicalType.Int32),
        ColumnType.Timestamp => (LogicalType.Timestamp(isAdjustedToUtc: false, TimeUnit.Micros), PhysicalType.Int64),
        _ => throw new NotSupportedException($"Column '{form.Column.Name}' has type {form.Column.Type}, which Parquet files do not get."),
    };
}
