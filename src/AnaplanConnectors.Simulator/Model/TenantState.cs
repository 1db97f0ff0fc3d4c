namespace AnaplanConnectors.Simulator;

/// <summary>A tenant that lives: made once from a definition, with every id and default settled.</summary>
internal sealed class TenantState
{
    private readonly Dictionary<string, UserState> _usersByEmail;

    public TenantState(string id, string name, IReadOnlyList<UserState> users, IReadOnlyList<WorkspaceState> workspaces)
    {
        Id = id;
        Name = name;
        Users = users;
        Workspaces = workspaces;
        _usersByEmail = users.ToDictionary(user => user.Email, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The customer id.</summary>
    public string Id { get; }

    public string Name { get; }

    public IReadOnlyList<UserState> Users { get; }

    public IReadOnlyList<WorkspaceState> Workspaces { get; }

    /// <summary>Those there are now: models can be deleted.</summary>
    public IReadOnlyList<ModelState> Models => [.. Workspaces.SelectMany(workspace => workspace.Models)];

    /// <exception cref="TenantDefinitionException">The definition contradicts itself.</exception>
    public static TenantState Create(TenantDefinition definition)
    {
        var problems = new Problems();
        var tenant = TenantBuilder.Build(definition, problems);
        problems.ThrowIfAny();
        return tenant;
    }

    /// <summary>Without regard to case; null when there is nobody of that address.</summary>
    public UserState? FindUser(string email) => _usersByEmail.GetValueOrDefault(email);
}

/// <summary>Somebody who can sign in.</summary>
internal sealed record UserState(string Id, string Email, string Password, string FirstName, string LastName, bool Active,
    bool TenantAdministrator, string? LastLoginDate, IReadOnlyList<string> Certificates);

/// <summary>A workspace.</summary>
internal sealed class WorkspaceState(WorkspaceDefinition definition, string id, IReadOnlySet<UserState> administrators,
    IReadOnlySet<UserState> users)
{
    private readonly Lock _gate = new();

    public string Id { get; } = id;

    public string Name { get; } = definition.Name;

    public bool Active { get; } = definition.Active;

    public long SizeAllowance { get; } = definition.SizeAllowance;

    public long CurrentSize => definition.CurrentSize ?? Models.Sum(model => model.MemoryUsage);

    public IReadOnlySet<UserState> Administrators { get; } = administrators;

    /// <summary>Everybody who sees the workspace, administrators included.</summary>
    public IReadOnlySet<UserState> Users { get; } = users;

    public IReadOnlyList<ModelState> Models { get; internal set; } = [];

    public void Remove(ModelState model)
    {
        lock (_gate)
            Models = [.. Models.Where(other => other != model)];
    }
}
