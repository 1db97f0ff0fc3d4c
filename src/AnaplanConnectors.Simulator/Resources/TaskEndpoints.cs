using System.Text.Json;

namespace AnaplanConnectors.Simulator;

/// <summary>Tasks of imports, exports, other actions and processes alike (API reference 3.16).</summary>
internal sealed class TaskEndpoints(FileStore files, SimulatorOptions options)
{
    private readonly SortOrder<ModelTask> _order = SortOrder<ModelTask>.Lenient(
        ("creationTime", (left, right) => left.Created.CompareTo(right.Created)),
        ("creationDate", (left, right) => left.Created.CompareTo(right.Created)),
        ("taskId", (left, right) => string.CompareOrdinal(left.Id, right.Id)),
        ("taskState", (left, right) => string.CompareOrdinal(TaskJson.State(left), TaskJson.State(right))),
        ("progress", (left, right) => left.Progress.CompareTo(right.Progress)));

    /// <summary>Answers at once, also when the model is busy: the task waits then.</summary>
    public async ValueTask<ApiResponse> StartAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var action = FindAction(call) ?? throw ApiException.NotFound();
        var request = await JsonRequest.ReadAsync(call, cancellationToken);
        if (string.IsNullOrEmpty(request.Text("localeName")))
            throw ApiException.BadRequest("Expected mandatory field 'localeName' to be present and not empty.");
        if (options.RefusesImportWithoutContent && action is ImportState { File: { } file } && !HasContent(call, file))
            throw ApiException.NotFound();
        var task = new ModelTask(call["kind"], action, call.User, MappingParameters(request), options);
        call.Model.Tasks.Add(task);
        return Envelope.Of(call, "task", json =>
        {
            json.WriteStartObject("task");
            json.WriteString("taskId", task.Id);
            json.WriteEndObject();
        });
    }

    /// <summary>Of an object that does not exist, or that the user must not see: no tasks, and no error.</summary>
    public ApiResponse List(ApiCall call)
    {
        var tasks = FindAction(call) is { } action ? call.Model.Tasks.All.Where(task => task.Action == action) : [];
        return Envelope.Page(call, "task", "tasks", _order.Apply(call.Query, tasks), TaskJson.WriteLine);
    }

    public ApiResponse Get(ApiCall call) => Answer(call, FindTask(call));

    /// <summary>Best effort: a task that is over stays what it is.</summary>
    public ApiResponse Cancel(ApiCall call)
    {
        var task = FindTask(call);
        task.Cancel(call.User);
        return Answer(call, task);
    }

    /// <summary>A task is found only below the object that started it.</summary>
    public static ModelTask FindTask(ApiCall call)
    {
        var action = FindAction(call) ?? throw ApiException.NotFound();
        return call.Model.Tasks.All.FirstOrDefault(task => task.Action == action && task.Id == call["task"])
            ?? throw ApiException.NotFound();
    }

    private static ActionState? FindAction(ApiCall call)
    {
        var model = call.Model.State;
        IEnumerable<ActionState> actions = call["kind"] switch
        {
            "imports" => model.Imports,
            "exports" => model.Exports,
            "actions" => model.Actions,
            _ => model.Processes,
        };
        return actions.FirstOrDefault(action => action.Id == call["action"] && model.AccessOf(call.User).CanSee(action));
    }

    private static ApiResponse Answer(ApiCall call, ModelTask task) => Envelope.Of(call, "task", json =>
    {
        json.WriteStartObject("task");
        TaskJson.Write(json, task, call.Query.Flag("includeProcessDetails"));
        json.WriteEndObject();
    });

    private bool HasContent(ApiCall call, FileState file)
    {
        var content = files.Open(call.Model.State, file.Id, call.User);
        content?.Release();
        return content is { ChunkCount: > 0 };
    }

    private static List<MappingParameter> MappingParameters(JsonElement request)
    {
        var parameters = new List<MappingParameter>();
        if (!request.TryGetProperty("mappingParameters", out var values) || values.ValueKind == JsonValueKind.Null)
            return parameters;
        if (values.ValueKind != JsonValueKind.Array)
            throw ApiException.BadRequest("'mappingParameters' is not an array");
        foreach (var value in values.EnumerateArray())
        {
            if (value.ValueKind != JsonValueKind.Object || value.Text("entityType") is not { } type
                || value.Text("entityName") is not { } name)
                throw ApiException.BadRequest("A mapping parameter needs 'entityType' and 'entityName'");
            parameters.Add(new MappingParameter(type, name, value.Text("importId")));
        }
        return parameters;
    }
}
