namespace AnaplanConnectors.Simulator;

/// <summary>A module and the cells it starts with.</summary>
public sealed class ModuleDefinition
{
    /// <summary>Default: 102… by position.</summary>
    public string? Id { get; init; }

    /// <summary>Required, unique in the model.</summary>
    public string Name { get; init; } = "";

    /// <summary>
    /// What the line items apply to: names of lists, <c>Time</c>, <c>Versions</c>. Default: none, one cell a line item.
    /// </summary>
    public IReadOnlyList<string> Dimensions { get; init; } = [];

    /// <summary>Granularity of <c>Time</c>, if it is a dimension. Default: months.</summary>
    public TimeLevel TimeScale { get; init; } = TimeLevel.Month;

    /// <summary>Required, in the order of the model.</summary>
    public IReadOnlyList<LineItemDefinition> LineItems { get; init; } = [];

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
    /// Shown in answers, never calculated. A line item with a formula cannot be written: imports ignore and count its values. Its
    /// cells hold what the definition states. Default: none.
    /// </summary>
    public string? Formula { get; init; }

    /// <summary>What parents and totals of time show. Default: the sum for numbers, nothing for everything else.</summary>
    public SummaryMethod? Summary { get; init; }

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
