using AnaplanConnectors.Transfer.Rows;
using AnaplanConnectors.Transfer.Storage;
using Apache.Arrow;
using Apache.Arrow.Compression;
using Apache.Arrow.Ipc;

namespace AnaplanConnectors.Arrow;

/// <summary>Writes rows as Arrow record batches, into a file that gets its name in the end, or into a stream.</summary>
internal sealed class RecordBatchWriter : RowDelivery
{
    private readonly ArrowBuilder[] _columns;
    private readonly ArrowFileOptions _options;
    private readonly Schema _schema;
    private readonly Stream _output;
    private readonly ArrowStreamWriter _writer;
    private int _rows;

    private RecordBatchWriter(Stream output, RowSchema schema, ArrowBuilder[] columns, ArrowFileOptions options, bool isStream)
        : base(schema)
    {
        _columns = columns;
        _options = options;
        _schema = new Schema(columns.Select(column => column.Field), null);
        _output = output;
        var ipc = new IpcOptions
        {
            CompressionCodecFactory = new CompressionCodecFactory(),
            CompressionCodec = options.Compression switch
            {
                ArrowCompression.Lz4 => CompressionCodecType.Lz4Frame,
                ArrowCompression.Zstd => CompressionCodecType.Zstd,
                _ => null,
            },
        };
        _writer = isStream ? new ArrowStreamWriter(output, _schema, leaveOpen: true, ipc) : new ArrowFileWriter(new PositionedStream(output), _schema, leaveOpen: true, ipc);
    }

    /// <param name="open">Opens what is written to, which the writer then owns.</param>
    /// <param name="schema">The columns.</param>
    /// <param name="options">How it is laid out.</param>
    /// <param name="isStream">Whether it is the stream format, without a footer.</param>
    public static async ValueTask<RecordBatchWriter> CreateAsync(Func<ValueTask<Stream>> open, RowSchema schema, ArrowFileOptions options, bool isStream)
    {
        ColumnChoice.RefuseUnwritable(schema, "An Arrow file");
        var columns = schema.Select(column => ArrowBuilder.Create(column, options)).ToArray();
        return new RecordBatchWriter(await open().ConfigureAwait(false), schema, columns, options, isStream);
    }

    protected override bool IsFull => _rows >= _options.BatchRows || _columns.Sum(column => column.TextBytes) >= _options.BatchTextBytes;

    // The writer is left alone: closing it would write an end behind rows that are not all there.
    public override async ValueTask DisposeAsync() => await _output.DisposeAsync().ConfigureAwait(false);

    protected override void Append(RowReader rows, long rowNumber)
    {
        try
        {
            for (var i = 0; i < _columns.Length; i++)
                _columns[i].Append(rows, i, rowNumber);
        }
        catch
        {
            foreach (var column in _columns)
                column.TruncateTo(_rows);
            throw;
        }

        _rows++;
    }

    protected override async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        // Its arrays lie over memory of the columns, so there is nothing to dispose.
        var batch = new RecordBatch(_schema, _columns.Select(column => column.Build()), _rows);
        await _writer.WriteRecordBatchAsync(batch, cancellationToken).ConfigureAwait(false);
        foreach (var column in _columns)
            column.Clear();
        _rows = 0;
    }

    protected override async ValueTask<TransferResult> FinishAsync(CancellationToken cancellationToken)
    {
        // Without any batch Apache.Arrow leaves the columns out, so that nobody could read the file.
        if (_rows > 0 || RowsWritten == 0)
            await FlushAsync(cancellationToken).ConfigureAwait(false);
        await _writer.WriteEndAsync(cancellationToken).ConfigureAwait(false);
        await _output.FlushAsync(cancellationToken).ConfigureAwait(false);
        if (_output is UnfinishedStream unfinished)
            await unfinished.CommitAsync(cancellationToken).ConfigureAwait(false);
        return new TransferResult(RowsWritten);
    }
}
