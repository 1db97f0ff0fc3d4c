using System.ComponentModel;

namespace AnaplanConnectors.Client;

/// <summary>How the lines of a view's CSV are laid out (API reference 7.3 to 7.5).</summary>
public enum ViewCsvLayout
{
    /// <summary>A column for each dimension, then one for each line item. Line items must be on columns.</summary>
    TabularMultiColumn,

    /// <summary>A column for each dimension, line items included, then the value.</summary>
    TabularSingleColumn,

    /// <summary>One page as people see it. Lines differ in width.</summary>
    Grid,
}

/// <summary>How a view is read as CSV.</summary>
public sealed class ViewReadOptions
{
    /// <summary>Layout of the lines. Default: a column for each line item.</summary>
    [Category("Reading"), DisplayName("Layout"), Description("Layout of the lines.")]
    public ViewCsvLayout Layout { get; init; }

    /// <summary>The page: ids of dimensions on the pages axis with the id of an item each. Left out: the page that the view has.</summary>
    public IReadOnlyDictionary<string, string> Pages { get; init; } = new Dictionary<string, string>();

    /// <summary>Rows at most, the header not counted. Default: all.</summary>
    [Category("Reading"), DisplayName("Rows"), Description("Rows at most.")]
    public int? MaxRows { get; init; }

    /// <summary>
    /// Cells above which a large read is made instead of one request, up to 1,000,000, where the service refuses the latter (API
    /// reference 8.1). A request is quicker and its answer is held in memory; a large read keeps memory flat. Default: 250,000. Grids,
    /// chosen pages and limited rows are always one request: large reads know none of them.
    /// </summary>
    [Category("Reading"), DisplayName("Large read from"), Description("Cells above which a large read is made.")]
    public int LargeReadFrom { get; init; } = 250_000;

    /// <summary>Whether fields that spreadsheets would take for formulas are quoted; some tenants refuse anything else. Default: false.</summary>
    [Category("Reading"), DisplayName("Escaped"), Description("Whether fields that spreadsheets would take for formulas are quoted.")]
    public bool Escaped { get; init; }

    /// <summary>Pages of a large read under way or waiting beside the one that is read. Default: 1.</summary>
    [Category("Reading"), DisplayName("Prefetch"), Description("Pages of a large read that are fetched ahead.")]
    public int Prefetch { get; init; } = 1;

    internal bool MayBeLarge => Layout != ViewCsvLayout.Grid && Pages.Count == 0 && MaxRows is null;

    internal string ExportType => Layout switch
    {
        ViewCsvLayout.TabularMultiColumn => "TABULAR_MULTI_COLUMN",
        ViewCsvLayout.TabularSingleColumn => "TABULAR_SINGLE_COLUMN",
        _ => "GRID_CURRENT_PAGE",
    };

    internal IEnumerable<string> Problems()
    {
        if (MaxRows < 1)
            yield return Invariant($"MaxRows is {MaxRows} (allowed: 1 and above)");
        if (LargeReadFrom is < 0 or > 1_000_000)
            yield return Invariant($"LargeReadFrom is {LargeReadFrom:N0} (allowed: 0 to 1,000,000)");
        if (Prefetch is < 1 or > 16)
            yield return Invariant($"Prefetch is {Prefetch} (allowed: 1 to 16)");
    }
}
