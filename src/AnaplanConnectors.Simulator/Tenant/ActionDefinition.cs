namespace AnaplanConnectors.Simulator;

/// <summary>An action that is neither import nor export nor process (API reference 3.14).</summary>
public sealed class ActionDefinition
{
    /// <summary>Default: 117… by position.</summary>
    public string? Id { get; init; }

    /// <summary>Required.</summary>
    public string Name { get; init; } = "";

    /// <summary>Default: <see cref="OtherActionType.DeleteBySelection"/>.</summary>
    public OtherActionType Type { get; init; } = OtherActionType.DeleteBySelection;

    /// <summary>The list to change; required but for OPTIMIZER.</summary>
    public string List { get; init; } = "";

    /// <summary>
    /// DELETE_BY_SELECTION: boolean line item <c>Module.Name</c> that applies to the list alone; items with true go.
    /// </summary>
    public string? Filter { get; init; }
}

/// <summary>The other actions that are simulated.</summary>
public enum OtherActionType
{
    /// <summary>Deletes the items of a list at which a boolean line item is true.</summary>
    DeleteBySelection,

    /// <summary>Sorts the items of a list by name.</summary>
    OrderHierarchy,

    /// <summary>Solves nothing, but has a log when a process ran it.</summary>
    Optimizer,
}
