using System.IO.Compression;
using Parquet;

namespace AnaplanConnectors.Arrow;

/// <summary>Encodes by Parquet.Net, the engine that is always there.</summary>
internal sealed class ParquetNetEncoder : FileEncoder
{
    private readonly ParquetWriter _writer;
    private readonly WriteRoom _room;

    private ParquetNetEncoder(ParquetWriter writer, WriteRoom room)
    {
        _writer = writer;
        _room = room;
    }

    public static new async ValueTask<FileEncoder> CreateAsync(
        Stream file, RowGroupBuffer buffer, ParquetFileOptions options, CancellationToken cancellationToken)
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
        var writer = await ParquetWriter.CreateAsync(buffer.Schema, file, writerOptions, cancellationToken: cancellationToken).ConfigureAwait(false);
        return new ParquetNetEncoder(writer, new WriteRoom(writerOptions));
    }

    public override Task WriteAsync(RowGroupBuffer buffer, CancellationToken cancellationToken) => buffer.WriteAsync(_writer, _room, cancellationToken);

    // Disposing the writer is what writes the footer, so an encoder that is not completed leaves it alone.
    public override async ValueTask CompleteAsync(IReadOnlyDictionary<string, string> metadata, CancellationToken cancellationToken)
    {
        if (metadata.Count > 0)
            _writer.CustomMetadata = metadata;
        await _writer.DisposeAsync().ConfigureAwait(false);
    }
}
