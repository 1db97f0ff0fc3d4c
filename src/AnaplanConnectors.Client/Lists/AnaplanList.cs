using System.Text.Json.Serialization;

namespace AnaplanConnectors.Client;

/// <summary>A list of a model (API reference 3.8).</summary>
public sealed class AnaplanList : NamedItem;

/// <summary>What a list is made of.</summary>
public sealed class ListMetadata : NamedItem
{
    /// <summary>Most indexes that a list ever hands out (API reference 3.8).</summary>
    public const long MaxIndex = 999_999_999;

    /// <summary>Its properties.</summary>
    public IReadOnlyList<ListProperty> Properties { get; init => field = value ?? []; } = [];

    /// <summary>Its subsets.</summary>
    public IReadOnlyList<AnaplanDimension> Subsets { get; init => field = value ?? []; } = [];

    /// <summary>The list whose items are the parents of its items; null when it has none.</summary>
    public AnaplanDimension? Parent { get; init; }

    /// <summary>The item that sums up all others; null when it has none.</summary>
    public AnaplanDimension? TopLevelItem { get; init; }

    /// <summary>Whether users see only some of its items.</summary>
    public bool HasSelectiveAccess { get; init; }

    /// <summary>Whether names are made by the service, so that codes or properties are the keys.</summary>
    [JsonPropertyName("numberedList")]
    public bool IsNumbered { get; init; }

    /// <summary>Whether its items are data of a deployed model, so that they can be changed there.</summary>
    [JsonPropertyName("productionData")]
    public bool IsProductionData { get; init; }

    /// <summary>What manages it, when something does.</summary>
    public string? ManagedBy { get; init; }

    /// <summary>Whether the top level item is the page that views begin with.</summary>
    public bool UseTopLevelAsPageDefault { get; init; }

    /// <summary>Whether workflow is on.</summary>
    public bool WorkflowEnabled { get; init; }

    /// <summary>Modules that apply to it, as text.</summary>
    public string? UsedInAppliesTo { get; init; }

    /// <summary>Label of the model builder.</summary>
    public string? Category { get; init; }

    /// <summary>Items, the top level item included.</summary>
    public long ItemCount { get; init; }

    /// <summary>The next index of a numbered list; null for others.</summary>
    public long? NextItemIndex { get; init; }

    /// <summary>Items that may still be added.</summary>
    public long? PermittedItems { get; init; }

    // One schema writes it so (API reference 11.3, 35).
    [JsonInclude, JsonPropertyName("nextitemIndex")]
    internal long? NextItemIndexOtherSpelling { get => null; init => NextItemIndex ??= value; }
}

/// <summary>A property of a list.</summary>
public sealed class ListProperty
{
    /// <summary>Its name.</summary>
    public string Name { get; init => field = value ?? ""; } = "";

    /// <summary>The kind in the words of people: "TEXT", "NUMBER" and others.</summary>
    [JsonPropertyName("format")]
    public string? FormatText { get; init; }

    /// <summary>What its values are; null when the service does not tell.</summary>
    [JsonPropertyName("formatMetadata")]
    public ValueFormat? Format { get; init; }

    /// <summary>Its formula; null or empty when values are entered.</summary>
    public string? Formula { get; init; }

    /// <summary>What refers to it, as text.</summary>
    public string? ReferencedBy { get; init; }

    /// <summary>Notes of the model builder.</summary>
    public string? Notes { get; init; }
}

/// <summary>An item of a list with all that the service tells of it.</summary>
public sealed class ListItem : NamedItem
{
    /// <summary>Its code, when it has one.</summary>
    public string? Code { get; init; }

    /// <summary>Name of its parent, when it has one.</summary>
    public string? Parent { get; init; }

    /// <summary>Id of its parent.</summary>
    public string? ParentId { get; init; }

    /// <summary>Id of the list of its parent.</summary>
    [JsonPropertyName("listId")]
    public string? ParentListId { get; init; }

    /// <summary>Name of the list of its parent.</summary>
    [JsonPropertyName("listName")]
    public string? ParentListName { get; init; }

    /// <summary>Values of its properties as text; numbers come as "1.0".</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init => field = value ?? new Dictionary<string, string>(); } = new Dictionary<string, string>();

    /// <summary>For each subset whether it belongs to it.</summary>
    public IReadOnlyDictionary<string, bool> Subsets { get; init => field = value ?? new Dictionary<string, bool>(); } = new Dictionary<string, bool>();

    /// <summary>Whether this user may read it; told for lists with selective access only.</summary>
    public bool? Read { get; init; }

    /// <summary>Whether this user may write it; told for lists with selective access only.</summary>
    public bool? Write { get; init; }
}
