using System.ComponentModel;

namespace AnaplanConnectors.Client;

/// <summary>How cells are written.</summary>
public sealed class CellWriteOptions
{
    /// <summary>Cells of a request at most, 1 to 100,000 (API reference 8.1). Default: 100,000.</summary>
    [Category("Cells"), DisplayName("Batch size"), Description("Cells of a request at most.")]
    public int BatchSize { get; init; } = 100_000;

    /// <summary>Bytes of a request at most, up to 15,000,000 (API reference 8.1). Default: 15,000,000.</summary>
    [Category("Cells"), DisplayName("Batch bytes"), Description("Bytes of a request at most.")]
    public int BatchBytes { get; init; } = 15_000_000;

    internal IEnumerable<string> Problems()
    {
        if (BatchSize is < 1 or > 100_000)
            yield return Invariant($"BatchSize is {BatchSize:N0} (allowed: 1 to 100,000)");
        if (BatchBytes is < 1_000 or > 15_000_000)
            yield return Invariant($"BatchBytes is {BatchBytes:N0} (allowed: 1,000 to 15,000,000)");
    }
}

/// <summary>What became of cells that were written.</summary>
/// <param name="Changed">Cells that have a new value.</param>
/// <param name="Total">Cells that were sent.</param>
/// <param name="Failures">Cells that could not be set. Known type: "cellIsCalculated"; an open set.</param>
public sealed record CellWriteResult(long Changed, long Total, IReadOnlyList<WriteFailure> Failures);

/// <summary>A row of a request that had no effect.</summary>
/// <param name="Index">Its position among everything that was passed, from zero.</param>
/// <param name="Type">The service's word for the reason. An open set.</param>
/// <param name="Message">The reason in words.</param>
public sealed record WriteFailure(long Index, string Type, string Message);
