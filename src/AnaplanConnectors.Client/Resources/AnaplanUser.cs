namespace AnaplanConnectors.Client;

/// <summary>A user of a tenant (API reference 3.1).</summary>
public sealed class AnaplanUser
{
    /// <summary>Id of the user: 32 hexadecimal digits.</summary>
    public string Id { get; init => field = value ?? ""; } = "";

    /// <summary>E-mail address, which is also the name to sign in with.</summary>
    public string Email { get; init => field = value ?? ""; } = "";

    /// <summary>Given name, when there is one.</summary>
    public string? FirstName { get; init; }

    /// <summary>Family name, when there is one.</summary>
    public string? LastName { get; init; }

    /// <summary>Whether the user may sign in.</summary>
    public bool Active { get; init; }

    /// <summary>Id of the tenant.</summary>
    public string? CustomerId { get; init; }
}
