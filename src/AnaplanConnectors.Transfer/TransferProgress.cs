namespace AnaplanConnectors.Transfer;

/// <summary>How far a phase of a transfer has come. Reported now and then, from any thread, each phase on its own.</summary>
/// <param name="Phase">Which part of the transfer this is about.</param>
public sealed record TransferProgress(TransferPhase Phase)
{
    /// <summary>Rows so far; zero in phases that know none.</summary>
    public long Rows { get; init; }

    /// <summary>Bytes so far, before compression; zero in phases that know none.</summary>
    public long Bytes { get; init; }

    /// <summary>Chunks acknowledged or received so far.</summary>
    public int Chunks { get; init; }

    /// <summary>All chunks, once that is known.</summary>
    public int? ChunkCount { get; init; }

    /// <summary>The part that is done, from 0 to 1, where it can be told.</summary>
    public double? Fraction { get; init; }

    /// <summary>What the service says it is doing, in its words.</summary>
    public string? Note { get; init; }

    /// <summary>Whether the phase has ended.</summary>
    public bool IsFinished { get; init; }
}

/// <summary>The phases of a transfer, in the order in which they end.</summary>
public enum TransferPhase
{
    /// <summary>The export runs on the server.</summary>
    Export,

    /// <summary>Rows or bytes come from the source.</summary>
    Read,

    /// <summary>Chunks go to the server.</summary>
    Upload,

    /// <summary>The import, or another action, runs on the server.</summary>
    Run,
}
