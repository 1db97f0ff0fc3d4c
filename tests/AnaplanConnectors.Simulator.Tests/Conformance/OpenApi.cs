using System.Globalization;
using System.Text.Json.Nodes;
using AnaplanConnectors.TestKit;
using NJsonSchema;

namespace AnaplanConnectors.Simulator.Tests;

/// <summary>One status of one operation, as the OpenAPI documents describe it.</summary>
/// <param name="Service">The document: <c>integration</c>, <c>alm</c>...</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Template">The path below the service's root.</param>
/// <param name="Status">The status.</param>
/// <param name="Contents">Media types with their schemas, whose references are settled; none: the body is not described.</param>
public sealed record DocumentedStatus(string Service, string Method, string Template, int Status,
    IReadOnlyDictionary<string, JsonNode> Contents)
{
    public string Operation => $"{Service} {Method} {Template}";

    /// <summary>Where the service of the document lies.</summary>
    public string Root => Service switch
    {
        "integration" or "alm" or "cloudworks" => "/2/0",
        "audit" => "/audit/api/1",
        "scim" => "/scim/1/0/v2",
        _ => "",
    };

    public Task<JsonSchema> SchemaAsync(string mediaType) => JsonSchema.FromJsonAsync(Contents[mediaType].ToJsonString());

    public override string ToString() => $"{Operation} {Status}";
}

/// <summary>The OpenAPI documents that lie beside the repository. Tests of them are left out, saying so, where they are missing.</summary>
internal static class OpenApi
{
    private const string Variable = "ANX_OPENAPI";
    private static readonly string[] Methods = ["get", "post", "put", "patch", "delete"];

    private static string Folder => Environment.GetEnvironmentVariable(Variable) ?? Repository.Path("..", "shared", "reference", "openapi");

    public static string Missing => $"The OpenAPI documents are not here. They are looked for in ${Variable}, else in ../shared/reference/openapi beside the repository.";

    public static IReadOnlyList<DocumentedStatus> All { get; } = Directory.Exists(Folder)
        ? [.. Directory.GetFiles(Folder, "*-openapi.json").Order(StringComparer.Ordinal).SelectMany(Read)]
        : [];

    private static IEnumerable<DocumentedStatus> Read(string path)
    {
        var document = JsonNode.Parse(File.ReadAllText(path))!.AsObject();
        var service = Path.GetFileName(path).Replace("-openapi.json", "", StringComparison.Ordinal);
        var schemas = Settled(document["components"]?["schemas"] ?? new JsonObject());
        foreach (var (template, operations) in document["paths"]!.AsObject())
        {
            foreach (var (method, operation) in operations!.AsObject().Where(entry => Methods.Contains(entry.Key)))
            {
                foreach (var (status, response) in operation!["responses"]!.AsObject())
                {
                    yield return new DocumentedStatus(service, method.ToUpperInvariant(), template,
                        int.Parse(status, CultureInfo.InvariantCulture), Contents(document, Resolved(document, response!), schemas));
                }
            }
        }
    }

    private static Dictionary<string, JsonNode> Contents(JsonObject document, JsonNode response, JsonNode schemas) =>
        (response["content"]?.AsObject() ?? []).ToDictionary(entry => entry.Key, entry =>
        {
            var schema = Settled(entry.Value!["schema"]?.DeepClone() ?? new JsonObject());
            return (JsonNode)new JsonObject { ["allOf"] = new JsonArray(schema), ["definitions"] = schemas.DeepClone() };
        });

    private static JsonNode Resolved(JsonNode document, JsonNode node) => node["$ref"]?.GetValue<string>() is { } reference
        ? reference.TrimStart('#', '/').Split('/').Aggregate(document, (found, name) => found[name]!)
        : node;

    /// <summary>OpenAPI 3.0 says in its own way what JSON schema says with definitions and the type null.</summary>
    private static JsonNode Settled(JsonNode node)
    {
        switch (node)
        {
            case JsonArray array:
                return new JsonArray([.. array.Select(item => item is null ? null : Settled(item.DeepClone()))]);
            case JsonObject schema:
                var settled = new JsonObject();
                foreach (var (name, value) in schema.Where(entry => entry.Key is not ("example" or "examples" or "nullable" or "description")))
                {
                    settled[name] = (name, value) switch
                    {
                        ("$ref", _) => value!.GetValue<string>().Replace("#/components/schemas/", "#/definitions/", StringComparison.Ordinal),
                        // The pattern of e-mail addresses is escaped once too often there: no address fits it as it stands.
                        ("pattern", JsonValue) => value.GetValue<string>().Replace(@"\\", @"\", StringComparison.Ordinal),
                        (_, null) => null,
                        _ => Settled(value.DeepClone()),
                    };
                }
                return schema["nullable"] is JsonValue nullable && nullable.TryGetValue<bool>(out var mayBeNull) && mayBeNull
                    ? new JsonObject { ["anyOf"] = new JsonArray(settled, new JsonObject { ["type"] = "null" }) }
                    : settled;
            default:
                return node.DeepClone();
        }
    }
}
