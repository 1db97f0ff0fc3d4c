using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Arrow;

/// <summary>A column of a Parquet file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Leaf">Where its values stand in a row group; the first of them when it holds a list or a map.</param>
/// <param name="Problem">Why rows cannot carry it, as a clause; null when they can.</param>
internal sealed record FileColumn(string Name, int Leaf, string? Problem)
{
    /// <summary>Where it stands in the file's tree.</summary>
    public ColumnPath? Path { get; init; }

    /// <summary>How its values lie in the file.</summary>
    public StoredColumn? Stored { get; init; }

    /// <summary>Whether its numbers are stored with a sign, so that bounds are ordered as the rows' values are.</summary>
    public bool IsSigned { get; init; }

    /// <summary>The column of the rows.</summary>
    public Column? Column { get; init; }

    /// <summary>Makes what reads the values, given the most bytes that they may take.</summary>
    public Func<long, LoadedColumn>? Create { get; init; }
}

/// <summary>A column whose values are read.</summary>
/// <param name="Storage">Takes the values of a row group.</param>
/// <param name="Values">Gives them as values of our types.</param>
internal sealed record LoadedColumn(IParquetStorage Storage, ColumnValues Values);
