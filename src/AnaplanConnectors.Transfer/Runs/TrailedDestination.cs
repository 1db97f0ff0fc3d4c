using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Runs;

/// <summary>
/// The destination of a run: records, before a delivery is completed, how many rows were left out of it, and of a file or folder that it is
/// about to get its name, and that it has.
/// </summary>
/// <param name="inner">The destination.</param>
/// <param name="run">The run.</param>
/// <param name="path">Name of the file or folder; null for other destinations.</param>
/// <param name="rowsSkipped">Tells how many rows were left out so far. Default: none is.</param>
public sealed class TrailedDestination(IDestination inner, TransferRun run, string? path, Func<long>? rowsSkipped = null) : IDestination
{
    /// <inheritdoc/>
    public ValueTask<RowSchema?> GetSchemaAsync(CancellationToken cancellationToken = default) => inner.GetSchemaAsync(cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<RowWriter> OpenAsync(RowSchema schema, CancellationToken cancellationToken = default)
        => new Writer(await inner.OpenAsync(schema, cancellationToken).ConfigureAwait(false), run, path, rowsSkipped);

    private sealed class Writer(RowWriter inner, TransferRun run, string? path, Func<long>? rowsSkipped) : RowWriter
    {
        public override ValueTask WriteAsync(RowReader rows, CancellationToken cancellationToken = default) => inner.WriteAsync(rows, cancellationToken);

        public override async ValueTask<TransferResult> CompleteAsync(CancellationToken cancellationToken = default)
        {
            // Who goes on behind this may not read the source again, and has to account for all of its rows.
            if (rowsSkipped?.Invoke() is { } skipped && skipped != run.History.RowsSkipped)
                await run.AppendAsync(new RowsSkipped(skipped), cancellationToken).ConfigureAwait(false);
            if (path is null)
                return await inner.CompleteAsync(cancellationToken).ConfigureAwait(false);
            await run.AppendAsync(new FileIntended(path, Replaced: FinalName.Stamp(path)), cancellationToken).ConfigureAwait(false);
            var result = await inner.CompleteAsync(cancellationToken).ConfigureAwait(false);
            await run.AppendAsync(new FileWritten(result.RowsWritten), CancellationToken.None).ConfigureAwait(false);
            return result;
        }

        public override ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
