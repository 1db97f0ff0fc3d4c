namespace AnaplanConnectors.Transfer.Runs;

/// <summary>How a resumed run gets bytes again that the service does not have yet.</summary>
/// <param name="SpoolLimit">Most bytes that may be kept on disk, compressed; null: nothing is kept, and the source is read again.</param>
public sealed record Replay(long? SpoolLimit)
{
    /// <summary>Compressed bytes that are kept unless something else is chosen: 10 GB.</summary>
    public const long DefaultSpoolLimit = 10_000_000_000;

    /// <summary>The source is read again and compared with what was sent.</summary>
    public static Replay Reread { get; } = new((long?)null);

    /// <summary>Chunks are kept on disk until the import has ended, at most <see cref="DefaultSpoolLimit"/>.</summary>
    public static Replay Spool { get; } = new(DefaultSpoolLimit);
}
