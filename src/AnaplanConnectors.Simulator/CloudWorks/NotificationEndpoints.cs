using System.Text.Json;

namespace AnaplanConnectors.Simulator;

/// <summary>Who is told about runs (API reference 10.2). They are kept; nobody is told anything.</summary>
internal sealed class NotificationEndpoints(CloudWorksStore store, TenantState tenant)
{
    private const string Path = "/integrations/notification";
    private static readonly string[] Channels = ["email", "in_app"];
    private static readonly string[] Types = ["success", "partial_failure", "full_failure"];

    public IEnumerable<Endpoint> Endpoints() =>
    [
        .. CloudWorksCalls.Line(Route.Notification, "POST", Path, CreateAsync),
        .. CloudWorksCalls.Line(Route.Notification, "GET", Path + "/{notification}", Get),
        .. CloudWorksCalls.Line(Route.Notification, "PUT", Path + "/{notification}", ReplaceAsync),
        .. CloudWorksCalls.Line(Route.Notification, "DELETE", Path + "/{notification}", Delete),
    ];

    /// <summary>What is created along with an integration: its author is told of failures.</summary>
    public static JsonElement Default(Integration integration) => JsonSerializer.SerializeToElement(new
    {
        integrationIds = new[] { integration.Id },
        channels = new[] { "in_app" },
        notifications = new { config = new[] { new { type = "full_failure", users = new[] { integration.Authorship.CreatedBy.Id } } } },
    });

    private async ValueTask<ApiResponse> CreateAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var request = await ReadAsync(call, cancellationToken);
        var id = CloudWorksStore.NewId();
        store.Notifications[id] = request;
        return CloudWorksCalls.Answer(json => json.WriteString("notificationId", id));
    }

    private ApiResponse Get(ApiCall call)
    {
        var notification = Find(call);
        return CloudWorksCalls.Answer(json =>
        {
            json.WriteStartObject("notifications");
            json.WriteString("notificationId", call["notification"]);
            json.WriteStrings("integrationIds", Texts(notification, "integrationIds"));
            json.WriteStrings("channels", Texts(notification, "channels"));
            json.WriteStartObject("notifications");
            json.WriteCollection("config", [.. Configs(notification)], (_, config) =>
            {
                json.WriteString("type", config.Text("type"));
                json.WriteCollection("users", [.. Texts(config, "users")], (_, user) => WriteUser(json, user!));
            });
            json.WriteEndObject();
            json.WriteEndObject();
            CloudWorksCalls.WriteMeta(json, call, "notification", null);
        });
    }

    private async ValueTask<ApiResponse> ReplaceAsync(ApiCall call, CancellationToken cancellationToken)
    {
        Find(call);
        store.Notifications[call["notification"]] = await ReadAsync(call, cancellationToken);
        return CloudWorksCalls.Done();
    }

    private ApiResponse Delete(ApiCall call)
    {
        Find(call);
        store.Notifications.TryRemove(call["notification"], out _);
        return CloudWorksCalls.Done();
    }

    private async Task<JsonElement> ReadAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var request = await JsonRequest.ReadAsync(call, cancellationToken);
        CloudWorksCalls.RequiredArray(request, "integrationIds");
        CloudWorksCalls.RequiredArray(request, "channels");
        if (Texts(request, "integrationIds").Any(id => !store.Integrations.ContainsKey(id ?? "")))
            throw ApiException.BadRequest("There is no such integration");
        if (Texts(request, "channels").Except(Channels).Any())
            throw ApiException.BadRequest($"'channels' may hold {string.Join(", ", Channels)}");
        if (!request.TryGetProperty("notifications", out var notifications) || notifications.ValueKind != JsonValueKind.Object)
            throw ApiException.BadRequest("Expected mandatory field 'notifications' to be present and not empty.");
        foreach (var config in CloudWorksCalls.RequiredArray(notifications, "config").EnumerateArray())
        {
            if (!Types.Contains(config.Text("type")) || Texts(config, "users").Any(id => tenant.Users.All(user => user.Id != id)))
                throw ApiException.BadRequest($"A config has a type of {string.Join(", ", Types)} and users of the tenant");
        }
        return request;
    }

    private void WriteUser(Utf8JsonWriter json, string id)
    {
        var user = tenant.Users.First(user => user.Id == id);
        json.WriteString("userGuid", user.Id);
        json.WriteString("firstName", user.FirstName);
        json.WriteString("lastName", user.LastName);
    }

    private JsonElement Find(ApiCall call) =>
        store.Notifications.TryGetValue(call["notification"], out var found) ? found : throw ApiException.NotFound();

    private static IEnumerable<JsonElement> Configs(JsonElement notification) =>
        notification.GetProperty("notifications").GetProperty("config").EnumerateArray();

    private static IEnumerable<string?> Texts(JsonElement json, string name) =>
        json.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.String ? item.GetString() : "")
            : [];
}
