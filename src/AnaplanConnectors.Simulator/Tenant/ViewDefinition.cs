namespace AnaplanConnectors.Simulator;

/// <summary>A saved view of a module (API reference 3.6).</summary>
public sealed class ViewDefinition
{
    /// <summary>Default: 13 digits by module and position.</summary>
    public string? Id { get; init; }

    /// <summary>Required, unique in the module.</summary>
    public string Name { get; init; } = "";

    /// <summary>Line items in order. Default: all of the module that hold data.</summary>
    public IReadOnlyList<string>? LineItems { get; init; }

    /// <summary>Dimensions on pages. Default: none.</summary>
    public IReadOnlyList<string> Pages { get; init; } = [];

    /// <summary>Dimensions on columns. Default: <c>Line Items</c>.</summary>
    public IReadOnlyList<string> Columns { get; init; } = ["Line Items"];

    /// <summary>Dimensions on rows. Default: those of the module that are on no other axis.</summary>
    public IReadOnlyList<string>? Rows { get; init; }

    /// <summary>Member by dimension on pages that is shown unless another is asked for. Default: the first member.</summary>
    public IReadOnlyDictionary<string, string> CurrentPage { get; init; } = new Dictionary<string, string>();

    /// <summary>Up to two boolean line items: rows are shown where all of them are true. Default: none.</summary>
    public IReadOnlyList<string> Filters { get; init; } = [];

    /// <summary>Parents and totals of time are hidden. Default: false.</summary>
    public bool HideSummaries { get; init; }

    /// <summary>Rows without any value are left out. Default: false.</summary>
    public bool OmitEmptyRows { get; init; }
}
