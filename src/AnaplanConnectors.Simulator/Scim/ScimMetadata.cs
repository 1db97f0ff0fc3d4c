using System.Text.Json;

namespace AnaplanConnectors.Simulator;

/// <summary>What the SCIM service says about itself, to everybody.</summary>
internal static class ScimMetadata
{
    public static ApiResponse Configuration(ApiCall call) => ScimJson.Answer(200, json =>
    {
        json.WriteStrings("schemas", ["urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig"]);
        Supported(json, "patch", true);
        json.WriteStartObject("bulk");
        json.WriteBoolean("supported", false);
        json.WriteNumber("maxOperations", 0);
        json.WriteNumber("maxPayloadSize", 0);
        json.WriteEndObject();
        json.WriteStartObject("filter");
        json.WriteBoolean("supported", true);
        json.WriteNumber("maxResults", 100);
        json.WriteEndObject();
        Supported(json, "changePassword", false);
        Supported(json, "sort", false);
        Supported(json, "etag", false);
        json.WriteStartArray("authenticationSchemes");
        foreach (var (type, name) in new[] { ("httpbasic", "HTTP Basic"), ("oauthbearertoken", "Anaplan token or API key") })
        {
            json.WriteStartObject();
            json.WriteString("type", type);
            json.WriteString("name", name);
            json.WriteString("description", name);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    });

    public static ApiResponse ResourceTypes(ApiCall call) => ScimJson.Lists(1, 1,
    [
        json =>
        {
            json.WriteStrings("schemas", ["urn:ietf:params:scim:schemas:core:2.0:ResourceType"]);
            json.WriteString("id", "User");
            json.WriteString("name", "User");
            json.WriteString("endpoint", "/Users");
            json.WriteString("schema", ScimJson.UserSchema);
        },
    ]);

    public static ApiResponse Schemas(ApiCall call) => ScimJson.Lists(1, 1,
    [
        json =>
        {
            json.WriteString("id", ScimJson.UserSchema);
            json.WriteString("name", "User");
            json.WriteStartArray("attributes");
            foreach (var (name, type) in new[] { ("userName", "string"), ("externalId", "string"), ("name", "complex"),
                ("displayName", "string"), ("active", "boolean"), ("emails", "complex"), ("entitlements", "complex") })
            {
                json.WriteStartObject();
                json.WriteString("name", name);
                json.WriteString("type", type);
                json.WriteBoolean("multiValued", name is "emails" or "entitlements");
                json.WriteBoolean("required", name is "userName" or "name");
                json.WriteEndObject();
            }
            json.WriteEndArray();
        },
    ]);

    private static void Supported(Utf8JsonWriter json, string name, bool value)
    {
        json.WriteStartObject(name);
        json.WriteBoolean("supported", value);
        json.WriteEndObject();
    }
}
