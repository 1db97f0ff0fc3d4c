namespace AnaplanConnectors.Transfer.Rows;

/// <summary>A reader that knows where its current row stands in the source. Without it rows are counted as they are read.</summary>
public interface IRowPosition
{
    /// <summary>Number of the current data row, from one; rows that were refused while reading count too.</summary>
    long RowNumber { get; }
}

/// <summary>A source that knows how many bytes it will read. Without it progress shows no share.</summary>
public interface ISizedSource
{
    /// <summary>Bytes of the input, as they lie on disk.</summary>
    long ByteLength { get; }
}
