using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Anaplan;

/// <summary>What a delivery to an import would do, found out by reading only.</summary>
public sealed class ImportPlan
{
    private readonly UploadOptions _upload;

    internal ImportPlan(ImportTarget target, IReadOnlyList<int> ordinals, ImportOptions options)
    {
        Import = target.Import;
        File = target.File;
        Columns = target.Columns;
        Ordinals = ordinals;
        Encoding = target.Format.Encoding;
        IsRepeatable = options.Start.Idempotent;
        _upload = options.Upload;
    }

    /// <summary>The import that would be started.</summary>
    public AnaplanImport Import { get; }

    /// <summary>The file whose content would be replaced; <see cref="AnaplanFile.ChunkCount"/> tells whether this user has any.</summary>
    public AnaplanFile File { get; }

    /// <summary>The columns of the file, in its order.</summary>
    public RowSchema Columns { get; }

    /// <summary>For each of them the ordinal of the rows' column that it takes its values from.</summary>
    public IReadOnlyList<int> Ordinals { get; }

    /// <summary>Encoding of the file.</summary>
    public string Encoding { get; }

    /// <summary>Whether the import may be started again when it is not known whether it was (<see cref="TaskStartOptions"/>).</summary>
    public bool IsRepeatable { get; }

    /// <summary>Chunks that so many bytes of text need.</summary>
    /// <param name="bytes">Bytes before compression.</param>
    public int ChunksOf(long bytes)
    {
        var chunks = 0;
        for (; bytes > 0 && chunks < ChunkPlan.MaxChunks; chunks++)
            bytes -= ChunkPlan.TargetSize(chunks, _upload.ChunkSize);
        return Math.Max(1, chunks);
    }

    /// <summary>
    /// Most bytes of chunks in memory at a time, before the first 500 chunks: those that wait or are sent, the one that is filled, and what each
    /// thread has compressed of its chunk.
    /// </summary>
    public long MaxBytesInMemory
        => ChunkPlan.RoomOf(_upload) + ((_upload.CompressingThreads + 1L) * ChunkPlan.TargetSize(0, _upload.ChunkSize));
}
