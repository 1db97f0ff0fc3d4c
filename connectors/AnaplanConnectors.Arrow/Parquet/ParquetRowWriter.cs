using AnaplanConnectors.Transfer.Rows;
using AnaplanConnectors.Transfer.Storage;

namespace AnaplanConnectors.Arrow;

/// <summary>
/// Fills one row group while the one before is encoded and written by another thread: reading and writing cost about the same.
/// </summary>
internal sealed class ParquetRowWriter : RowDelivery
{
    private readonly UnfinishedStream _file;
    private readonly FileEncoder _encoder;
    private readonly ParquetFileOptions _options;
    private RowGroupBuffer _filling;
    private RowGroupBuffer _spare;
    private Task _writing = Task.CompletedTask;
    private bool _isCompleted;

    private ParquetRowWriter(
        RowSchema schema, UnfinishedStream file, FileEncoder encoder, RowGroupBuffer first, RowGroupBuffer second, ParquetFileOptions options)
        : base(schema)
    {
        _file = file;
        _encoder = encoder;
        _filling = first;
        _spare = second;
        _options = options;
    }

    /// <param name="createFile">Makes the unfinished file, which the writer then owns.</param>
    /// <param name="schema">The columns.</param>
    /// <param name="options">How the file is laid out.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public static async Task<ParquetRowWriter> CreateAsync(
        Func<ValueTask<UnfinishedStream>> createFile, RowSchema schema, ParquetFileOptions options, CancellationToken cancellationToken)
    {
        ColumnChoice.RefuseUnwritable(schema, "A Parquet file");
        var first = new RowGroupBuffer(schema, options);
        var file = await createFile().ConfigureAwait(false);
        try
        {
            var encoder = await FileEncoder.CreateAsync(file, first, options, cancellationToken).ConfigureAwait(false);
            return new ParquetRowWriter(schema, file, encoder, first, new RowGroupBuffer(schema, options), options);
        }
        catch
        {
            await file.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    protected override bool IsFull => _filling.IsFull;

    public override async ValueTask DisposeAsync()
    {
        if (!_isCompleted)
            await SettleAsync().ConfigureAwait(false);
        _encoder.Dispose();
        await _file.DisposeAsync().ConfigureAwait(false);
    }

    protected override void Append(RowReader rows, long rowNumber) => _filling.Append(rows, rowNumber);

    /// <summary>Gives the filled row group to the writing thread, once that has finished the one before.</summary>
    protected override async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        await _writing.ConfigureAwait(false);
        (_filling, _spare) = (_spare, _filling);
        var full = _spare;
        _writing = Task.Run(() => _encoder.WriteAsync(full, cancellationToken), cancellationToken);
    }

    protected override async ValueTask<TransferResult> FinishAsync(CancellationToken cancellationToken)
    {
        if (_filling.Rows > 0)
            await FlushAsync(cancellationToken).ConfigureAwait(false);
        await _writing.ConfigureAwait(false);
        await _encoder.CompleteAsync(_options.FooterMetadata(), cancellationToken).ConfigureAwait(false);
        await _file.CommitAsync(cancellationToken).ConfigureAwait(false);
        _isCompleted = true;
        return new TransferResult(RowsWritten);
    }

    /// <summary>Waits until nobody writes any more. What failed there has been thrown already, or nobody wants to know.</summary>
    private async Task SettleAsync()
    {
        await _writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
