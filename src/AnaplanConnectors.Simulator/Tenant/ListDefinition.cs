namespace AnaplanConnectors.Simulator;

/// <summary>A list and the items it starts with.</summary>
public sealed class ListDefinition
{
    /// <summary>Default: 101… by position.</summary>
    public string? Id { get; init; }

    /// <summary>Required, unique in the model.</summary>
    public string Name { get; init; } = "";

    /// <summary>Items are numbered and named <c>#1</c>, <c>#2</c>…; their codes are the keys. Default: false.</summary>
    public bool Numbered { get; init; }

    /// <summary>List that holds the parents. Default: the list itself, which makes a ragged hierarchy possible.</summary>
    public string? ParentList { get; init; }

    /// <summary>Name of the item above all others. Default: none.</summary>
    public string? TopLevelItem { get; init; }

    /// <summary>Views open at the top-level item when the list is on pages. Default: false.</summary>
    public bool UseTopLevelAsPageDefault { get; init; }

    /// <summary>Numbered lists: text property whose value views and exports show instead of <c>#1</c>. Default: none.</summary>
    public string? DisplayName { get; init; }

    /// <summary>Number of the first item that is added: part of its id, and its name in a numbered list. Default: 1.</summary>
    public long NextItemIndex { get; init; } = 1;

    /// <summary>As shown in metadata. Default: none.</summary>
    public string? Category { get; init; }

    /// <summary>
    /// Users see the items that are granted to them, and those below; workspace administrators see all. Default: false.
    /// </summary>
    public bool SelectiveAccess { get; init; }

    /// <summary>Stays writeable in a deployed model. Default: false.</summary>
    public bool ProductionData { get; init; }

    /// <summary>Columns besides name, code and parent.</summary>
    public IReadOnlyList<PropertyDefinition> Properties { get; init; } = [];

    /// <summary>Subsets.</summary>
    public IReadOnlyList<SubsetDefinition> Subsets { get; init; } = [];

    /// <summary>Items at the start, before those of <see cref="ItemsCsv"/> and <see cref="ItemsFile"/>.</summary>
    public IReadOnlyList<ListItemDefinition> Items { get; init; } = [];

    /// <summary>
    /// Items as comma separated text with a header line of <c>id</c>, <c>name</c>, <c>code</c>, <c>parent</c> and the names of
    /// properties and subsets, in any order.
    /// </summary>
    public string? ItemsCsv { get; init; }

    /// <summary>Path of a UTF-8 file in the form of <see cref="ItemsCsv"/>, relative to the tenant file.</summary>
    [FilePath]
    public string? ItemsFile { get; init; }
}

/// <summary>A property of the items of a list.</summary>
public sealed class PropertyDefinition
{
    /// <summary>Required, unique in the list.</summary>
    [Shorthand]
    public string Name { get; init; } = "";

    /// <summary>Default: TEXT.</summary>
    public FormatDefinition Format { get; init; } = new() { Type = CellType.Text };

    /// <summary>Shown in metadata, never calculated. Default: empty.</summary>
    public string Formula { get; init; } = "";

    /// <summary>Default: empty.</summary>
    public string Notes { get; init; } = "";
}

/// <summary>A subset of a list.</summary>
public sealed class SubsetDefinition
{
    /// <summary>Default: 109… by position in the model.</summary>
    public string? Id { get; init; }

    /// <summary>Required, unique in the list.</summary>
    [Shorthand]
    public string Name { get; init; } = "";
}

/// <summary>An item of a list.</summary>
public sealed class ListItemDefinition
{
    /// <summary>Decimal digits. Default: by list and position, 201….</summary>
    public string? Id { get; init; }

    /// <summary>Required in a general list, not allowed in a numbered one.</summary>
    [Shorthand]
    public string Name { get; init; } = "";

    /// <summary>At most 60 characters. Default: none.</summary>
    public string? Code { get; init; }

    /// <summary>Code or name of the parent. Default: none.</summary>
    public string? Parent { get; init; }

    /// <summary>Texts by property name, in the forms of API reference 6.3.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } = new Dictionary<string, string>();

    /// <summary>Names of the subsets the item belongs to.</summary>
    public IReadOnlyList<string> Subsets { get; init; } = [];

    /// <summary>Lists with selective access: e-mail addresses of those who may read its data.</summary>
    public IReadOnlyList<string> Readers { get; init; } = [];

    /// <summary>Lists with selective access: e-mail addresses of those who may read and write its data.</summary>
    public IReadOnlyList<string> Writers { get; init; } = [];
}
