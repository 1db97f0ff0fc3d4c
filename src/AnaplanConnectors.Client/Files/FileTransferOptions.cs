using System.ComponentModel;

namespace AnaplanConnectors.Client;

/// <summary>How the bytes of a file are sent.</summary>
public sealed class FileUploadOptions
{
    /// <summary>
    /// Bytes per chunk before compression, 1 to 50 MB. Null, the default: 10 MB, or as much as 1,000 chunks need to hold the file;
    /// when the length is unknown 10 MB for 100 chunks and 50 MB from then on.
    /// </summary>
    [Category("Upload"), DisplayName("Chunk size"), Description("Bytes per chunk before compression, 1 to 50 MB. Unset: 10 MB, or more where 1,000 chunks would not hold the file.")]
    public int? ChunkSize { get; init; }

    /// <summary>Chunks under way at the same time, 1 to 16. Default: 4. Memory grows with it, by one compressed chunk each.</summary>
    [Category("Upload"), DisplayName("Parallelism"), Description("Chunks under way at the same time, 1 to 16.")]
    public int Parallelism { get; init; } = 4;

    /// <summary>0 for no compression, 1 (fast) to 6 (small). Default: 3.</summary>
    [Category("Upload"), DisplayName("Gzip level"), Description("0 for no compression, 1 (fast) to 6 (small).")]
    public int GzipLevel { get; init; } = 3;

    /// <summary>Told what the upload reaches, and asked what an earlier process has reached. Default: nobody.</summary>
    public IUploadJournal? Journal { get; init; }

    internal IEnumerable<string> Problems()
    {
        if (ChunkSize is < 1_000_000 or > FileUpload.MaxChunkLength)
            yield return Invariant($"ChunkSize is {ChunkSize:N0} (allowed: 1 to 50 MB)");
        if (Parallelism is < 1 or > 16)
            yield return Invariant($"Parallelism is {Parallelism} (allowed: 1 to 16)");
        if (GzipLevel is < 0 or > ChunkWriter.MaxGzipLevel)
            yield return Invariant($"GzipLevel is {GzipLevel} (allowed: 0 to {ChunkWriter.MaxGzipLevel})");
    }
}

/// <summary>How the bytes of a file are fetched.</summary>
public sealed class FileDownloadOptions
{
    /// <summary>Chunks fetched ahead of the reader, 1 to 16. Default: 3. Memory grows with it, by about 10 MB each.</summary>
    [Category("Download"), DisplayName("Prefetch"), Description("Chunks fetched ahead of the reader, 1 to 16.")]
    public int Prefetch { get; init; } = 3;

    internal IEnumerable<string> Problems()
    {
        if (Prefetch is < 1 or > 16)
            yield return Invariant($"Prefetch is {Prefetch} (allowed: 1 to 16)");
    }
}

/// <summary>How far an upload is.</summary>
/// <param name="ChunksSent">Chunks that the service has acknowledged.</param>
/// <param name="ChunkCount">Chunks in all; null when unknown.</param>
/// <param name="BytesSent">Bytes of acknowledged chunks as they were sent.</param>
/// <param name="BytesAcknowledged">The same before compression.</param>
public sealed record UploadProgress(int ChunksSent, int? ChunkCount, long BytesSent, long BytesAcknowledged);

/// <summary>How far a download is.</summary>
/// <param name="ChunksReceived">Chunks handed on entirely.</param>
/// <param name="ChunkCount">Chunks in all.</param>
/// <param name="BytesReceived">Bytes handed on.</param>
public sealed record DownloadProgress(int ChunksReceived, int ChunkCount, long BytesReceived);
