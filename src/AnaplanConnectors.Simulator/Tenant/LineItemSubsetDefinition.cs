namespace AnaplanConnectors.Simulator;

/// <summary>A line item subset: its items can be asked for as those of a dimension (API reference 3.9).</summary>
public sealed class LineItemSubsetDefinition
{
    /// <summary>Default: 114… by position.</summary>
    public string? Id { get; init; }

    /// <summary>Required.</summary>
    public string Name { get; init; } = "";

    /// <summary>Line items of the form <c>Module.Name</c>.</summary>
    public IReadOnlyList<string> LineItems { get; init; } = [];
}
