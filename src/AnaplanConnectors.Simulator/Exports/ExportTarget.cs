namespace AnaplanConnectors.Simulator;

/// <summary>What an export exports.</summary>
internal abstract record ExportTarget;

/// <summary>A list, one line an item.</summary>
internal sealed record ListExportTarget(ListState List) : ExportTarget;

/// <summary>A module, its dimensions and line items spread over the axes of a view.</summary>
/// <param name="Module">The module.</param>
/// <param name="LineItems">Line items in the order of columns.</param>
/// <param name="Pages">Dimensions on pages.</param>
/// <param name="Columns">Dimensions on columns.</param>
/// <param name="Rows">Dimensions on rows.</param>
/// <param name="Filters">Boolean line items; rows are exported where all of them are true.</param>
internal sealed record ModuleExportTarget(ModuleState Module, IReadOnlyList<LineItemState> LineItems,
    IReadOnlyList<Dimension> Pages,
    IReadOnlyList<Dimension> Columns, IReadOnlyList<Dimension> Rows, IReadOnlyList<LineItemState> Filters) : ExportTarget;
