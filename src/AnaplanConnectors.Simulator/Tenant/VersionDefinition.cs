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

    /// <summary>Month of the switchover, for example <c>Mar 25</c>: before it the version shows the actual one. Default: none.</summary>
    public string? Switchover { get; init; }

    /// <summary>Calculates the version from others, as <c>Actual - Budget</c>; it cannot be written then. Default: none.</summary>
    public string Formula { get; init; } = "";

    /// <summary>First month that can be edited. Default: the start of the timescale.</summary>
    public string? EditFrom { get; init; }

    /// <summary>Last month that can be edited. Default: the end of the timescale.</summary>
    public string? EditTo { get; init; }

    /// <summary>Default: empty.</summary>
    public string Notes { get; init; } = "";
}
