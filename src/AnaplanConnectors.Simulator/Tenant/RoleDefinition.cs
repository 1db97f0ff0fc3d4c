namespace AnaplanConnectors.Simulator;

/// <summary>A model role.</summary>
public sealed class RoleDefinition
{
    /// <summary>Required.</summary>
    public string Name { get; init; } = "";

    /// <summary>Default: full access.</summary>
    public RoleAccess Access { get; init; } = RoleAccess.Full;

    /// <summary>E-mail addresses of its users; a user has one role in a model.</summary>
    public IReadOnlyList<string> Users { get; init; } = [];

    /// <summary>Names or ids of imports, exports, other actions and processes the role cannot see or run.</summary>
    public IReadOnlyList<string> HiddenActions { get; init; } = [];

    /// <summary>Names or ids of modules the role cannot see, with their line items and views.</summary>
    public IReadOnlyList<string> HiddenModules { get; init; } = [];

    /// <summary>Names or ids of lists the role cannot see.</summary>
    public IReadOnlyList<string> HiddenLists { get; init; } = [];
}

/// <summary>What a role may do in a model.</summary>
public enum RoleAccess
{
    /// <summary>Read and write.</summary>
    Full,

    /// <summary>Read only: imports and other changes fail.</summary>
    ReadOnly,

    /// <summary>Nothing: the model answers 404 (API reference 9).</summary>
    NoAccess,
}
