using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Anaplan;

/// <summary>What a delivery into a model came to. Rows that the service refused are counted here and can be read with their reasons.</summary>
/// <param name="RowsWritten">Rows sent and not refused. Anaplan may have ignored some that changed nothing.</param>
/// <param name="RowsRejected">Rows that had no effect.</param>
/// <param name="RejectedRows">The refused rows and those with warnings, in the columns of <see cref="Anaplan.RejectedRows"/>; null when there are none.</param>
public abstract record LoadResult(long RowsWritten, long RowsRejected, ISource? RejectedRows)
    : TransferResult(RowsWritten, RowsRejected, RejectedRows)
{
    /// <summary>Rows that were sent.</summary>
    public required long RowsSent { get; init; }

    /// <summary>Rows that were loaded although one of their values was not.</summary>
    public required long RowsWithWarnings { get; init; }

    /// <summary>Why rows were refused, the most frequent reason first; at most a thousand, the rest under one heading.</summary>
    public required IReadOnlyList<RejectReason> RejectReasons { get; init; }
}

/// <summary>A reason for which rows were refused.</summary>
/// <param name="Reason">The service's words; the value stands as … where it could be told.</param>
/// <param name="Column">The column that holds the value, when it could be told.</param>
/// <param name="Rows">Rows refused or warned for this reason.</param>
/// <param name="Example">A value that led to it, when it could be told.</param>
/// <param name="FirstRows">Row numbers in the source, at most three.</param>
public sealed record RejectReason(string Reason, string? Column, long Rows, string? Example, IReadOnlyList<long> FirstRows);
