using System.Text.Json;
using System.Text.Json.Serialization;

namespace AnaplanConnectors.Client;

/// <summary>A user as SCIM has it (API reference 10.4). What is null is not sent.</summary>
public sealed class ScimUser
{
    /// <summary>What the object is; leave it.</summary>
    public IReadOnlyList<string> Schemas { get; init => field = value ?? []; } = ["urn:ietf:params:scim:schemas:core:2.0:User"];

    /// <summary>Id of the user; given by the service.</summary>
    public string? Id { get; init; }

    /// <summary>Id of the user where it comes from.</summary>
    public string? ExternalId { get; init; }

    /// <summary>E-mail address to sign in with.</summary>
    public string? UserName { get; init; }

    /// <summary>The name; needed to create a user.</summary>
    public ScimName? Name { get; init; }

    /// <summary>The name as it is shown.</summary>
    public string? DisplayName { get; init; }

    /// <summary>Whether the user may sign in.</summary>
    public bool? Active { get; init; }

    /// <summary>E-mail addresses.</summary>
    public IReadOnlyList<ScimEmail>? Emails { get; init; }

    /// <summary>Workspaces, at most 50 when a user is created. Answers repeat them in two more types.</summary>
    public IReadOnlyList<ScimEntitlement>? Entitlements { get; init; }
}

/// <summary>A name in parts.</summary>
public sealed class ScimName
{
    /// <summary>Given name.</summary>
    public string? GivenName { get; init; }

    /// <summary>Family name.</summary>
    public string? FamilyName { get; init; }

    /// <summary>The whole name.</summary>
    public string? Formatted { get; init; }
}

/// <summary>An e-mail address.</summary>
public sealed class ScimEmail
{
    /// <summary>The address.</summary>
    public string? Value { get; init; }

    /// <summary>Its kind, such as "work".</summary>
    public string? Type { get; init; }

    /// <summary>Whether it is the first one.</summary>
    public bool? Primary { get; init; }
}

/// <summary>A right of a user.</summary>
public sealed class ScimEntitlement
{
    /// <summary>Id of the workspace.</summary>
    public string? Value { get; init; }

    /// <summary>Name of the workspace.</summary>
    public string? Display { get; init; }

    /// <summary>"WORKSPACE"; in answers "WORKSPACE_IDS" and "WORKSPACE_NAMES" as well.</summary>
    public string? Type { get; init; }
}

/// <summary>A change of a user.</summary>
/// <param name="Op">"add", "remove" or "replace".</param>
/// <param name="Path">What is changed, such as "active"; null when the value says it.</param>
/// <param name="Value">The new value; null to remove.</param>
public sealed record ScimOperation(string Op, string? Path, JsonElement? Value);

internal sealed class ScimPatch
{
    public List<string> Schemas { get; set; } = ["urn:ietf:params:scim:api:messages:2.0:PatchOp"];

    [JsonPropertyName("Operations")]
    public List<ScimOperation> Operations { get; set; } = [];
}

internal sealed class ScimPage
{
    public long TotalResults { get; set; }

    [JsonPropertyName("Resources")]
    public List<ScimUser>? Resources { get; set; }
}
