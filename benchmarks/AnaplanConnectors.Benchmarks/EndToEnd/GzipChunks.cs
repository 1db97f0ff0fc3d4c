using System.IO.Compression;

namespace AnaplanConnectors.Benchmarks;

/// <summary>The bytes of the table cut into chunks, and what the framework's own gzip makes of them: the baseline.</summary>
internal static class GzipChunks
{
    private const int ChunkSize = 10_000_000;

    public static IReadOnlyList<ReadOnlyMemory<byte>> Cut(byte[] bytes)
        => [.. Enumerable.Range(0, (bytes.Length + ChunkSize - 1) / ChunkSize)
            .Select(i => (ReadOnlyMemory<byte>)bytes.AsMemory(i * ChunkSize, Math.Min(ChunkSize, bytes.Length - (i * ChunkSize))))];

    public static byte[] Compress(ReadOnlyMemory<byte> chunk, int level)
    {
        using var output = new MemoryStream();
        Compress(chunk, level, output);
        return output.ToArray();
    }

    /// <summary>Compresses all chunks on as many threads as there are processors, each into a buffer of its own that is used again.</summary>
    public static Task CompressAllAsync(IReadOnlyList<ReadOnlyMemory<byte>> chunks, int level)
    {
        var next = -1;
        return Task.WhenAll(Enumerable.Range(0, Environment.ProcessorCount).Select(_ => Task.Run(() =>
        {
            using var output = new MemoryStream(ChunkSize);
            while (Interlocked.Increment(ref next) is var i && i < chunks.Count)
            {
                output.SetLength(0);
                Compress(chunks[i], level, output);
            }
        })));
    }

    public static void Inflate(IReadOnlyList<byte[]> chunks)
    {
        var buffer = new byte[64 * 1024];
        foreach (var chunk in chunks)
        {
            using var gzip = new GZipStream(new MemoryStream(chunk), CompressionMode.Decompress);
            while (gzip.Read(buffer) > 0)
            {
                // Only the work counts.
            }
        }
    }

    private static void Compress(ReadOnlyMemory<byte> chunk, int level, MemoryStream output)
    {
        using var gzip = new GZipStream(output, new ZLibCompressionOptions { CompressionLevel = level }, leaveOpen: true);
        gzip.Write(chunk.Span);
    }
}
