using System.IO.Compression;
using AnaplanConnectors.Transfer.Rows;
using AnaplanConnectors.Transfer.Storage;
using Parquet;

namespace AnaplanConnectors.Arrow;

/// <summary>
/// Fills one row group while the one before is encoded and written by another thread: reading and writing cost about the same. A third one
/// lies between them, so that neither waits whenever the other is held up.
/// </summary>
internal sealed class ParquetRowWriter : RowDelivery
{
    private const int OtherBuffers = 2;

    private readonly UnfinishedStream _file;
    private readonly ParquetWriter _writer;
    private readonly WriteRoom _room;
    private readonly Func<IReadOnlyDictionary<string, string>>? _metadata;
    private readonly Queue<(RowGroupBuffer Buffer, Task Written)> _others = new();
    private RowGroupBuffer _filling;
    private Task _writing = Task.CompletedTask;
    private bool _isCompleted;

    private ParquetRowWriter(
        RowSchema schema, UnfinishedStream file, ParquetWriter writer, RowGroupBuffer first, ParquetOptions writerOptions, ParquetFileOptions options)
        : base(schema)
    {
        _file = file;
        _writer = writer;
        _room = new WriteRoom(writerOptions);
        _metadata = options.Metadata;
        _filling = first;
        while (_others.Count < OtherBuffers)
            _others.Enqueue((new RowGroupBuffer(schema, options), Task.CompletedTask));
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
            var writerOptions = WriterOptions(options);
            var writer = await ParquetWriter.CreateAsync(first.Schema, file, writerOptions, cancellationToken: cancellationToken)
                .ConfigureAwait(false);
            return new ParquetRowWriter(schema, file, writer, first, writerOptions, options);
        }
        catch
        {
            await file.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public static ParquetOptions WriterOptions(ParquetFileOptions options) => new()
    {
        CompressionMethod = options.Compression switch
        {
            ParquetCompression.None => CompressionMethod.None,
            ParquetCompression.Snappy => CompressionMethod.Snappy,
            ParquetCompression.Zstd => CompressionMethod.Zstd,
            ParquetCompression.Gzip => CompressionMethod.Gzip,
            _ => throw new ArgumentOutOfRangeException(nameof(options), options.Compression, "Unknown compression."),
        },

        // The library's own default is its slowest level, thirty times slower for zstd.
        CompressionLevel = CompressionLevel.Fastest,
    };

    protected override bool IsFull => _filling.IsFull;

    public override async ValueTask DisposeAsync()
    {
        if (!_isCompleted)
            await SettleAsync().ConfigureAwait(false);
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
        if (_metadata is not null)
            _writer.CustomMetadata = _metadata();
        await _writer.DisposeAsync().ConfigureAwait(false); // writes the footer
        await _file.CommitAsync(cancellationToken).ConfigureAwait(false);
        _isCompleted = true;
        return new TransferResult(RowsWritten);
    }

    // Where one row group failed, all behind it do.
    private async Task WriteNextAsync(RowGroupBuffer full, Task before, CancellationToken cancellationToken)
    {
        await before.ConfigureAwait(false);
        await Task.Run(() => full.WriteAsync(_writer, _room, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Waits until nobody writes any more. What failed there has been thrown already, or nobody wants to know.</summary>
    private async Task SettleAsync()
    {
        await _writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
