namespace AnaplanConnectors.Simulator;

/// <summary>
/// Everything a simulated tenant starts with. What is left out gets a deterministic value: ids in the forms of API reference
/// section 4, derived from position or name. Definitions are read only; running imports never changes them.
/// </summary>
public sealed class TenantDefinition
{
    /// <summary>Customer id, 32 lower-case hex digits. Default: derived from <see cref="Name"/>.</summary>
    public string? Id { get; init; }

    /// <summary>Shown nowhere but in messages. Default: <c>Simulated tenant</c>.</summary>
    public string Name { get; init; } = "Simulated tenant";

    /// <summary>People who can sign in. Default: one, <c>user@example.com</c> with the password <c>simulator</c>.</summary>
    public IReadOnlyList<UserDefinition> Users { get; init; } = [];

    /// <summary>Clients registered for OAuth (API reference 2.4).</summary>
    public IReadOnlyList<OAuthClientDefinition> Clients { get; init; } = [];

    /// <summary>Buckets, containers and data sets that CloudWorks can be connected to.</summary>
    public IReadOnlyList<StorageDefinition> Storages { get; init; } = [];

    /// <summary>Workspaces in listing order.</summary>
    public IReadOnlyList<WorkspaceDefinition> Workspaces { get; init; } = [];
}
