using AnaplanConnectors.Transfer.Rows;
using AnaplanConnectors.Transfer.Storage;

namespace AnaplanConnectors.Arrow;

/// <summary>
/// Fills one row group while the one before is encoded and written by another thread: reading and writing cost about the same. A third one
/// lies between them, so that neither waits whenever the other is held up.
/// </summary>
internal sealed class ParquetRowWriter : RowDelivery
{
    private const int OtherBuffers = 2;

    private readonly UnfinishedStream _file;
    private readonly EncodingThread _thread;
    private readonly FileEncoder _encoder;
    private readonly ParquetFileOptions _options;
    private readonly Queue<(RowGroupBuffer Buffer, Task Written)> _others = new();
    private RowGroupBuffer _filling;
    private Task _writing = Task.CompletedTask;
    private bool _isCompleted;

    private ParquetRowWriter(
        RowSchema schema, UnfinishedStream file, EncodingThread thread, FileEncoder encoder, RowGroupBuffer first, ParquetFileOptions options)
        : base(schema)
    {
        _file = file;
        _thread = thread;
        _encoder = encoder;
        _options = options;
        _filling = first;
        while (_others.Count < OtherBuffers)
            _others.Enqueue((new RowGroupBuffer(schema, options), Task.CompletedTask));
    }

    /// <param name="createFile">Makes the unfinished file, which the writer then owns.</param>
    /// <param name="schema">The columns.</param>
    /// <param name="options">How the file is laid out.</param>
    public static async Task<ParquetRowWriter> CreateAsync(Func<ValueTask<UnfinishedStream>> createFile, RowSchema schema, ParquetFileOptions options)
    {
        ColumnChoice.RefuseUnwritable(schema, "A Parquet file");
        var first = new RowGroupBuffer(schema, options);
        var file = await createFile().ConfigureAwait(false);
        var thread = new EncodingThread();
        try
        {
            return new ParquetRowWriter(schema, file, thread, FileEncoder.Create(file, first, options, thread), first, options);
        }
        catch
        {
            thread.Dispose();
            await file.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    protected override bool IsFull => _filling.IsFull;

    public override async ValueTask DisposeAsync()
    {
        if (!_isCompleted)
            await SettleAsync().ConfigureAwait(false);
        _thread.Dispose();
        _encoder.Dispose();
        await _file.DisposeAsync().ConfigureAwait(false);
    }

    protected override void Append(RowReader rows, long rowNumber) => _filling.Append(rows, rowNumber);

    /// <summary>Gives the filled row group to the writing thread, and waits until another one is free.</summary>
    protected override async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        _writing = WriteNextAsync(_filling, _writing, cancellationToken);
        _others.Enqueue((_filling, _writing));
        (_filling, var written) = _others.Dequeue();
        await written.ConfigureAwait(false);
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

    // Where one row group failed, all behind it do.
    private async Task WriteNextAsync(RowGroupBuffer full, Task before, CancellationToken cancellationToken)
    {
        await before.ConfigureAwait(false);
        await _encoder.WriteAsync(full, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Waits until nobody writes any more. What failed there has been thrown already, or nobody wants to know.</summary>
    private async Task SettleAsync()
    {
        await _writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
