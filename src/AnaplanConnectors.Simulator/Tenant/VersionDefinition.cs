namespace AnaplanConnectors.Simulator;

/// <summary>A version, a member of the built-in dimension Versions.</summary>
public sealed class VersionDefinition
{
    /// <summary>Default: 107… by position.</summary>
    public string? Id { get; init; }

    /// <summary>Required.</summary>
    [Shorthand]
    public string Name { get; init; } = "";

    /// <summary>The actual version. Default: false.</summary>
    public bool Actual { get; init; }

    /// <summary>The current version. Default: false.</summary>
    public bool Current { get; init; }

    /// <summary>Month of the switchover from actual data, for example <c>Mar 25</c>. Default: none.</summary>
    public string? Switchover { get; init; }

    /// <summary>Default: empty.</summary>
    public string Notes { get; init; } = "";
}
