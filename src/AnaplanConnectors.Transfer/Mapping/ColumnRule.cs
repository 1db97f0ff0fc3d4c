using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Mapping;

/// <summary>What becomes of one column of a source: its name, its type, how its texts are written, and what a missing value means.</summary>
public sealed record ColumnRule
{
    /// <summary>Name of the column in the source, matched exactly, then without case. Null: found by <see cref="Position"/>.</summary>
    public string? From { get; init; }

    /// <summary>Number of the column in the source, from one, where it has no name worth using. Default: none.</summary>
    public int? Position { get; init; }

    /// <summary>Its name at the destination. Default (null): the name it has.</summary>
    public string? To { get; init; }

    /// <summary>Its type. Default (null): the type it has. A value that the type cannot hold without loss refuses its row.</summary>
    public ColumnType? Type { get; init; }

    /// <summary>How dates are written where this column is text, or becomes text: <c>dd/MM/yyyy</c>. Default (null): ISO 8601.</summary>
    public string? Pattern { get; init; }

    /// <summary>Between whole part and decimals where this column is text, or becomes text: point or comma. Default: point.</summary>
    public char DecimalSeparator { get; init; } = '.';

    /// <summary>What a missing value means. Default: it stays missing.</summary>
    public MissingValues Missing { get; init; }

    /// <summary>Whether an empty text is a missing value. Default: false, they differ.</summary>
    public bool EmptyIsMissing { get; init; }

    /// <summary>How messages name the column of the source.</summary>
    internal string Origin => From is not null ? $"'{From}'" : $"#{Position}";
}

/// <summary>What a missing value means.</summary>
public enum MissingValues
{
    /// <summary>It stays missing.</summary>
    Keep,

    /// <summary>Its row is refused.</summary>
    Refuse,

    /// <summary>It is zero, false or the empty text. Not for dates.</summary>
    Zero,
}

/// <summary>What happens to columns that no rule names.</summary>
public enum OtherColumns
{
    /// <summary>They stay as they are, in their place.</summary>
    Keep,

    /// <summary>They are left out; the columns come in the order of the rules.</summary>
    LeaveOut,
}
