using System.Globalization;
using System.Text.Json;

namespace AnaplanConnectors.Simulator;

/// <summary>Application lifecycle: revisions, synchronisation, online and offline (API reference 10.1).</summary>
internal sealed class AlmEndpoints(AlmStore store, ModelDirectory models)
{
    public const string Root = "/2/0/models/{model}";
    private const int LongestName = 60;
    private const int LongestDescription = 250;

    public IEnumerable<Endpoint> Endpoints() =>
    [
        Line(Route.SetOnlineStatus, "POST", "/onlineStatus", SetOnlineAsync) with { Consumes = [Endpoint.Json], Produces = [] },
        Line(Route.SetOnlineStatus, "PUT", "/onlineStatus", SetOnlineAsync) with { Consumes = [Endpoint.Json], Produces = [] },
        Line(Route.LatestRevision, "GET", "/alm/latestRevision", At(Latest)),
        Line(Route.Revisions, "GET", "/alm/revisions", At(List)),
        Line(Route.CreateRevision, "POST", "/alm/revisions", CreateAsync) with { Consumes = [Endpoint.Json] },
        Line(Route.AppliedToModels, "GET", "/alm/revisions/{revision}/appliedToModels", At(AppliedTo)),
        Line(Route.SyncableRevisions, "GET", "/alm/syncableRevisions", At(Syncable)),
        Line(Route.SyncTasks, "GET", "/alm/syncTasks", At(ListTasks)),
        Line(Route.StartSync, "POST", "/alm/syncTasks", SyncAsync) with { Consumes = [Endpoint.Json] },
        Line(Route.SyncTask, "GET", "/alm/syncTasks/{task}", At(GetTask)),
    ];

    /// <summary>The model, for those who administrate its workspace.</summary>
    public static ModelState ModelOf(ApiCall call, int refusal = 403)
    {
        var model = call.Model.State;
        if (!model.Workspace.Administrators.Contains(call.User))
            throw new ApiException(refusal, refusal == 424 ? "" : "Forbidden");
        return model.State == ModelActiveState.Archived ? throw new ApiException(422, "The model is archived") : model;
    }

    /// <summary>The three ids of a synchronisation or report; all of them are mandatory, as it was seen.</summary>
    public static async Task<(string Source, string SourceModel, string Target)> RevisionsAsync(
        ApiCall call, CancellationToken cancellationToken)
    {
        var request = await JsonRequest.ReadAsync(call, cancellationToken);
        return request.Text("sourceRevisionId") is { Length: > 0 } source
            && request.Text("sourceModelId") is { Length: > 0 } model
            && request.Text("targetRevisionId") is { Length: > 0 } target
                ? (source, model, target)
                : throw ApiException.BadRequest(
                    "Expected mandatory fields 'sourceRevisionId', 'sourceModelId' and 'targetRevisionId'");
    }

    public static ApiResponse Task(ApiCall call, int status, AlmTask task, string path) => Envelope.Of(call, "task", json =>
    {
        json.WriteStartObject("task");
        Write(json, call, task, path);
        json.WriteEndObject();
    }, status);

    private static void Write(Utf8JsonWriter json, ApiCall call, AlmTask task, string path)
    {
        var root = $"{call.Request.Origin}/2/0/models/{call.Model.State.Id}";
        json.WriteString("taskId", task.Id);
        json.WriteString("taskUrl", $"{root}/alm/{path}/{task.Id}");
        json.WriteString("taskState", task.State);
        json.WriteString("creationTime", Instant(task.Created));
        if (task.State != "COMPLETE")
            return;
        json.WriteStartObject("result");
        json.WriteBoolean("successful", task.Error is null);
        if (task is { Error: null, ReportPath: { } report })
            json.WriteString("reportFileUrl", $"{root}/alm/{report}");
        if (task.Error is var (title, text))
        {
            json.WriteStartObject("error");
            json.WriteString("title", title);
            json.WriteString("messageText", text);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private async ValueTask<ApiResponse> SetOnlineAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var model = ModelOf(call);
        var status = (await JsonRequest.ReadAsync(call, cancellationToken)).Text("status");
        if (status is not ("online" or "offline"))
            throw ApiException.BadRequest("Expected mandatory field 'status' to be present and not empty.");
        var isDeployed = model.State is ModelActiveState.Production or ModelActiveState.ProductionMaintenance;
        model.State = status == "online"
            ? isDeployed ? ModelActiveState.Production : ModelActiveState.Unlocked
            : isDeployed ? ModelActiveState.ProductionMaintenance : ModelActiveState.Maintenance;
        return new ApiResponse(204);
    }

    private ApiResponse Latest(ApiCall call) => Revisions(call, 200, [.. store.Of(ModelOf(call)).TakeLast(1)]);

    private ApiResponse List(ApiCall call)
    {
        var (after, before) = (Instant(call, "appliedAfter"), Instant(call, "appliedBefore"));
        var revisions = store.Of(ModelOf(call)).Where(applied =>
            (after is null || applied.AppliedOn > after) && (before is null || applied.AppliedOn < before));
        var order = SortOrder<AppliedRevision>.Lenient(
            ("name", (left, right) => string.Compare(left.Revision.Name, right.Revision.Name, StringComparison.OrdinalIgnoreCase)),
            ("createdOn", (left, right) => left.Revision.CreatedOn.CompareTo(right.Revision.CreatedOn)),
            ("appliedOn", (left, right) => left.AppliedOn.CompareTo(right.AppliedOn)));
        // Newest first, as the service's own list shows them.
        return Envelope.Page(call, "revision", "revisions", order.Apply(call.Query, revisions.Reverse()), Write);
    }

    private async ValueTask<ApiResponse> CreateAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var model = ModelOf(call);
        var request = await JsonRequest.ReadAsync(call, cancellationToken);
        var description = request.Text("description") ?? "";
        if (request.Text("name") is not { Length: > 0 } name)
            throw ApiException.BadRequest("Expected mandatory field 'name' to be present and not empty.");
        if (name.Length > LongestName || description.Length > LongestDescription)
            throw ApiException.BadRequest($"A name has at most {LongestName} characters, a description {LongestDescription}");
        return Revisions(call, 201, [store.Create(model, call.User, name, description)]);
    }

