namespace AnaplanConnectors.Simulator;

/// <summary>A model: its structure, the data it starts with, its actions and who may do what.</summary>
public sealed class ModelDefinition
{
    /// <summary>32 upper-case hex digits. Default: derived from the names of workspace and model.</summary>
    public string? Id { get; init; }

    /// <summary>Required.</summary>
    public string Name { get; init; } = "";

    /// <summary>Default: <see cref="ModelActiveState.Unlocked"/>.</summary>
    public ModelActiveState State { get; init; } = ModelActiveState.Unlocked;

    /// <summary>
    /// False: not loaded into memory when the simulator starts, so the first call has to open it. Default: true.
    /// </summary>
    public bool Open { get; init; } = true;

    /// <summary>Bytes, as shown with <c>modelDetails</c>. Default: estimated from the number of cells.</summary>
    public long? MemoryUsage { get; init; }

    /// <summary>As the API writes it. Default: <c>2025-01-01T00:00:00.000+0000</c>.</summary>
    public string CreationDate { get; init; } = "2025-01-01T00:00:00.000+0000";

    /// <summary>As the API writes it. Default: the same as <see cref="CreationDate"/>.</summary>
    public string? LastModified { get; init; }

    /// <summary>The timescale. Default: the twelve months of FY25.</summary>
    public CalendarDefinition Calendar { get; init; } = new();

    /// <summary>Default: <c>Actual</c> and <c>Forecast</c>.</summary>
    public IReadOnlyList<VersionDefinition> Versions { get; init; } =
        [new VersionDefinition { Name = "Actual", Actual = true }, new VersionDefinition { Name = "Forecast", Current = true }];

    /// <summary>Lists in listing order; a parent list may come later than its child.</summary>
    public IReadOnlyList<ListDefinition> Lists { get; init; } = [];

    /// <summary>Modules in listing order.</summary>
    public IReadOnlyList<ModuleDefinition> Modules { get; init; } = [];

    /// <summary>Line item subsets (ids 114…): line items that form a dimension of their own.</summary>
    public IReadOnlyList<LineItemSubsetDefinition> LineItemSubsets { get; init; } = [];

    /// <summary>Import data sources, the files that imports read (ids 113…).</summary>
    public IReadOnlyList<FileDefinition> Files { get; init; } = [];

    /// <summary>Imports (ids 112…).</summary>
    public IReadOnlyList<ImportDefinition> Imports { get; init; } = [];

    /// <summary>Exports (ids 116…); each has an output file of the same id.</summary>
    public IReadOnlyList<ExportDefinition> Exports { get; init; } = [];

    /// <summary>Other actions (ids 117…).</summary>
    public IReadOnlyList<ActionDefinition> Actions { get; init; } = [];

    /// <summary>Processes (ids 118…).</summary>
    public IReadOnlyList<ProcessDefinition> Processes { get; init; } = [];

    /// <summary>Revisions from the oldest to the latest (API reference 10.1). Default: none.</summary>
    public IReadOnlyList<RevisionDefinition> Revisions { get; init; } = [];

    /// <summary>Dashboards (ids 115…).</summary>
    public IReadOnlyList<DashboardDefinition> Dashboards { get; init; } = [];

    /// <summary>Model roles. A user who is named in none has full access.</summary>
    public IReadOnlyList<RoleDefinition> Roles { get; init; } = [];
}
