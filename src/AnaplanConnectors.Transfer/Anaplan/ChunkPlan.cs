namespace AnaplanConnectors.Transfer.Anaplan;

/// <summary>
/// How large each chunk becomes when nobody knows how many there will be. The service takes 1,000 chunks of up to 50 MB
/// (API reference 5.1); starting small keeps memory flat for all but the largest files.
/// </summary>
internal static class ChunkPlan
{
    public const int MaxChunks = 1_000;

    private const int Usual = 10_000_000;

    private const int UsualChunks = 600;

    // A chunk ends behind the row that fills it, and a row has at most 16 MB: this leaves room below 50 MB.
    private const int Large = 33_000_000;

    public static int TargetSize(int index, int? chosen) => chosen ?? (index < UsualChunks ? Usual : Large);

    /// <summary>
    /// Most bytes of chunks that are compressed, or wait or are on their way compressed. Enough for the usual ones on networks of any
    /// speed: what is on its way is smaller by then. Where the sizes are ours, larger chunks and those that gzip does not make smaller share it:
    /// fewer of them are under way. Sizes that were chosen get what they ask for.
    /// </summary>
    public static long RoomOf(UploadOptions options) => options.ChunkSize is { } chosen
        ? chosen * (options.CompressingThreads + options.Parallelism + 1L)
        : Usual * (options.CompressingThreads + ((options.Parallelism + 3L) / 4));
}
