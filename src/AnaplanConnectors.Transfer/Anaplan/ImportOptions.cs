using System.ComponentModel;
using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer.Csv;
using AnaplanConnectors.Transfer.Runs;

namespace AnaplanConnectors.Transfer.Anaplan;

/// <summary>How rows are delivered to an import.</summary>
public sealed class ImportOptions
{
    /// <summary>How chunks are cut, compressed and sent.</summary>
    public UploadOptions Upload { get; init; } = new();

    /// <summary>How the import is started: answers to prompted mappings, and whether it may be started again when in doubt.</summary>
    public TaskStartOptions Start { get; init; } = new();

    /// <summary>How the end of the import is awaited.</summary>
    public TaskWaitOptions Wait { get; init; } = new();

    /// <summary>
    /// Patterns of date columns, by the import's name: the pattern that the import was set up with is not told by the service
    /// (API reference 6.3). Default: <c>yyyy-MM-dd</c>.
    /// </summary>
    public IReadOnlyList<ColumnFormat> ColumnFormats { get; init; } = [];

    /// <summary>How columns of the rows are matched to those of the import's file. Default: by name.</summary>
    [Category("Import"), DisplayName("Matching"), Description("How columns are matched: by name or by position.")]
    public ColumnMatching Matching { get; init; }

    /// <summary>
    /// The import's name of a column, by its name in the rows, where the two differ. Default: none, names are equal apart from
    /// case.
    /// </summary>
    public IReadOnlyDictionary<string, string> ColumnMap { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// What happens to columns that the import's file does not have. Default: the delivery is refused before anything is sent.
    /// </summary>
    [Category("Import"), DisplayName("Extra columns"), Description("What happens to columns that the import's file does not have.")]
    public ExtraColumns ExtraColumns { get; init; } = ExtraColumns.Refuse;

    /// <summary>
    /// Whether cancelling the delivery also asks the service to cancel the running import. Default: no, only our waiting ends.
    /// </summary>
    [Category("Import"), DisplayName("Cancel task"), Description("Whether cancelling also cancels the import that runs.")]
    public bool CancelTask { get; init; }

    /// <summary>The run that this delivery belongs to: it records every step, and is resumed from there. Default: none, no trail is kept.</summary>
    public TransferRun? Run { get; init; }

    /// <summary>How a resumed run gets bytes again that the service does not have. Default: the source is read again and compared.</summary>
    public Replay Replay { get; init; } = Replay.Reread;

    /// <summary>The clock that <see cref="ImportResult.RunTime"/> is read from. Default: the machine's.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Told about uploading and about the running import, a few times a second at most. Default: nobody.</summary>
    public IProgress<TransferProgress>? Progress { get; init; }

    /// <summary>What is outside its limits, a clause for each. Asks nobody.</summary>
    public IEnumerable<string> Problems() => Upload.Problems();
}

/// <summary>How columns are matched.</summary>
public enum ColumnMatching
{
    /// <summary>Names are equal, apart from case where that is the only match.</summary>
    ByName,

    /// <summary>The first goes to the first: for rows without names. Their numbers have to be equal.</summary>
    ByPosition,
}

/// <summary>What happens to columns that the destination does not have.</summary>
public enum ExtraColumns
{
    /// <summary>Nothing is sent; the error names them.</summary>
    Refuse,

    /// <summary>They are left out.</summary>
    LeaveOut,
}

/// <summary>How chunks are cut, compressed and sent.</summary>
public sealed class UploadOptions
{
    /// <summary>
    /// Bytes of a chunk before compression. Default: 10 MB for the first 600 chunks, then 33 MB, so that 1,000
    /// chunks carry 19 GB (API reference 5.1). A set size holds for all chunks. A chunk ends at the end of a row and may
    /// exceed its size by one row.
    /// </summary>
    [Category("Upload"), DisplayName("Chunk size"), Description("Bytes of a chunk before compression, 1 to 33 MB.")]
    public int? ChunkSize { get; init; }

    /// <summary>Chunks on their way at a time. Default: 4; 1 sends them in order.</summary>
    [Category("Upload"), DisplayName("Parallel uploads"), Description("Chunks on their way at a time, 1 to 16.")]
    public int Parallelism { get; init; } = 4;

    /// <summary>
    /// Level of gzip, 1 (fast) to 6 (small), or 0 for none. Default: starts at 3 and follows the upload queue, faster while the
    /// network waits for the processor and smaller while the processor waits for the network.
    /// </summary>
    [Category("Upload"), DisplayName("Gzip level"), Description("Level of gzip, 0 to 6; empty to follow the upload queue.")]
    public int? GzipLevel { get; init; }

    /// <summary>Threads that compress. Default: one per processor.</summary>
    [Category("Upload"), DisplayName("Compressing threads"), Description("Threads that compress, 1 to 64.")]
    public int CompressingThreads { get; init; } = Environment.ProcessorCount;

    internal IEnumerable<string> Problems()
    {
        if (ChunkSize is < 1_000_000 or > 33_000_000)
            yield return FormattableString.Invariant($"ChunkSize is {ChunkSize:N0} (allowed: 1 to 33 MB)");
        if (Parallelism is < 1 or > 16)
            yield return $"Parallelism is {Parallelism} (allowed: 1 to 16)";
        if (GzipLevel is < 0 or > 6)
            yield return $"GzipLevel is {GzipLevel} (allowed: 0 to 6)";
        if (CompressingThreads is < 1 or > 64)
            yield return $"CompressingThreads is {CompressingThreads} (allowed: 1 to 64)";
    }
}
