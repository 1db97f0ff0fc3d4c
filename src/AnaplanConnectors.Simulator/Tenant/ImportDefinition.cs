namespace AnaplanConnectors.Simulator;

/// <summary>
/// An import: a source, a target and the mapping a modeller made between them (API reference 3.12 and 6). It loads either
/// <see cref="List"/> or <see cref="Module"/>.
/// </summary>
public sealed class ImportDefinition
{
    /// <summary>Default: 112… by position.</summary>
    public string? Id { get; init; }

    /// <summary>Required.</summary>
    public string Name { get; init; } = "";

    /// <summary>Name of the file it reads. One of this and <see cref="Source"/>.</summary>
    public string? File { get; init; }

    /// <summary>
    /// A source inside Anaplan. Such imports can be listed; running one fails, because the source is not simulated.
    /// </summary>
    public ImportSourceDefinition? Source { get; init; }

    /// <summary>The list to load (<c>HIERARCHY_DATA</c>). One of this and <see cref="Module"/>.</summary>
    public string? List { get; init; }

    /// <summary>The module to load (<c>MODULE_DATA</c>).</summary>
    public string? Module { get; init; }

    /// <summary>Lists only: how rows find items. Default: by code, then by name.</summary>
    public MatchBy Match { get; init; } = MatchBy.CodeOrName;

    /// <summary>What the columns of the file mean; columns that are not named are ignored.</summary>
    public IReadOnlyList<ColumnDefinition> Columns { get; init; } = [];

    /// <summary>Column names of the file the import was set up with. Default: the columns of <see cref="Columns"/>.</summary>
    public IReadOnlyList<string>? HeaderNames { get; init; }

    /// <summary>Modules only: member by dimension, the same for all rows.</summary>
    public IReadOnlyDictionary<string, string> Fixed { get; init; } = new Dictionary<string, string>();

    /// <summary>Modules only: dimensions whose member every run has to name (<c>mappingParameters</c>).</summary>
    public IReadOnlyList<PromptDefinition> Prompted { get; init; } = [];

    /// <summary><c>.</c> or <c>,</c>. Default: <c>.</c></summary>
    public string DecimalSeparator { get; init; } = ".";

    /// <summary>Allowed between groups of three digits. Default: nothing.</summary>
    public string GroupingSeparator { get; init; } = "";

    /// <summary>How dates are written, unless a column says otherwise. Default: <c>Y-M-D</c>.</summary>
    public string DatePattern { get; init; } = "Y-M-D";

    /// <summary>Modules only: cells to wipe before loading. Default: none.</summary>
    public ClearTarget ClearTarget { get; init; } = ClearTarget.None;

    /// <summary>Modules only: what several rows for one number cell amount to. Default: their sum.</summary>
    public DuplicateRows Duplicates { get; init; } = DuplicateRows.Sum;
}

/// <summary>One column of the source and what it means. Exactly one of the targets is set.</summary>
public sealed class ColumnDefinition
{
    /// <summary>Column name in the header row, compared without regard to case. Default: the name of the target.</summary>
    public string? From { get; init; }

    /// <summary>1-based position: decides between equal names, and is needed where the file has no header row.</summary>
    public int? Position { get; init; }

    /// <summary>
    /// Target of a list import: name, code or parent of the item. <c>VALUE</c>: the value beside a line item column.
    /// </summary>
    public ColumnTarget? To { get; init; }

    /// <summary>Target of a list import: a property.</summary>
    public string? Property { get; init; }

    /// <summary>Target of a list import: a subset, filled with booleans.</summary>
    public string? Subset { get; init; }

    /// <summary>Target of a module import: a dimension of the module, or <c>Line Items</c>.</summary>
    public string? Dimension { get; init; }

    /// <summary>Target of a module import: a line item.</summary>
    public string? LineItem { get; init; }

    /// <summary>How identifiers of list items are read. Default: by code, then by name.</summary>
    public MatchBy Match { get; init; } = MatchBy.CodeOrName;

    /// <summary>Dates, and time periods given by a date. Default: that of the import for dates, period names for time.</summary>
    public string? DatePattern { get; init; }
}

/// <summary>Targets of a column that have no name of their own.</summary>
public enum ColumnTarget
{
    /// <summary>Name of the item.</summary>
    Name,

    /// <summary>Code of the item.</summary>
    Code,

    /// <summary>Parent of the item.</summary>
    Parent,

    /// <summary>Value of the line item that another column of the row names.</summary>
    Value,
}

/// <summary>How texts find items.</summary>
public enum MatchBy
{
    /// <summary>By code, then by name.</summary>
    CodeOrName,

    /// <summary>By code only.</summary>
    Code,

    /// <summary>By name only.</summary>
    Name,
}

/// <summary>Cells wiped before a module import loads.</summary>
public enum ClearTarget
{
    /// <summary>None.</summary>
    None,

    /// <summary>All cells of the mapped line items.</summary>
    All,

    /// <summary>Cells of the mapped line items at the members that the source mentions.</summary>
    Mapped,
}

/// <summary>What several rows for one number cell amount to. Other types always keep the last row.</summary>
public enum DuplicateRows
{
    /// <summary>Their sum.</summary>
    Sum,

    /// <summary>The last of them.</summary>
    Last,
}

/// <summary>A dimension whose member is asked for at every run.</summary>
public sealed class PromptDefinition
{
    /// <summary>Required.</summary>
    [Shorthand]
    public string Dimension { get; init; } = "";

    /// <summary>
    /// <c>entityType</c> in requests. Default: <c>Version</c> for Versions, otherwise the name of the dimension.
    /// </summary>
    public string? EntityType { get; init; }
}

/// <summary>A source inside Anaplan.</summary>
public sealed class ImportSourceDefinition
{
    /// <summary>Default: a model.</summary>
    public ImportSourceType Type { get; init; } = ImportSourceType.Model;

    /// <summary>Default: the model of the import.</summary>
    public string? ModelId { get; init; }

    /// <summary>Default: the model of the import.</summary>
    public string? ModelName { get; init; }

    /// <summary>Default: the workspace of the import.</summary>
    public string? WorkspaceId { get; init; }
}

/// <summary>Kinds of sources inside Anaplan.</summary>
public enum ImportSourceType
{
    /// <summary>Another model.</summary>
    Model,

    /// <summary>A list.</summary>
    List,

    /// <summary>A saved view.</summary>
    View,
}
