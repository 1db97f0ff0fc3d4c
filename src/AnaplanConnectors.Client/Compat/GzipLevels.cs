using System.IO.Compression;

namespace AnaplanConnectors.Client;

internal static class GzipLevels
{
    /// <summary>A stream that compresses at a level of 1 to 9 as zlib counts, or at the nearest one there is.</summary>
    public static GZipStream Compress(Stream output, int level)
#if NET
        => new(output, new ZLibCompressionOptions { CompressionLevel = level });
#else
        => new(output, level <= 3 ? CompressionLevel.Fastest : CompressionLevel.Optimal);
#endif
}
