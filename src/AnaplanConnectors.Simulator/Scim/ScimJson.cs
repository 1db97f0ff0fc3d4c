using System.Text.Json;

namespace AnaplanConnectors.Simulator;

/// <summary>Users and answers in the words of SCIM (API reference 10.4).</summary>
internal static class ScimJson
{
    public const string UserSchema = "urn:ietf:params:scim:schemas:core:2.0:User";
    public const string Root = "/scim/1/0/v2";

    public static ApiResponse Answer(int status, Action<Utf8JsonWriter> write) => new(status, ApiBody.Of(JsonText.Write(json =>
    {
        json.WriteStartObject();
        write(json);
        json.WriteEndObject();
    }), ApiBody.ScimJson));

    public static ApiResponse Lists(int total, int startIndex, IReadOnlyCollection<Action<Utf8JsonWriter>> resources) => Answer(200, json =>
    {
        json.WriteStrings("schemas", ["urn:ietf:params:scim:api:messages:2.0:ListResponse"]);
        json.WriteNumber("totalResults", total);
        json.WriteNumber("startIndex", startIndex);
        json.WriteNumber("itemsPerPage", resources.Count);
        json.WriteStartArray("Resources");
        foreach (var write in resources)
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    });

    public static void WriteUser(Utf8JsonWriter json, UserState user, TenantState tenant, string origin)
    {
        json.WriteStrings("schemas", [UserSchema]);
        json.WriteString("id", user.Id);
        json.WriteOptionalString("externalId", user.ExternalId);
        json.WriteStartObject("meta");
        json.WriteString("resourceType", "User");
        json.WriteString("location", $"{origin}{Root}/Users/{user.Id}");
        json.WriteEndObject();
        json.WriteString("userName", user.Email);
        json.WriteStartObject("name");
        json.WriteString("familyName", user.LastName);
        json.WriteString("givenName", user.FirstName);
        json.WriteString("formatted", $"{user.FirstName} {user.LastName}");
        json.WriteEndObject();
        json.WriteString("displayName", user.DisplayName ?? $"{user.FirstName} {user.LastName}");
        json.WriteBoolean("active", user.Active);
        json.WriteStartArray("emails");
        json.WriteStartObject();
        json.WriteString("value", user.Email);
        json.WriteString("type", "work");
        json.WriteBoolean("primary", true);
        json.WriteEndObject();
        json.WriteEndArray();
        WriteEntitlements(json, [.. tenant.Workspaces.Where(workspace => workspace.Users.Contains(user))]);
    }

    // What was given as one WORKSPACE each is said twice more, as lists of ids and of names.
    private static void WriteEntitlements(Utf8JsonWriter json, List<WorkspaceState> workspaces)
    {
        json.WriteStartArray("entitlements");
        foreach (var workspace in workspaces)
            Write(workspace.Id, workspace.Name, "WORKSPACE");
        if (workspaces.Count > 0)
        {
            Write(string.Join(',', workspaces.Select(workspace => workspace.Id)), null, "WORKSPACE_IDS");
            Write(string.Join(',', workspaces.Select(workspace => workspace.Name)), null, "WORKSPACE_NAMES");
        }
        json.WriteEndArray();

        void Write(string value, string? display, string type)
        {
            json.WriteStartObject();
            json.WriteString("value", value);
            json.WriteOptionalString("display", display);
            json.WriteString("type", type);
            json.WriteBoolean("primary", false);
            json.WriteEndObject();
        }
    }
}
