namespace AnaplanConnectors.Simulator;

/// <summary>The structure of a list; its items are part of the data of the model.</summary>
internal sealed class ListState(ListDefinition definition, string id, int index)
{
    public string Id { get; } = id;

    public string Name { get; } = definition.Name;

    /// <summary>Position in the model.</summary>
    public int Index { get; } = index;

    public bool IsNumbered { get; } = definition.Numbered;

    public bool IsProductionData { get; } = definition.ProductionData;

    /// <summary>List of the parents: another list, or this one in a ragged hierarchy.</summary>
    public ListState ParentList { get => field ?? this; internal set; }

    /// <summary>The item above all others, or null.</summary>
    public string? TopLevelItem { get; } = definition.TopLevelItem;

    /// <summary>Id of the item above all others.</summary>
    public string TopLevelId { get; } = FirstId.Item(index).ToString(System.Globalization.CultureInfo.InvariantCulture);

    public IReadOnlyList<PropertyState> Properties { get; internal set; } = [];

    public IReadOnlyList<SubsetState> Subsets { get; internal set; } = [];

    /// <summary>Property whose text stands for an item of a numbered list, or null.</summary>
    public PropertyState? DisplayName { get; internal set; }

    /// <summary>Who may see which items; null when everybody may see all.</summary>
    public SelectiveAccess? Access { get; } = definition.SelectiveAccess ? new SelectiveAccess() : null;

    public ListDefinition Definition { get; } = definition;
}

/// <summary>A property of a list.</summary>
internal sealed record PropertyState(string Name, CellFormat Format, int Index, PropertyDefinition Definition);

/// <summary>A subset of a list.</summary>
internal sealed record SubsetState(string Id, string Name, int Index);

/// <summary>A line item subset.</summary>
internal sealed record LineItemSubsetState(string Id, string Name, IReadOnlyList<LineItemState> LineItems);

/// <summary>A version. Dates are first days of periods; null where nothing is set.</summary>
internal sealed record VersionState(string Id, string Name, bool IsActual, bool IsCurrent, DateOnly? Switchover, string Notes,
    string Formula, DateOnly? EditFrom, DateOnly? EditTo)
{
    /// <summary>What the version is calculated from; null when it holds data.</summary>
    public FormulaNode? Calculation { get; set; }
}
