namespace AnaplanConnectors.Client;

/// <summary>What can be started.</summary>
public enum ActionKind
{
    /// <summary>An import (112…).</summary>
    Import,

    /// <summary>An export (116…).</summary>
    Export,

    /// <summary>Another action (117…).</summary>
    Action,

    /// <summary>A process (118…).</summary>
    Process,
}
