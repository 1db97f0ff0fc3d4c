namespace AnaplanConnectors.Simulator;

/// <summary>Somebody who can sign in.</summary>
public sealed class UserDefinition
{
    /// <summary>32 lower-case hex digits. Default: derived from <see cref="Email"/>.</summary>
    public string? Id { get; init; }

    /// <summary>Name to sign in with; required, unique in the tenant without regard to case.</summary>
    public string Email { get; init; } = "";

    /// <summary>
    /// Default: <c>simulator</c>. These accounts exist in this process only, so their passwords are no secrets.
    /// </summary>
    public string Password { get; init; } = "simulator";

    /// <summary>Default: the part of the e-mail address before the first dot or at sign, capitalised.</summary>
    public string? FirstName { get; init; }

    /// <summary>Default: the rest of the local part of the e-mail address, or <c>User</c>.</summary>
    public string? LastName { get; init; }

    /// <summary>False: signing in is refused. Default: true.</summary>
    public bool Active { get; init; } = true;

    /// <summary>True: tenant administrator, who may filter models by text (API reference 9). Default: false.</summary>
    public bool TenantAdministrator { get; init; }

    /// <summary>As the API writes it, for example <c>2025-11-04T18:18:48.000+0000</c>. Default: left out of answers.</summary>
    public string? LastLoginDate { get; init; }

    /// <summary>
    /// Further roles in the tenant, for the services that ask for them (API reference 9). Default: none; workspace administrators
    /// are stated with the workspace.
    /// </summary>
    public IReadOnlyList<TenantRole> Roles { get; init; } = [];

    /// <summary>
    /// API keys, <c>auk_us1_…</c>: the SCIM service takes them as bearer, the exception users as <c>AnaplanApiKey</c>.
    /// </summary>
    public IReadOnlyList<string> ApiKeys { get; init; } = [];

    /// <summary>PEM texts of the certificates this user may sign in with (API reference 2.2).</summary>
    public IReadOnlyList<string> Certificates { get; init; } = [];
}

/// <summary>Roles in a tenant beside that of the tenant administrator (API reference 9).</summary>
public enum TenantRole
{
    /// <summary>Reads the audit events.</summary>
    TenantAuditor,

    /// <summary>Manages exception users and OAuth clients.</summary>
    TenantSecurityAdministrator,

    /// <summary>Manages users by SCIM.</summary>
    UserAdministrator,

    /// <summary>Uses CloudWorks in the workspaces it belongs to.</summary>
    RestrictedIntegrationUser,
}
