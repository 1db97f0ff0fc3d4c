using Parquet.Meta;

namespace AnaplanConnectors.Arrow;

/// <summary>Where a column stands in the tree of a file.</summary>
/// <param name="Names">The names on the way to it, its own last.</param>
/// <param name="Level">How many on the way may be missing: the level of a value that is there.</param>
internal sealed record ColumnPath(IReadOnlyList<string> Names, int Level)
{
    /// <summary>Above all columns.</summary>
    public static ColumnPath Top { get; } = new([], 0);

    /// <summary>The name of the column in rows.</summary>
    public string Name => string.Join('.', Names);

    public ColumnPath Below(SchemaElement element)
        => new([.. Names, element.Name], Level + (element.RepetitionType == FieldRepetitionType.OPTIONAL ? 1 : 0));
}
