using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Anaplan;

/// <summary>
/// What an import came to. It ran; rows that it refused are counted here and can be read with their reasons
/// (API reference 3.16: "successful" is about the run, not about every row).
/// </summary>
/// <param name="RowsWritten">Rows sent and not refused. Anaplan may have ignored some that changed nothing.</param>
/// <param name="RowsRejected">Rows that were not loaded.</param>
/// <param name="RejectedRows">
/// The refused rows and those with warnings; null when there are none. The service keeps them until the next run of the import, for
/// 48 hours at most (API reference 3.17).
/// </param>
public sealed record ImportResult(long RowsWritten, long RowsRejected, ISource? RejectedRows)
    : TransferResult(RowsWritten, RowsRejected, RejectedRows)
{
    /// <summary>The import that ran.</summary>
    public required AnaplanImport Import { get; init; }

    /// <summary>The task it ran as.</summary>
    public required AnaplanTask Task { get; init; }

    /// <summary>What the service says about the run.</summary>
    public required TaskResult TaskResult { get; init; }

    /// <summary>Rows that were sent.</summary>
    public required long RowsSent { get; init; }

    /// <summary>Rows that were loaded although one of their values was not.</summary>
    public required long RowsWithWarnings { get; init; }

    /// <summary>Why rows were refused, the most frequent reason first; at most a thousand, the rest under one heading.</summary>
    public required IReadOnlyList<RejectReason> RejectReasons { get; init; }

    /// <summary>
    /// Why the refused rows could not be fetched; null in general. <see cref="TransferResult.RowsRejected"/> is then what the
    /// task's counters say, and may be too low.
    /// </summary>
    public Exception? DumpProblem { get; init; }

    /// <summary>Bytes of the file before compression.</summary>
    public required long Bytes { get; init; }

    /// <summary>Bytes that went over the wire.</summary>
    public required long BytesSent { get; init; }

    /// <summary>Chunks of the file.</summary>
    public required int Chunks { get; init; }

    /// <summary>From the start of the import to the moment we saw that it had ended. The model was ours meanwhile.</summary>
    public required TimeSpan RunTime { get; init; }
}

/// <summary>A reason for which rows were refused.</summary>
/// <param name="Reason">The service's words; the value stands as … where it could be told.</param>
/// <param name="Column">The column that holds the value, when it could be told.</param>
/// <param name="Rows">Rows refused or warned for this reason.</param>
/// <param name="Example">A value that led to it, when it could be told.</param>
/// <param name="FirstRows">Row numbers in the source, at most three.</param>
public sealed record RejectReason(string Reason, string? Column, long Rows, string? Example, IReadOnlyList<long> FirstRows);
