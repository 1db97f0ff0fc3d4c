using System.ComponentModel;
using AnaplanConnectors.Client;

namespace AnaplanConnectors.Transfer.Anaplan;

/// <summary>How rows become cells of a module.</summary>
public sealed class CellDestinationOptions : DirectLoadOptions
{
    /// <summary>What the values of dimension columns are. Default: <see cref="ItemKey.Name"/>.</summary>
    [Category("Cells"), DisplayName("Items by"), Description("What the values of dimension columns are: names, codes or ids of items.")]
    public ItemKey ItemsBy { get; init; }

    /// <summary>How many cells go in a request. So many cells are held in memory.</summary>
    public CellWriteOptions Write { get; init; } = new();

    private protected override int RowsOfRequest => Write.BatchSize;
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
