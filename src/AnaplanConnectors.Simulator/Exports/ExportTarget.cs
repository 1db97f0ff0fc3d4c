namespace AnaplanConnectors.Simulator;

/// <summary>What an export exports.</summary>
internal abstract record ExportTarget;

/// <summary>A list, one line an item.</summary>
internal sealed record ListExportTarget(ListState List) : ExportTarget;

/// <summary>Cells of a module, its dimensions and line items spread over the axes of a grid.</summary>
/// <param name="Dimensions">The dimensions of the line items, in the order of positions.</param>
/// <param name="LineItems">Line items in the order of columns.</param>
/// <param name="Pages">Dimensions on pages.</param>
/// <param name="Columns">Dimensions on columns.</param>
/// <param name="Rows">Dimensions on rows.</param>
/// <param name="Filters">Boolean line items; rows are shown where all of them are true.</param>
internal sealed record ModuleExportTarget(IReadOnlyList<Dimension> Dimensions, IReadOnlyList<LineItemState> LineItems,
    IReadOnlyList<Dimension> Pages,
    IReadOnlyList<Dimension> Columns, IReadOnlyList<Dimension> Rows, IReadOnlyList<LineItemState> Filters) : ExportTarget
{
    /// <summary>Member by dimension on pages.</summary>
    public IReadOnlyDictionary<string, string> CurrentPage { get; init; } = new Dictionary<string, string>();

    /// <summary>Parents and totals of time are hidden.</summary>
    public bool HideSummaries { get; init; }

    /// <summary>Rows without any value are left out.</summary>
    public bool OmitEmptyRows { get; init; }

    /// <summary>The same cells with line items on columns and everything else on rows, as tabular reads want it.</summary>
    public ModuleExportTarget Unfolded() => this with
    {
        Pages = [],
        Columns = [new LineItemsDimension()],
        Rows = [.. Pages.Concat(Columns).Concat(Rows).Where(dimension => dimension is not LineItemsDimension)],
    };
}
