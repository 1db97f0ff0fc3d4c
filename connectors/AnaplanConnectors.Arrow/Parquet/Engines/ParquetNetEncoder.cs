using System.IO.Compression;
using Parquet;

namespace AnaplanConnectors.Arrow;

/// <summary>
/// Encodes by Parquet.Net, the engine that is always there, a column at a time. Its asynchronous methods wait for nothing but the stream, and a
/// stream in memory never lets them wait.
/// </summary>
internal sealed class ParquetNetEncoder : FileEncoder
{
    private readonly ParquetWriter _writer;
    private readonly WriteRoom _room;

    public ParquetNetEncoder(Stream file, EncodingThread thread, RowGroupBuffer buffer, ParquetFileOptions options)
        : base(file, thread)
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
        _writer = ParquetWriter.CreateAsync(buffer.Schema, Encoded, writerOptions).GetAwaiter().GetResult();
        _room = new WriteRoom(writerOptions);
    }

    public override async Task WriteAsync(RowGroupBuffer buffer, CancellationToken cancellationToken)
    {
        using (var group = _writer.CreateRowGroup())
        {
            foreach (var column in buffer.Columns)
                await EncodeAsync(() => column.WriteAsync(group, _room, cancellationToken).GetAwaiter().GetResult(), cancellationToken).ConfigureAwait(false);
            group.CompleteValidate();
        }

        buffer.Clear();
    }

    // Disposing the writer is what writes the footer, so an encoder that is not completed leaves it alone.
    public override Task CompleteAsync(IReadOnlyDictionary<string, string> metadata, CancellationToken cancellationToken)
    {
        if (metadata.Count > 0)
            _writer.CustomMetadata = metadata;
        return EncodeAsync(() => _writer.DisposeAsync().AsTask().GetAwaiter().GetResult(), cancellationToken);
    }
}
