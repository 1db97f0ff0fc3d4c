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

    /// <summary>Saved views.</summary>
    public IReadOnlyList<ViewState> Views { get; internal set; } = [];
}

/// <summary>A line item. <see cref="Index"/> counts through the whole model.</summary>
internal sealed class LineItemState(LineItemDefinition definition, string id, ModuleState module, CellFormat format,
    SummaryMethod summary, IReadOnlyList<Dimension> dimensions, int index)
{
    public string Id { get; } = id;

    public string Name { get; } = definition.Name;

    public ModuleState Module { get; } = module;

    public CellFormat Format { get; } = format;

    public string? Formula { get; } = definition.Formula;

    public string Notes { get; } = definition.Notes;

    /// <summary>What parents and totals show.</summary>
    public SummaryMethod Summary { get; } = summary;

    /// <summary>What totals of time show, where that differs.</summary>
    public SummaryMethod? TimeSummary { get; } = definition.TimeSummary;

    /// <summary>What it applies to: as a rule the dimensions of its module.</summary>
    public IReadOnlyList<Dimension> Dimensions { get; } = dimensions;

    public int Index { get; } = index;

    /// <summary>Before the switchover of a version it shows the actual one.</summary>
    public bool UsesSwitchover { get; } = definition.UseSwitchover;

    /// <summary>Its formula, ready to be calculated; null for one that is only shown.</summary>
    public Calculation? Calculation { get; set; }

    /// <summary>Summary RATIO: numerator and denominator.</summary>
    public IReadOnlyList<LineItemState> Ratio { get; set; } = [];

    public LineItemDefinition Definition { get; } = definition;

    /// <summary>Calculated: no import and no user writes it.</summary>
    public bool IsCalculated => !string.IsNullOrEmpty(Formula);

    /// <summary>It has dimensions of its own, and a view of its own (API reference 3.6).</summary>
    public bool IsSubsidiary => !Dimensions.SequenceEqual(Module.Dimensions);

    /// <summary>Place of the first dimension of a kind, or -1.</summary>
    public int IndexOf<T>() where T : Dimension
    {
        for (var index = 0; index < Dimensions.Count; index++)
        {
            if (Dimensions[index] is T)
                return index;
        }

        return -1;
    }
}
