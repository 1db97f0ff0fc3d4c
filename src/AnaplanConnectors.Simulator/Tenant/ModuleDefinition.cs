namespace AnaplanConnectors.Simulator;

/// <summary>A module and the cells it starts with.</summary>
public sealed class ModuleDefinition
{
    /// <summary>Default: 102… by position.</summary>
    public string? Id { get; init; }

    /// <summary>Required, unique in the model.</summary>
    public string Name { get; init; } = "";

    /// <summary>
    /// What the line items apply to: names of lists or subsets, <c>Time</c>, <c>Versions</c>, <c>Users</c>. Default: none, one cell
    /// a line item.
    /// </summary>
    public IReadOnlyList<string> Dimensions { get; init; } = [];

    /// <summary>Granularity of <c>Time</c>, if it is a dimension. Default: months, or weeks where there are none.</summary>
    public TimeLevel? TimeScale { get; init; }

    /// <summary>Required, in the order of the model.</summary>
    public IReadOnlyList<LineItemDefinition> LineItems { get; init; } = [];

    /// <summary>Saved views. The default view is there without being stated.</summary>
    public IReadOnlyList<ViewDefinition> Views { get; init; } = [];

    /// <summary>Cells at the start.</summary>
    public IReadOnlyList<CellDefinition> Cells { get; init; } = [];

    /// <summary>Cells as comma separated text; the header line names every dimension once and line items beside them.</summary>
    public string? CellsCsv { get; init; }

    /// <summary>Path of a UTF-8 file in the form of <see cref="CellsCsv"/>, relative to the tenant file.</summary>
    [FilePath]
    public string? CellsFile { get; init; }
}

/// <summary>A line item.</summary>
public sealed class LineItemDefinition
{
    /// <summary>Default: 13 digits by module and position.</summary>
    public string? Id { get; init; }

    /// <summary>Required, unique in the module.</summary>
    [Shorthand]
    public string Name { get; init; } = "";

    /// <summary>Default: NUMBER.</summary>
    public FormatDefinition Format { get; init; } = new();

    /// <summary>
    /// Calculates the line item, for example <c>Units * Prices.Price</c>: it cannot be written then, and imports ignore and count
    /// its values. Default: none.
    /// </summary>
    public string? Formula { get; init; }

    /// <summary>
    /// False: the formula is only shown, and the cells hold what the definition states; for formulas the simulator does not
    /// understand. Default: true.
    /// </summary>
    public bool Calculated { get; init; } = true;

    /// <summary>What parents and totals show. Default: the sum for numbers, nothing for everything else.</summary>
    public SummaryMethod? Summary { get; init; }

    /// <summary>What totals of time show. Default: the same as <see cref="Summary"/>.</summary>
    public SummaryMethod? TimeSummary { get; init; }

    /// <summary>RATIO: names of the line items that are numerator and denominator.</summary>
    public IReadOnlyList<string> Ratio { get; init; } = [];

    /// <summary>What it applies to, where that differs from its module. Such a line item has a view of its own.</summary>
    public IReadOnlyList<string>? Dimensions { get; init; }

    /// <summary>Before the switchover of a version it shows the actual one. Default: true.</summary>
    public bool UseSwitchover { get; init; } = true;

    /// <summary>Default: none.</summary>
    public string? Code { get; init; }

    /// <summary>Shown in metadata. Default: <c>NORMAL</c>.</summary>
    public string Style { get; init; } = "NORMAL";

    /// <summary>Default: empty.</summary>
    public string Notes { get; init; } = "";
}

/// <summary>How parents and totals of time get their value.</summary>
public enum SummaryMethod
{
    /// <summary>No value.</summary>
    None,

    /// <summary>Sum of the children; numbers only.</summary>
    Sum,

    /// <summary>The formula, calculated from totals; line items with a formula only.</summary>
    Formula,

    /// <summary>Mean of everything below; numbers only.</summary>
    Average,

    /// <summary>Least of everything below; numbers only.</summary>
    Min,

    /// <summary>Greatest of everything below; numbers only.</summary>
    Max,

    /// <summary>Quotient of two line items, calculated from their totals; numbers only.</summary>
    Ratio,

    /// <summary>True where something below is; booleans only.</summary>
    Any,

    /// <summary>True where everything below is; booleans only.</summary>
    All,

    /// <summary>First value below that is not blank.</summary>
    FirstNonBlank,

    /// <summary>Last value below that is not blank.</summary>
    LastNonBlank,

    /// <summary>Value of the first period; totals of time only.</summary>
    OpeningBalance,

    /// <summary>Value of the last period; totals of time only.</summary>
    ClosingBalance,
}

/// <summary>The value of one cell.</summary>
public sealed class CellDefinition
{
    /// <summary>Required.</summary>
    public string LineItem { get; init; } = "";

    /// <summary>Code or name of the member, by name of the dimension; every dimension of the module once.</summary>
    public IReadOnlyDictionary<string, string> At { get; init; } = new Dictionary<string, string>();

    /// <summary>Text in the forms of API reference 6.3.</summary>
    public string Value { get; init; } = "";
}
