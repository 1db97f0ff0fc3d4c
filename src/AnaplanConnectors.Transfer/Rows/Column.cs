namespace AnaplanConnectors.Transfer.Rows;

/// <summary>A column of a <see cref="RowSchema"/>.</summary>
/// <param name="Name">Header text, as it stands in the source. Matched exactly, then without case.</param>
/// <param name="Type">What the values are; see <see cref="ColumnType"/> for the type each one has in .NET.</param>
/// <param name="IsNullable">Whether a value may be missing. Anaplan leaves every cell optional, so the default is true.</param>
/// <param name="MaxLength">Longest text in UTF-16 units, or null when nobody promised one.</param>
/// <param name="Scale">Digits after the point of a <see cref="ColumnType.Decimal"/>, or null when they vary.</param>
/// <param name="Precision">All digits of a <see cref="ColumnType.Decimal"/> (at most 28), or null when they vary.</param>
public sealed record Column(
    string Name, ColumnType Type, bool IsNullable = true, int? MaxLength = null, byte? Scale = null, byte? Precision = null);

/// <summary>The seven types that rows cross a transfer with.</summary>
public enum ColumnType
{
    /// <summary>Text: <see cref="string"/>.</summary>
    Text,

    /// <summary>A whole number of 64 bits: <see cref="long"/>.</summary>
    Integer,

    /// <summary>An exact number of up to 28 digits: <see cref="decimal"/>.</summary>
    Decimal,

    /// <summary>A binary number: <see cref="double"/>, which is what Anaplan's own numbers are.</summary>
    Double,

    /// <summary>True or false: <see cref="bool"/>.</summary>
    Boolean,

    /// <summary>A day without time and zone: <see cref="DateTime"/> at midnight, of unspecified kind.</summary>
    Date,

    /// <summary>A day and time: <see cref="DateTime"/>. Of kind UTC when the source says so, else unspecified.</summary>
    Timestamp,
}
