namespace AnaplanConnectors.Transfer.Rows;

/// <summary>A delivery. Rows count once <see cref="CompleteAsync"/> returns; disposing earlier abandons them.</summary>
public abstract class RowWriter : IAsyncDisposable
{
    /// <summary>
    /// Writes the remaining rows of a reader. May be called again with another one. Nothing of the reader is kept after
    /// it returns.
    /// </summary>
    /// <exception cref="RowException">
    /// One row cannot be written. It is forgotten entirely; calling again with the same reader goes on behind it.
    /// Every other exception ends the delivery.
    /// </exception>
    public abstract ValueTask WriteAsync(RowReader rows, CancellationToken cancellationToken = default);

    /// <summary>Makes the rows count: closes the file, or closes the upload, runs the import and waits for it.</summary>
    public abstract ValueTask<TransferResult> CompleteAsync(CancellationToken cancellationToken = default);

    /// <summary>Abandons the delivery unless it was completed.</summary>
    public virtual ValueTask DisposeAsync() => default;
}

/// <summary>What a delivery came to.</summary>
/// <param name="RowsWritten">Rows that the destination took.</param>
/// <param name="RowsRejected">Rows that were sent and that the destination refused.</param>
/// <param name="RejectedRows">The refused rows with the reasons, where the destination tells them.</param>
public record TransferResult(long RowsWritten, long RowsRejected = 0, ISource? RejectedRows = null);
