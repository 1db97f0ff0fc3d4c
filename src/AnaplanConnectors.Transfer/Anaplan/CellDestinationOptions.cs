using System.ComponentModel;
using AnaplanConnectors.Client;

namespace AnaplanConnectors.Transfer.Anaplan;

/// <summary>How rows become cells of a module.</summary>
public sealed class CellDestinationOptions
{
    /// <summary>What the values of dimension columns are. Default: <see cref="ItemKey.Name"/>.</summary>
    [Category("Cells"), DisplayName("Items by"), Description("What the values of dimension columns are: names, codes or ids of items.")]
    public ItemKey ItemsBy { get; init; }

    /// <summary>How many cells go in a request. So many cells are held in memory.</summary>
    public CellWriteOptions Write { get; init; } = new();

    /// <summary>Refused rows that are kept to be handed back; further ones are only counted. Default: 100,000.</summary>
    [Category("Cells"), DisplayName("Kept rejects"), Description("Refused rows that are kept to be handed back.")]
    public int MaxKeptRejects { get; init; } = 100_000;

    /// <summary>Told after each request. Default: nobody.</summary>
    public IProgress<TransferProgress>? Progress { get; init; }

    internal IEnumerable<string> Problems()
    {
        if (Write.BatchSize is < 1 or > 100_000)
            yield return FormattableString.Invariant($"BatchSize is {Write.BatchSize:N0} (allowed: 1 to 100,000)");
        if (MaxKeptRejects < 0)
            yield return FormattableString.Invariant($"MaxKeptRejects is {MaxKeptRejects:N0} (allowed: 0 and more)");
    }
}

/// <summary>What finds an item of a dimension (API reference 3.10).</summary>
public enum ItemKey
{
    /// <summary>Its name.</summary>
    Name,

    /// <summary>Its code. Periods and versions have none and are found by their names.</summary>
    Code,

    /// <summary>Its id.</summary>
    Id,
}