    private ApiResponse AppliedTo(ApiCall call)
    {
        var model = ModelOf(call);
        if (store.Of(model).All(applied => applied.Revision.Id != call["revision"]))
            throw ApiException.NotFound();
        return Envelope.Page(call, "appliedToModel", "appliedToModels", store.AppliedTo(call["revision"]), (json, entry) =>
        {
            json.WriteString("modelId", entry.Model.Id);
            json.WriteString("modelName", entry.Model.Name);
            json.WriteString("workspaceId", entry.Model.Workspace.Id);
            json.WriteString("appliedBy", entry.Applied.AppliedBy);
            json.WriteString("appliedOn", Instant(entry.Applied.AppliedOn));
            json.WriteString("appliedMethod", entry.Applied.AppliedMethod);
            json.WriteBoolean("modelDeleted", false);
        });
    }

    private ApiResponse Syncable(ApiCall call)
    {
        var target = ModelOf(call);
        if (call.Query["sourceModelId"] is not { Length: > 0 } sourceId)
            throw ApiException.BadRequest("Expected mandatory field 'sourceModelId' to be present and not empty.");
        return Revisions(call, 200, store.Syncable(target, Source(call, sourceId)));
    }

    private ApiResponse ListTasks(ApiCall call) => Envelope.Page(call, "task", "tasks",
        store.Tasks(ModelOf(call), AlmTaskKind.Sync), (json, task) => Write(json, call, task, "syncTasks"));

    private async ValueTask<ApiResponse> SyncAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var target = ModelOf(call);
        var (sourceRevision, sourceModel, targetRevision) = await RevisionsAsync(call, cancellationToken);
        var task = store.Sync(target, Source(call, sourceModel), targetRevision, sourceRevision, call.User);
        return Task(call, 201, task, "syncTasks");
    }

    private ApiResponse GetTask(ApiCall call) => Task(call, 200,
        store.Tasks(ModelOf(call), AlmTaskKind.Sync).FirstOrDefault(task => task.Id == call["task"]) ?? throw ApiException.NotFound(),
        "syncTasks");

    private ModelState Source(ApiCall call, string id) =>
        models.Find(id, null, call.User)?.State ?? throw ApiException.NotFound();

    private static ApiResponse Revisions(ApiCall call, int status, IReadOnlyList<AppliedRevision> revisions) =>
        Envelope.Of(call, "revision", json => json.WriteCollection("revisions", revisions, Write), status);

    private static void Write(Utf8JsonWriter json, AppliedRevision applied)
    {
        json.WriteString("id", applied.Revision.Id);
        json.WriteString("name", applied.Revision.Name);
        json.WriteString("description", applied.Revision.Description);
        json.WriteString("createdOn", Instant(applied.Revision.CreatedOn));
        json.WriteString("createdBy", applied.Revision.CreatedBy);
        json.WriteString("creationMethod", applied.Revision.CreationMethod);
        json.WriteString("appliedOn", Instant(applied.AppliedOn));
        json.WriteString("appliedBy", applied.AppliedBy);
    }

    private static string Instant(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static DateTimeOffset? Instant(ApiCall call, string name) => call.Query[name] is not { Length: > 0 } text
        ? null
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? instant
            : throw ApiException.BadRequest($"Invalid value '{text}' for parameter '{name}'");

    private static Endpoint Line(Route route, string method, string path, EndpointHandler handler) =>
        new(route, method, Root + path, handler) { AnswersInEveryState = true };

    private static EndpointHandler At(Func<ApiCall, ApiResponse> handler) => (call, _) => ValueTask.FromResult(handler(call));
}
