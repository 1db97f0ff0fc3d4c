namespace AnaplanConnectors.Simulator;

/// <summary>A revision a model starts with (API reference 10.1). Models that state the same one descend from each other.</summary>
public sealed class RevisionDefinition
{
    /// <summary>32 upper-case hex digits. Default: derived from <see cref="Name"/>, so equal names are one revision.</summary>
    public string? Id { get; init; }

    /// <summary>Required, at most 60 characters.</summary>
    [Shorthand]
    public string Name { get; init; } = "";

    /// <summary>At most 250 characters. Default: empty.</summary>
    public string Description { get; init; } = "";
}
