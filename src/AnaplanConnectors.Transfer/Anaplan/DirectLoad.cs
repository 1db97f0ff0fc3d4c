using System.ComponentModel;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Anaplan;

/// <summary>How rows are loaded without an import: request by request, each of which takes effect at once (docs/decisions/0021).</summary>
public abstract class DirectLoadOptions
{
    private protected DirectLoadOptions()
    {
    }

    /// <summary>Refused rows that are kept to be handed back; further ones are only counted. Default: 100,000.</summary>
    [Category("Loading"), DisplayName("Kept rejects"), Description("Refused rows that are kept to be handed back.")]
    public int MaxKeptRejects { get; init; } = 100_000;

    /// <summary>Told after each request. Default: nobody.</summary>
    public IProgress<TransferProgress>? Progress { get; init; }

    private protected abstract int RowsOfRequest { get; }

    internal IReadOnlyList<string> Problems()
    {
        var problems = new List<string>();
        if (RowsOfRequest is < 1 or > 100_000)
            problems.Add(FormattableString.Invariant($"BatchSize is {RowsOfRequest:N0} (allowed: 1 to 100,000)"));
        if (MaxKeptRejects < 0)
            problems.Add(FormattableString.Invariant($"MaxKeptRejects is {MaxKeptRejects:N0} (allowed: 0 and more)"));
        return problems;
    }
}

/// <summary>What a delivery without an import came to.</summary>
/// <param name="RowsWritten">Rows sent and not refused.</param>
/// <param name="RowsRejected">Rows that had no effect.</param>
/// <param name="RejectedRows">
/// The refused rows and those with warnings, up to <see cref="DirectLoadOptions.MaxKeptRejects"/>; null when there are none.
/// </param>
public abstract record DirectLoadResult(long RowsWritten, long RowsRejected, ISource? RejectedRows) : LoadResult(RowsWritten, RowsRejected, RejectedRows)
{
    /// <summary>Refused rows that are counted but not among <see cref="TransferResult.RejectedRows"/>, because they were too many.</summary>
    public required long RejectsDropped { get; init; }
}
