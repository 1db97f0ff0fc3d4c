namespace AnaplanConnectors.Simulator;

/// <summary>
/// The data of a model at one moment: items of all lists, cells of all line items, timescale and versions. What is published
/// never changes; a <see cref="ModelTransaction"/> makes the next moment from copies. So readers need no lock and never see half
/// an import.
/// </summary>
internal sealed class ModelData(ListItems[] lists, CellStore[] cells, ModelFrame frame)
{
    /// <summary>Timescale, versions and users.</summary>
    public ModelFrame Frame { get; } = frame;

    public Calendar Calendar => Frame.Calendar;

    public ListItems Items(ListState list) => lists[list.Index];

    public CellStore Cells(LineItemState lineItem) => cells[lineItem.Index];

    /// <summary>Members a dimension has coordinates for.</summary>
    public int CountOf(Dimension dimension) => dimension switch
    {
        ListDimension of => Items(of.List).Count,
        SubsetDimension of => Items(of.List).Count,
        TimeDimension time => Calendar.Periods(time.Level).Count,
        VersionsDimension => Frame.Versions.Count,
        UsersDimension => Frame.Users.Count,
        _ => throw new ArgumentOutOfRangeException(nameof(dimension), dimension.Name, "Unknown kind of dimension."),
    };

    public ListItems[] CopyLists() => [.. lists];

    public CellStore[] CopyCells() => [.. cells];
}

/// <summary>The members of the built-in dimensions at one moment.</summary>
internal sealed record ModelFrame(Calendar Calendar, IReadOnlyList<VersionState> Versions, IReadOnlyList<UserState> Users);
