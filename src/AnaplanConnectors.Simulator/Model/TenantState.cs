using System.Collections.Concurrent;

namespace AnaplanConnectors.Simulator;

/// <summary>A tenant that lives: made once from a definition, with every id and default settled. Users may join later.</summary>
internal sealed class TenantState
{
    private readonly ConcurrentDictionary<string, UserState> _usersByEmail;
    private readonly Lock _usersLock = new();
    private volatile IReadOnlyList<UserState> _users;

    public TenantState(string id, string name, IReadOnlyList<UserState> users, IReadOnlyList<OAuthClientState> clients,
        IReadOnlyList<WorkspaceState> workspaces)
    {
        Id = id;
        Name = name;
        _users = users;
        Clients = clients;
        Workspaces = workspaces;
        _usersByEmail = new(users.Select(user => KeyValuePair.Create(user.Email, user)), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The customer id.</summary>
    public string Id { get; }

    public string Name { get; }

    /// <summary>Grows when users are provisioned.</summary>
    public IReadOnlyList<UserState> Users => _users;

    public IReadOnlyList<OAuthClientState> Clients { get; }

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

    /// <summary>False when the address is taken.</summary>
    public bool TryAdd(UserState user)
    {
        lock (_usersLock)
        {
            if (!_usersByEmail.TryAdd(user.Email, user))
                return false;
            _users = [.. _users, user];
            return true;
        }
    }
}

/// <summary>Somebody who can sign in; known by identity, because nearly everything else may change.</summary>
internal sealed class UserState(string id, string email)
{
    public string Id { get; } = id;

    public string Email { get; } = email;

    /// <summary>Null: signing in with a password is refused.</summary>
    public string? Password { get; init; }

    public required string FirstName { get; set; }

    public required string LastName { get; set; }

    public bool Active { get; set; } = true;

    public bool TenantAdministrator { get; init; }

    public string? LastLoginDate { get; init; }

    public IReadOnlyList<TenantRole> Roles { get; init; } = [];

    public IReadOnlyList<string> Certificates { get; init; } = [];

    public IReadOnlyList<string> ApiKeys { get; init; } = [];

    /// <summary>
    /// Provisioned while the simulator ran: no model role was given to this user, so no model can be used.
    /// </summary>
    public bool JoinedLater { get; init; }

    public string? DisplayName { get; set; }

    public string? ExternalId { get; set; }

    public string Licenses { get; set; } = "";

    /// <summary>An id for somebody who joins while the simulator runs.</summary>
    public static string NewId() => "8a81" + Guid.NewGuid().ToString("N")[4..];

    public bool Has(TenantRole role) => Roles.Contains(role);
}

/// <summary>A workspace.</summary>
internal sealed class WorkspaceState(WorkspaceDefinition definition, string id, IReadOnlySet<UserState> administrators,
    IReadOnlySet<UserState> users, IReadOnlySet<UserState> exceptionUsers)
{
    private readonly Lock _gate = new();
    private volatile IReadOnlySet<UserState> _users = users;
    private volatile IReadOnlySet<UserState> _exceptionUsers = exceptionUsers;

    public string Id { get; } = id;

    public string Name { get; } = definition.Name;

    public bool Active { get; } = definition.Active;

    public long SizeAllowance { get; } = definition.SizeAllowance;

    public long CurrentSize => definition.CurrentSize ?? Models.Sum(model => model.MemoryUsage);

    public IReadOnlySet<UserState> Administrators { get; } = administrators;

    /// <summary>Everybody who sees the workspace, administrators included.</summary>
    public IReadOnlySet<UserState> Users => _users;

    /// <summary>Passwords are refused, except those of <see cref="ExceptionUsers"/>.</summary>
    public bool SingleSignOn => definition.SingleSignOn;

    public IReadOnlySet<UserState> ExceptionUsers => _exceptionUsers;

    public void SetUser(UserState user, bool isIn)
    {
        lock (_gate)
            _users = Changed(_users, user, isIn);
    }

    public void SetExceptionUser(UserState user, bool isIn)
    {
        lock (_gate)
            _exceptionUsers = Changed(_exceptionUsers, user, isIn);
    }

    public IReadOnlyList<ModelState> Models { get; internal set; } = [];

    public void Remove(ModelState model)
    {
        lock (_gate)
            Models = [.. Models.Where(other => other != model)];
    }

    // Readers need no lock: sets are replaced and never changed.
    private static HashSet<UserState> Changed(IReadOnlySet<UserState> users, UserState user, bool isIn) =>
        isIn ? [.. users, user] : [.. users.Where(other => other != user)];
}
