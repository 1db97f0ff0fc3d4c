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

/// <summary>A source that can show rows without what opening it does. Without it a sample is what opening gives first.</summary>
public interface ISampledSource
{
    /// <summary>
    /// First rows, by reading only: nothing is run, started or kept on a server. Null when there is no such way; then only the columns are
    /// known beforehand.
    /// </summary>
    /// <param name="rows">About as many are wanted; more or fewer may come.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    ValueTask<RowReader?> OpenSampleAsync(int rows, CancellationToken cancellationToken = default);
}

/// <summary>A source that has to find out what its columns are, and can say from what. Without it the source knows.</summary>
public interface IInferredTypes
{
    /// <summary>The columns, each with what its type is known from. Reads only; nothing is run or started.</summary>
    ValueTask<IReadOnlyList<ColumnEvidence>> GetEvidenceAsync(CancellationToken cancellationToken = default);
}

/// <summary>A column and what its type is known from.</summary>
/// <param name="Column">Name and type; text where nothing is known.</param>
/// <param name="From">What the type is known from.</param>
/// <param name="Note">Why nothing better was found, or what contradicts it, as a clause; null when there is nothing to say.</param>
public sealed record ColumnEvidence(Column Column, TypeEvidence From, string? Note = null);

/// <summary>What the type of a column is known from.</summary>
public enum TypeEvidence
{
    /// <summary>Nothing: it is text because every value is one.</summary>
    Nothing,

    /// <summary>It was declared.</summary>
    Options,

    /// <summary>What the service says of the object.</summary>
    Metadata,

    /// <summary>The formats of the line items of that name.</summary>
    LineItems,
}

/// <summary>A source or destination that knows columns by ids, which outlive their names. Without it a renamed column is another one.</summary>
public interface IIdentifiedColumns
{
    /// <summary>The columns of the schema with their ids. Changes nothing anywhere.</summary>
    ValueTask<IReadOnlyList<IdentifiedColumn>> GetIdentifiedColumnsAsync(CancellationToken cancellationToken = default);
}

/// <summary>A column, and what it is known by.</summary>
/// <param name="Id">Stays when the column is renamed; null when there is none.</param>
/// <param name="Column">The column.</param>
public sealed record IdentifiedColumn(string? Id, Column Column);
