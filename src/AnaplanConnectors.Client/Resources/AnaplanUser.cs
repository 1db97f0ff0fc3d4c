using System.Text.Json.Serialization;

namespace AnaplanConnectors.Client;

/// <summary>A user of a tenant (API reference 3.1). The name to find one by is the e-mail address.</summary>
public sealed class AnaplanUser : NamedItem
{
    /// <summary>E-mail address, which is also the name to sign in with.</summary>
    public string Email { get => Name; init => Name = value; }

    /// <summary>Given name, when there is one.</summary>
    public string? FirstName { get; init; }

    /// <summary>Family name, when there is one.</summary>
    public string? LastName { get; init; }

    /// <summary>Whether the user may sign in.</summary>
    public bool Active { get; init; }

    /// <summary>Id of the tenant.</summary>
    public string? CustomerId { get; init; }

    /// <summary>Last time the user signed in, as the service writes it; may be missing.</summary>
    [JsonPropertyName("lastLoginDate")]
    public string? LastLoginText { get; init; }

    /// <summary>Last time the user signed in; null when the service does not tell.</summary>
    [JsonIgnore]
    public DateTimeOffset? LastLogin => ServerTime.Parse(LastLoginText);
}
