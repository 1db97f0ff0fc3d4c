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
    : LoadResult(RowsWritten, RowsRejected, RejectedRows)
{
    /// <summary>The import that ran.</summary>
    public required AnaplanImport Import { get; init; }

    /// <summary>The task it ran as.</summary>
    public required AnaplanTask Task { get; init; }

    /// <summary>What the service says about the run.</summary>
    public required TaskResult TaskResult { get; init; }

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
