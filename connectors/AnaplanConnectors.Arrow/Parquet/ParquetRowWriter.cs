using System.IO.Compression;
using AnaplanConnectors.Transfer.Rows;
using Parquet;
using Parquet.Schema;

namespace AnaplanConnectors.Arrow;

/// <summary>
/// Fills one row group while the one before is encoded and written by another thread: reading and writing cost about the same.
/// </summary>
internal sealed class ParquetRowWriter : RowWriter
{
    private readonly UnfinishedFile _file;
    private readonly ParquetWriter _writer;
    private RowGroupBuffer _filling;
    private RowGroupBuffer _spare;
    private Task _writing = Task.CompletedTask;
    private long _rowsWritten;
    private bool _isCompleted;

    private ParquetRowWriter(UnfinishedFile file, ParquetWriter writer, RowGroupBuffer first, RowGroupBuffer second)
    {
        _file = file;
        _writer = writer;
        _filling = first;
        _spare = second;
    }

    public static async Task<ParquetRowWriter> CreateAsync(
        string path, RowSchema schema, ParquetFileOptions options, CancellationToken cancellationToken)
    {
        RefuseDuplicates(schema);
        var first = new RowGroupBuffer(schema, options);
        var file = new UnfinishedFile(path, options.Overwrite);
        try
        {
            var fields = new ParquetSchema(first.Columns.Select(column => (Field)column.Field));
            var writer = await ParquetWriter.CreateAsync(fields, file, WriterOptions(schema, options), cancellationToken: cancellationToken)
                .ConfigureAwait(false);
            var second = new RowGroupBuffer(schema, options);
            return new ParquetRowWriter(file, writer, first, second);
        }
        catch
        {
            await file.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public override async ValueTask WriteAsync(RowReader rows, CancellationToken cancellationToken = default)
    {
        var position = rows as IRowPosition;
        while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            _filling.Append(rows, position?.RowNumber ?? _rowsWritten + 1);
            _rowsWritten++;
            if (_filling.IsFull)
                await HandOverAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public override async ValueTask<TransferResult> CompleteAsync(CancellationToken cancellationToken = default)
    {
        if (_filling.Rows > 0)
            await HandOverAsync(cancellationToken).ConfigureAwait(false);
        await _writing.ConfigureAwait(false);
        await _writer.DisposeAsync().ConfigureAwait(false); // writes the footer
        _file.Commit();
        _isCompleted = true;
        return new TransferResult(_rowsWritten);
    }

    public override async ValueTask DisposeAsync()
    {
        if (!_isCompleted)
            await SettleAsync().ConfigureAwait(false);
        await _file.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Gives the filled row group to the writing thread, once that has finished the one before.</summary>
    private async Task HandOverAsync(CancellationToken cancellationToken)
    {
        await _writing.ConfigureAwait(false);
        (_filling, _spare) = (_spare, _filling);
        var full = _spare;
        _writing = Task.Run(() => full.WriteAsync(_writer, cancellationToken), cancellationToken);
    }

    /// <summary>Waits until nobody writes any more. What failed there has been thrown already, or nobody wants to know.</summary>
    private async Task SettleAsync()
    {
        await _writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static ParquetOptions WriterOptions(RowSchema schema, ParquetFileOptions options)
    {
        var writerOptions = new ParquetOptions
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
        foreach (var column in schema.Where(column => column.Type == ColumnType.Text))
            writerOptions.ColumnEncodingHints[column.Name] = EncodingHint.Dictionary;
        return writerOptions;
    }

    private static void RefuseDuplicates(RowSchema schema)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var column in schema)
        {
            if (!names.Add(column.Name))
                throw new ArgumentException($"Two columns are named '{column.Name}'. A Parquet file wants every name once.", nameof(schema));
        }
    }
}
