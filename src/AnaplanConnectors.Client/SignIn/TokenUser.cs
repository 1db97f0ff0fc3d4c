using System.Text.Json.Serialization;

namespace AnaplanConnectors.Client;

/// <summary>Whom a token belongs to (API reference 2.3).</summary>
public sealed class TokenUser
{
    /// <summary>Id of the user: 32 hexadecimal digits.</summary>
    [JsonPropertyName("userGuid")]
    public string UserId { get; init => field = value ?? ""; } = "";

    /// <summary>E-mail address of the user.</summary>
    [JsonPropertyName("userId")]
    public string Email { get; init => field = value ?? ""; } = "";

    /// <summary>Id of the tenant.</summary>
    [JsonPropertyName("customerGuid")]
    public string TenantId { get; init => field = value ?? ""; } = "";
}
