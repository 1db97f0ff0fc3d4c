using System.Buffers.Binary;
using System.IO.Compression;
using K4os.Compression.LZ4;
using Parquet.Meta;
using Snappier;
using ZstdSharp;

namespace AnaplanConnectors.Arrow;

/// <summary>
/// Decompresses a page into exactly the bytes that its head promises. Parquet.Net takes too little for enough, and the rest from
/// whatever its buffer held before.
/// </summary>
internal sealed class PageCodec : IDisposable
{
    private readonly Decompressor _zstd = new();

    public void Dispose() => _zstd.Dispose();

    /// <exception cref="DamagedException">The bytes are damaged, or not as many as they should be.</exception>
    public void Decompress(CompressionCodec codec, ReadOnlyMemory<byte> source, Span<byte> target)
    {
        if (target.IsEmpty)
            return;
        var written = 0;
        try
        {
            written = codec switch
            {
                CompressionCodec.UNCOMPRESSED => Copy(source.Span, target),
                CompressionCodec.SNAPPY => Snappy.TryDecompress(source.Span, target, out var count) ? count : 0,
                CompressionCodec.GZIP => Gunzip(source, target),
                CompressionCodec.BROTLI => BrotliDecoder.TryDecompress(source.Span, target, out var count) ? count : 0,
                CompressionCodec.ZSTD => _zstd.TryUnwrap(source.Span, target, out var count) ? count : 0,
                CompressionCodec.LZ4_RAW => LZ4Codec.Decode(source.Span, target),
                CompressionCodec.LZ4 => FramedLz4(source.Span, target) is var count and > 0 ? count : LZ4Codec.Decode(source.Span, target),
                _ => throw new DamagedException($"its compression ({codec}) is not supported; write it with zstd, snappy, gzip, brotli or lz4_raw"),
            };
        }
        catch (Exception problem) when (problem is InvalidDataException or ZstdException or ArgumentException)
        {
            throw new DamagedException($"a page does not decompress: {problem.Message.TrimEnd('.')}");
        }

        if (written != target.Length)
            throw new DamagedException("a page does not decompress to the length that it states");
    }

    private static int Copy(ReadOnlySpan<byte> source, Span<byte> target)
        => source.TryCopyTo(target) ? source.Length : 0;

    // Some writers put several gzip members behind each other, which the stream joins.
    private static int Gunzip(ReadOnlyMemory<byte> source, Span<byte> target)
    {
        using var gzip = new GZipStream(new ContentStream(source), CompressionMode.Decompress);
        var count = gzip.ReadAtLeast(target, target.Length, throwOnEndOfStream: false);
        return gzip.ReadByte() < 0 ? count : 0;
    }

    /// <summary>LZ4 as Hadoop wrote it: blocks, each with both lengths in front. Zero when the bytes are not that.</summary>
    private static int FramedLz4(ReadOnlySpan<byte> source, Span<byte> target)
    {
        const int Head = 2 * sizeof(int);
        var written = 0;
        while (source.Length >= Head)
        {
            var whole = BinaryPrimitives.ReadUInt32BigEndian(source);
            var packed = BinaryPrimitives.ReadUInt32BigEndian(source[sizeof(int)..]);
            if (packed > source.Length - Head || whole > target.Length - written)
                return 0;
            if (LZ4Codec.Decode(source.Slice(Head, (int)packed), target.Slice(written, (int)whole)) != whole)
                return 0;
            written += (int)whole;
            source = source[(Head + (int)packed)..];
        }

        return source.IsEmpty ? written : 0;
    }
}
