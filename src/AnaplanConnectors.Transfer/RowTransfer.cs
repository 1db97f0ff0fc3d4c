using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer;

/// <summary>Moves rows from any source to any destination.</summary>
public static class RowTransfer
{
    /// <summary>
    /// Reads everything from the source, writes it to the destination and completes the delivery. Nothing counts at the
    /// destination when this throws, except what the destination's own documentation says about a delivery that was
    /// being completed.
    /// </summary>
    /// <param name="source">Opened once.</param>
    /// <param name="destination">Opened once, with the columns of the source.</param>
    /// <param name="onRowError">
    /// Decides about a row that cannot be read or written: true leaves it out and goes on. Without it the first such row
    /// ends the transfer.
    /// </param>
    /// <param name="cancellationToken">Abandons the delivery.</param>
    public static async Task<TransferResult> RunAsync(
        ISource source, IDestination destination, Func<RowException, bool>? onRowError = null,
        CancellationToken cancellationToken = default)
    {
        if (source is null)
            throw new ArgumentNullException(nameof(source));
        if (destination is null)
            throw new ArgumentNullException(nameof(destination));

        using var rows = await source.OpenAsync(cancellationToken).ConfigureAwait(false);
        var writer = await destination.OpenAsync(rows.Schema, cancellationToken).ConfigureAwait(false);
        await using var _ = writer.ConfigureAwait(false);
        while (!await TryWriteAllAsync(writer, rows, onRowError, cancellationToken).ConfigureAwait(false))
            cancellationToken.ThrowIfCancellationRequested();
        return await writer.CompleteAsync(cancellationToken).ConfigureAwait(false);
    }

    private static async ValueTask<bool> TryWriteAllAsync(
        RowWriter writer, RowReader rows, Func<RowException, bool>? onRowError, CancellationToken cancellationToken)
    {
        try
        {
            await writer.WriteAsync(rows, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (RowException problem) when (onRowError?.Invoke(problem) == true)
        {
            return false;
        }
    }
}
