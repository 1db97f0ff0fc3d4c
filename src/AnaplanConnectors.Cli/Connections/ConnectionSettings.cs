using System.Text.Json.Serialization;

namespace AnaplanConnectors.Cli;

/// <summary>How a tenant is reached and who signs in. Never holds a secret: only where one is found.</summary>
internal sealed record ConnectionSettings
{
    /// <summary>Region of the tenant, such as <c>eu3</c>; null for the hosts that most regions share.</summary>
    public string? Region { get; init; }

    /// <summary>Address of the Integration API, instead of the region's.</summary>
    public Uri? Api { get; init; }

    /// <summary>Address of the authentication service, instead of the region's.</summary>
    public Uri? Authentication { get; init; }

    /// <summary>Address of the application, which is that of OAuth, instead of the region's.</summary>
    public Uri? App { get; init; }

    /// <summary>Id of the OAuth client, for sign-in by OAuth. Its tokens are in the configuration directory.</summary>
    public string? ClientId { get; init; }

    /// <summary>Whether the OAuth client has a secret, which clients for authorization codes have.</summary>
    public bool HasClientSecret { get; init; }

    /// <summary>E-mail address for sign-in by password.</summary>
    public string? User { get; init; }

    /// <summary>PEM or PFX file for sign-in by certificate.</summary>
    public string? Certificate { get; init; }

    /// <summary>PEM file of the private key, when it is not in the certificate's file.</summary>
    public string? Key { get; init; }

    /// <summary>What the certificate signs: <c>v1</c> or <c>v2</c>; null for the latter.</summary>
    public string? CertificatePayload { get; init; }

    /// <summary>File whose first line is the password or passphrase.</summary>
    public string? SecretFile { get; init; }

    /// <summary>Command that prints the password or passphrase, as text or as JSON with a key <c>password</c>.</summary>
    public string? CredentialCommand { get; init; }

    /// <summary>ADO.NET provider of a database; null for a tenant of Anaplan.</summary>
    public string? Provider { get; init; }

    /// <summary>How the database is reached, without its password.</summary>
    public string? ConnectionString { get; init; }

    [JsonIgnore]
    public bool UsesCertificate => Certificate is not null;

    [JsonIgnore]
    public bool UsesOAuth => ClientId is not null;

    /// <summary>For listings: never a secret.</summary>
    [JsonIgnore]
    public string Description => Provider is not null ? $"provider {Provider}" : UsesOAuth ? $"OAuth client {ClientId}" : UsesCertificate ? $"certificate {Certificate}" : $"password of {User}";

    [JsonIgnore]
    public string Address => ConnectionString ?? Api?.ToString() ?? $"region {Region ?? "us1"}";
}

[JsonSourceGenerationOptions(WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(Dictionary<string, ConnectionSettings>))]
internal sealed partial class ConnectionJson : JsonSerializerContext;
