namespace AnaplanConnectors.Simulator;

/// <summary>A dashboard: it can be listed, nothing else (API reference 3.18).</summary>
public sealed class DashboardDefinition
{
    /// <summary>Default: 115… by position.</summary>
    public string? Id { get; init; }

    /// <summary>Required.</summary>
    [Shorthand]
    public string Name { get; init; } = "";
}
