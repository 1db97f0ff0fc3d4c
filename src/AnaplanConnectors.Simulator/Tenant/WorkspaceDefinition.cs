namespace AnaplanConnectors.Simulator;

/// <summary>A workspace and the models in it.</summary>
public sealed class WorkspaceDefinition
{
    /// <summary>32 lower-case hex digits. Default: derived from <see cref="Name"/>.</summary>
    public string? Id { get; init; }

    /// <summary>Required.</summary>
    public string Name { get; init; } = "";

    /// <summary>Default: true.</summary>
    public bool Active { get; init; } = true;

    /// <summary>Bytes the workspace may hold. Default: 20 GB.</summary>
    public long SizeAllowance { get; init; } = 21_474_836_480;

    /// <summary>Bytes in use, as shown in answers. Default: the sum over its models.</summary>
    public long? CurrentSize { get; init; }

    /// <summary>E-mail addresses of the workspace administrators. Default: every user of the tenant.</summary>
    public IReadOnlyList<string>? Administrators { get; init; }

    /// <summary>E-mail addresses of the users who see the workspace besides its administrators. Default: every user.</summary>
    public IReadOnlyList<string>? Users { get; init; }

    /// <summary>
    /// True: its users sign in at their company, so that passwords are refused, except those of <see cref="ExceptionUsers"/>
    /// (API reference 2.1). Default: false.
    /// </summary>
    public bool SingleSignOn { get; init; }

    /// <summary>E-mail addresses of users who may use a password although the workspace has single sign-on.</summary>
    public IReadOnlyList<string> ExceptionUsers { get; init; } = [];

    /// <summary>Models in listing order.</summary>
    public IReadOnlyList<ModelDefinition> Models { get; init; } = [];
}
