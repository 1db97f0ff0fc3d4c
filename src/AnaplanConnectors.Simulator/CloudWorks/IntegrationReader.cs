using System.Text.Json;

namespace AnaplanConnectors.Simulator;

/// <summary>Reads what an integration shall do, and refuses what could not be run.</summary>
internal sealed class IntegrationReader(CloudWorksStore store, ModelDirectory models)
{
    public async Task<IntegrationPlan> ReadAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var request = await JsonRequest.ReadAsync(call, cancellationToken);
        if (CloudWorksCalls.Required(request, "version") != "2.0")
            throw ApiException.BadRequest("'version' has to be 2.0");
        var workspaceId = CloudWorksCalls.Required(request, "workspaceId");
        var model = models.Find(CloudWorksCalls.Required(request, "modelId"), workspaceId, call.User)?.State
            ?? throw ApiException.BadRequest("There is no such model in the workspace");
        var process = ProcessOf(request, model);
        var jobs = request.TryGetProperty("jobs", out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Select(job => Job(job, model, process)).ToList()
            : [];
        if (jobs.Count == 0 && process is null)
            throw ApiException.BadRequest("An integration needs jobs or a process");
        return new IntegrationPlan(CloudWorksCalls.Required(request, "name"), workspaceId, model, process,
            request.TryGetProperty("nuxVisible", out var nux) && nux.ValueKind == JsonValueKind.True, jobs);
    }

    private static ProcessState? ProcessOf(JsonElement request, ModelState model)
    {
        if (request.Text("processId") is not { } id)
            return null;
        return model.Processes.FirstOrDefault(process => process.Id == id)
            ?? throw ApiException.BadRequest($"There is no process {id}");
    }

    private IntegrationJob Job(JsonElement json, ModelState model, ProcessState? process)
    {
        var type = CloudWorksCalls.Required(json, "type");
        var isImport = type.EndsWith("ToAnaplan", StringComparison.Ordinal);
        if (!isImport && !type.StartsWith("AnaplanTo", StringComparison.Ordinal))
            throw ApiException.BadRequest($"'{type}' is no type of job");
        var source = CloudWorksCalls.RequiredArray(json, "sources")[0];
        var target = CloudWorksCalls.RequiredArray(json, "targets")[0];
        var (cloud, anaplan) = isImport ? (source, target) : (target, source);
        var connection = store.Connections.GetValueOrDefault(CloudWorksCalls.Required(cloud, "connectionId"))
            ?? throw ApiException.BadRequest("There is no such connection");
        if (!type.Contains(connection.Type, StringComparison.Ordinal))
            throw ApiException.BadRequest($"A job of type {type} cannot use a connection of type {connection.Type}");
        var file = cloud.Text("file") ?? cloud.Text("table") ?? throw ApiException.BadRequest("A job needs a file or a table");
        var action = anaplan.Text("actionId") is { } id ? model.FindAction(id) : null;
        if (action is null && process is null)
            throw ApiException.BadRequest("There is no such action");
        if (action is not (null or ImportState) == isImport || (!isImport && action is not ExportState))
            throw ApiException.BadRequest("The action does not fit the type of the job");
        var fileId = anaplan.Text("fileId") ?? (action as ImportState)?.File?.Id;
        if (isImport && model.Files.All(candidate => candidate.Id != fileId))
            throw ApiException.BadRequest("There is no such file");
        return new IntegrationJob(type, connection, file, action, fileId, json.Clone());
    }
}
