using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Runs;

/// <summary>A file as the destination of a run: records that it is about to get its name, and that it has.</summary>
/// <param name="inner">The file.</param>
/// <param name="run">The run.</param>
/// <param name="path">The name.</param>
public sealed class TrailedDestination(IDestination inner, TransferRun run, string path) : IDestination
{
    /// <inheritdoc/>
    public ValueTask<RowSchema?> GetSchemaAsync(CancellationToken cancellationToken = default) => inner.GetSchemaAsync(cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<RowWriter> OpenAsync(RowSchema schema, CancellationToken cancellationToken = default)
        => new Writer(await inner.OpenAsync(schema, cancellationToken).ConfigureAwait(false), run, path);

    private sealed class Writer(RowWriter inner, TransferRun run, string path) : RowWriter
    {
        public override ValueTask WriteAsync(RowReader rows, CancellationToken cancellationToken = default) => inner.WriteAsync(rows, cancellationToken);

        public override async ValueTask<TransferResult> CompleteAsync(CancellationToken cancellationToken = default)
        {
            await run.AppendAsync(new FileIntended(path), cancellationToken).ConfigureAwait(false);
            var result = await inner.CompleteAsync(cancellationToken).ConfigureAwait(false);
            await run.AppendAsync(new FileWritten(result.RowsWritten), CancellationToken.None).ConfigureAwait(false);
            return result;
        }

        public override ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
