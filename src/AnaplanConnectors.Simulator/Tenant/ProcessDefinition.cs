namespace AnaplanConnectors.Simulator;

/// <summary>Actions that run one after the other (API reference 3.15 and 6.6).</summary>
public sealed class ProcessDefinition
{
    /// <summary>Default: 118… by position.</summary>
    public string? Id { get; init; }

    /// <summary>Required.</summary>
    public string Name { get; init; } = "";

    /// <summary>Names or ids of imports, exports and other actions, in the order of execution.</summary>
    public IReadOnlyList<string> Actions { get; init; } = [];
}
