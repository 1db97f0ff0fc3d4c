namespace AnaplanConnectors.Client;

/// <summary>
/// A view of a module (API reference 3.6): its default view, which has the module's id; a saved view, whose name here is
/// <c>Module.View</c>; or the view of a line item with dimensions of its own, which has the line item's id.
/// </summary>
public sealed class AnaplanView : NamedItem
{
    /// <summary>Id of its module.</summary>
    public string ModuleId { get; init => field = value ?? ""; } = "";

    /// <summary>Its code, when it has one.</summary>
    public string? Code { get; init; }
}

/// <summary>What stands where in a view. An axis without dimensions is empty.</summary>
public sealed class ViewLayout
{
    /// <summary>Id of the view.</summary>
    public string ViewId { get; init => field = value ?? ""; } = "";

    /// <summary>Name of the view.</summary>
    public string ViewName { get; init => field = value ?? ""; } = "";

    /// <summary>Dimensions one page is chosen of.</summary>
    public IReadOnlyList<AnaplanDimension> Pages { get; init => field = value ?? []; } = [];

    /// <summary>Dimensions across.</summary>
    public IReadOnlyList<AnaplanDimension> Columns { get; init => field = value ?? []; } = [];

    /// <summary>Dimensions down.</summary>
    public IReadOnlyList<AnaplanDimension> Rows { get; init => field = value ?? []; } = [];
}

/// <summary>One page of a view. A cell lies at the coordinates of the page, of its row and of its column together.</summary>
public sealed class ViewGrid
{
    /// <summary>Names of the page's items, in the order of <see cref="ViewLayout.Pages"/>.</summary>
    public IReadOnlyList<string> Pages { get; init => field = value ?? []; } = [];

    /// <summary>For each column the names of its items, in the order of <see cref="ViewLayout.Columns"/>.</summary>
    public IReadOnlyList<IReadOnlyList<string>> ColumnCoordinates { get; init => field = value ?? []; } = [];

    /// <summary>The rows.</summary>
    public IReadOnlyList<ViewRow> Rows { get; init => field = value ?? []; } = [];
}

/// <summary>A row of a view.</summary>
public sealed class ViewRow
{
    /// <summary>Names of its items, in the order of <see cref="ViewLayout.Rows"/>.</summary>
    public IReadOnlyList<string> RowCoordinates { get; init => field = value ?? []; } = [];

    /// <summary>Its cells as text, in the order of the columns (API reference 7.6).</summary>
    public IReadOnlyList<string> Cells { get; init => field = value ?? []; } = [];
}
