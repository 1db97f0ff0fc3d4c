using System.Globalization;
using System.Text.Json;

namespace AnaplanConnectors.Simulator;

/// <summary>What all calls of CloudWorks share: paths, rights, frames, dates.</summary>
internal static class CloudWorksCalls
{
    // Both answer (API reference 1.1).
    private static readonly string[] Roots = ["/2/0", "/cloudworks/2/0"];

    public static IEnumerable<Endpoint> Line(Route route, string method, string path, EndpointHandler handler, int refusal = 403) =>
        Roots.Select(root => new Endpoint(route, method, root + path, (call, token) =>
        {
            RequireRole(call, refusal);
            return handler(call, token);
        })
        {
            Consumes = method is "PUT" or "PATCH" ? [Endpoint.Json] : [],
        });

    public static IEnumerable<Endpoint> Line(Route route, string method, string path, Func<ApiCall, ApiResponse> handler,
        int refusal = 403) => Line(route, method, path, (call, _) => ValueTask.FromResult(handler(call)), refusal);

    /// <summary>Workspaces come on top of the role; whoever is in none sees nothing.</summary>
    public static bool Sees(UserState user, Integration integration) => integration.Plan.Model.Workspace.Users.Contains(user);

    public static ApiResponse Done() => Answer(_ => { });

    public static ApiResponse Answer(Action<Utf8JsonWriter> writePayload) => Envelope.Json(200, json =>
    {
        json.WriteStartObject("status");
        json.WriteNumber("code", 200);
        json.WriteString("message", "Success");
        json.WriteEndObject();
        writePayload(json);
    });

    public static ApiResponse Page<T>(ApiCall call, string kind, string key, IReadOnlyList<T> items, Action<Utf8JsonWriter, T> write)
    {
        var paging = new Paging(call, items.Count);
        return Answer(json =>
        {
            json.WriteCollection(key, [.. items.Skip(paging.Offset).Take(paging.Size)], write);
            WriteMeta(json, call, kind, paging);
        });
    }

    public static void WriteMeta(Utf8JsonWriter json, ApiCall call, string kind, Paging? paging)
    {
        json.WriteStartObject("meta");
        paging?.Write(json);
        json.WriteString("schema", $"{call.Request.Origin}/1/0/integrations/objects/{kind}");
        json.WriteEndObject();
    }

    public static void WriteAuthorship(Utf8JsonWriter json, Authorship authorship)
    {
        json.WriteString("creationDate", Instant(authorship.Created));
        json.WriteString("modificationDate", Instant(authorship.Modified));
        json.WriteString("createdBy", Name(authorship.CreatedBy));
        json.WriteString("modifiedBy", Name(authorship.ModifiedBy));
    }

    public static string Name(UserState user) => $"{user.FirstName} {user.LastName}";

    public static string Instant(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public static string Required(JsonElement json, string name) => json.ValueKind == JsonValueKind.Object && json.Text(name) is { Length: > 0 } text
        ? text
        : throw ApiException.BadRequest($"Expected mandatory field '{name}' to be present and not empty.");

    public static JsonElement RequiredArray(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0
            ? value
            : throw ApiException.BadRequest($"Expected mandatory field '{name}' to be present and not empty.");

    private static void RequireRole(ApiCall call, int refusal)
    {
        if (!call.User.Has(TenantRole.RestrictedIntegrationUser))
            throw new ApiException(refusal, refusal == 452 ? "Tenant not entitled" : "Not Permitted");
    }
}
