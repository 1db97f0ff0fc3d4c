namespace AnaplanConnectors.Simulator;

/// <summary>
/// The data of a model at one moment: items of all lists, cells of all line items. What is published never changes; a
/// <see cref="ModelTransaction"/> makes the next moment from copies. So readers need no lock and never see half an import.
/// </summary>
internal sealed class ModelData(ListItems[] lists, CellStore[] cells)
{
    public ListItems Items(ListState list) => lists[list.Index];

    public CellStore Cells(LineItemState lineItem) => cells[lineItem.Index];

    /// <summary>Members a dimension has coordinates for.</summary>
    public int CountOf(Dimension dimension) => dimension switch
    {
        ListDimension of => Items(of.List).Count,
        TimeDimension time => time.Calendar.Periods(time.Level).Count,
        VersionsDimension of => of.Versions.Count,
        _ => throw new ArgumentOutOfRangeException(nameof(dimension), dimension.Name, "Unknown kind of dimension."),
    };

    public ListItems[] CopyLists() => [.. lists];

    public CellStore[] CopyCells() => [.. cells];
}
