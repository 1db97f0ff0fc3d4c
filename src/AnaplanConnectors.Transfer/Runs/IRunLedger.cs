namespace AnaplanConnectors.Transfer.Runs;

/// <summary>
/// The records of one run, in the order in which they were added. Used by one run at a time, which adds them one by one.
/// </summary>
public interface IRunLedger : IDisposable
{
    /// <summary>Everything that was there when the ledger was opened.</summary>
    IReadOnlyList<RunRecord> Records { get; }

    /// <summary>
    /// Adds a record and returns once it outlives this process and, unless losing it only costs a repetition, the machine's power.
    /// After an error nothing more is taken.
    /// </summary>
    /// <exception cref="IOException">It could not be kept. What it announces must not be done.</exception>
    ValueTask AppendAsync(RunRecord record, CancellationToken cancellationToken = default);
}
