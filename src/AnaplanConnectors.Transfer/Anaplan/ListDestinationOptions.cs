using System.ComponentModel;
using AnaplanConnectors.Client;

namespace AnaplanConnectors.Transfer.Anaplan;

/// <summary>How rows become items of a list.</summary>
public sealed class ListDestinationOptions : DirectLoadOptions
{
    /// <summary>What is done with the items. Default: <see cref="ListLoad.Upsert"/>.</summary>
    [Category("List"), DisplayName("Load"), Description("What is done with the items: upsert, add, update or delete.")]
    public ListLoad Load { get; init; }

    /// <summary>How many items go in a request. So many rows are held in memory.</summary>
    public ListWriteOptions Write { get; init; } = new();

    private protected override int RowsOfRequest => Write.BatchSize;
}

/// <summary>What is done with items.</summary>
public enum ListLoad
{
    /// <summary>Items that exist are changed, others are added. May be repeated without harm.</summary>
    Upsert,

    /// <summary>Items are added; those that exist are refused.</summary>
    Add,

    /// <summary>Items are changed; those that do not exist are refused. May be repeated without harm.</summary>
    Update,

    /// <summary>Items are deleted by <c>id</c>, else by <c>code</c>; those that do not exist are refused. Other columns do not matter.</summary>
    Delete,
}
