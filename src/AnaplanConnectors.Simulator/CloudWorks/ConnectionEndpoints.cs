using System.Text.Json;

namespace AnaplanConnectors.Simulator;

/// <summary>Connections of CloudWorks (API reference 10.2).</summary>
internal sealed class ConnectionEndpoints(CloudWorksStore store, TimeProvider clock)
{
    private const string Path = "/integrations/connections";

    /// <summary>Mandatory members of a body by type; the last one names the storage.</summary>
    private static readonly Dictionary<string, string[]> Bodies = new(StringComparer.Ordinal)
    {
        ["AmazonS3"] = ["name", "accessKeyId", "secretAccessKey", "bucketName"],
        ["GoogleBigQuery"] = ["name", "dataset"],
        ["AzureBlob"] = ["name", "storageAccountName", "auth_method", "containerName"],
    };

    public IEnumerable<Endpoint> Endpoints() =>
    [
        .. CloudWorksCalls.Line(Route.Connections, "GET", Path, List),
        .. CloudWorksCalls.Line(Route.CreateConnection, "POST", Path, CreateAsync),
        .. CloudWorksCalls.Line(Route.ChangeConnection, "PUT", Path + "/{connection}", ReplaceAsync),
        .. CloudWorksCalls.Line(Route.ChangeConnection, "PATCH", Path + "/{connection}", PatchAsync),
        .. CloudWorksCalls.Line(Route.DeleteConnection, "DELETE", Path + "/{connection}", Delete),
    ];

    private ApiResponse List(ApiCall call) => CloudWorksCalls.Page(call, "connections", "connections",
        [.. store.Connections.Values.OrderBy(connection => connection.Authorship.Created)], Write);

    private async ValueTask<ApiResponse> CreateAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var request = await JsonRequest.ReadAsync(call, cancellationToken);
        var type = CloudWorksCalls.Required(request, "type");
        var body = BodyOf(request);
        var storage = Storage(type, body);
        var connection = new CloudConnection(CloudWorksStore.NewId(), type, call.User, clock.GetUtcNow())
        {
            Name = body.Text("name")!, Storage = storage, WorkspaceId = body.Text("workspaceId"), AuthMethod = body.Text("auth_method"),
        };
        store.Connections[connection.Id] = connection;
        return CloudWorksCalls.Answer(json => json.WriteString("connectionId", connection.Id));
    }

    private async ValueTask<ApiResponse> ReplaceAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var connection = Find(call);
        var request = await JsonRequest.ReadAsync(call, cancellationToken);
        if (CloudWorksCalls.Required(request, "type") != connection.Type)
            throw ApiException.BadRequest("The type of a connection cannot be changed");
        var body = BodyOf(request);
        connection.Storage = Storage(connection.Type, body);
        connection.Name = body.Text("name")!;
        connection.Authorship.Change(call.User, clock.GetUtcNow());
        return CloudWorksCalls.Done();
    }

    private async ValueTask<ApiResponse> PatchAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var connection = Find(call);
        var body = BodyOf(await JsonRequest.ReadAsync(call, cancellationToken));
        if (body.Text(Bodies[connection.Type][^1]) is { } storage)
            connection.Storage = store.Storages.Exists(storage) ? storage : throw Invalid();
        connection.Name = body.Text("name") ?? connection.Name;
        connection.Authorship.Change(call.User, clock.GetUtcNow());
        return CloudWorksCalls.Done();
    }

    private ApiResponse Delete(ApiCall call)
    {
        var connection = Find(call);
        if (store.Integrations.Values.Any(integration => integration.Plan.Jobs.Any(job => job.Connection == connection)))
            throw new ApiException(409, $"Connection {connection.Id} is used by an integration");
        store.Connections.TryRemove(connection.Id, out _);
        return CloudWorksCalls.Done();
    }

    private string Storage(string type, JsonElement body)
    {
        if (!Bodies.TryGetValue(type, out var names))
            throw ApiException.BadRequest($"'{type}' is no type of connection");
        foreach (var name in names)
            CloudWorksCalls.Required(body, name);
        if (type == "GoogleBigQuery" && !body.TryGetProperty("serviceAccountKey", out _))
            throw ApiException.BadRequest("Expected mandatory field 'serviceAccountKey' to be present and not empty.");
        var storage = body.Text(names[^1])!;
        return store.Storages.Exists(storage) ? storage : throw Invalid();
    }

    private CloudConnection Find(ApiCall call) => store.Connections.GetValueOrDefault(call["connection"]) ?? throw ApiException.NotFound();

    private static JsonElement BodyOf(JsonElement request) =>
        request.TryGetProperty("body", out var body) && body.ValueKind == JsonValueKind.Object
            ? body
            : throw ApiException.BadRequest("Expected mandatory field 'body' to be present and not empty.");

    private static ApiException Invalid() => ApiException.BadRequest("Credentials are invalid");

    private static void Write(Utf8JsonWriter json, CloudConnection connection)
    {
        json.WriteString("connectionId", connection.Id);
        json.WriteString("connectionType", connection.Type);
        json.WriteStartObject("body");
        json.WriteString("name", connection.Name);
        json.WriteString(Bodies[connection.Type][^1], connection.Storage);
        json.WriteEndObject();
        CloudWorksCalls.WriteAuthorship(json, connection.Authorship);
        json.WriteNumber("status", 1);
        json.WriteNull("integrationErrorCode");
        json.WriteString("workspaceId", connection.WorkspaceId);
        json.WriteString("authMethod", connection.AuthMethod);
    }
}
