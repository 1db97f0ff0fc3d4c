namespace AnaplanConnectors.Simulator;

/// <summary>The structure of a module; its cells are part of the data of the model.</summary>
internal sealed class ModuleState(ModuleDefinition definition, string id, IReadOnlyList<Dimension> dimensions)
{
    /// <summary>Also the id of its default view.</summary>
    public string Id { get; } = id;

    public string Name { get; } = definition.Name;

    public ModuleDefinition Definition { get; } = definition;

    public IReadOnlyList<Dimension> Dimensions { get; } = dimensions;

    public IReadOnlyList<LineItemState> LineItems { get; internal set; } = [];
}

/// <summary>A line item. <see cref="Index"/> counts through the whole model.</summary>
internal sealed record LineItemState(string Id, string Name, ModuleState Module, CellFormat Format, string? Formula,
    SummaryMethod Summary, string Notes, int Index)
{
    /// <summary>Calculated: no import and no user writes it.</summary>
    public bool IsCalculated => !string.IsNullOrEmpty(Formula);
}
