using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.AdoNet;

/// <summary>What a load came to. The rows are in the table, in one transaction with a row of the ledger.</summary>
/// <param name="RowsWritten">Rows of the delivery.</param>
public sealed record DbLoadResult(long RowsWritten) : TransferResult(RowsWritten)
{
    /// <summary>Name of this load in the ledger.</summary>
    public required string RunId { get; init; }

    /// <summary>SHA-256 of the rows in their order, in hexadecimal digits: two loads of the same rows have the same.</summary>
    public required string RowsHash { get; init; }

    /// <summary>How often the final transaction was tried.</summary>
    public required int Attempts { get; init; }
}

/// <summary>A load that was committed, as the ledger tells it.</summary>
/// <param name="RunId">Name of the load.</param>
/// <param name="Table">The table that was loaded.</param>
/// <param name="Rows">Rows of the delivery.</param>
/// <param name="RowsHash">SHA-256 of the rows in their order, in hexadecimal digits.</param>
/// <param name="Source">Where the rows came from; null when nobody said.</param>
public sealed record LedgerEntry(string RunId, string Table, long Rows, string RowsHash, string? Source);
