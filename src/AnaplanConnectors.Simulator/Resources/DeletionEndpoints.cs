using System.Text.Json;

namespace AnaplanConnectors.Simulator;

/// <summary>Deleting closed models (API reference 3.3).</summary>
internal sealed class DeletionEndpoints(TenantState tenant, ModelDirectory models)
{
    private const string Field = "modelIdsToDelete";

    public async ValueTask<ApiResponse> DeleteAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var workspace = tenant.Workspaces.FirstOrDefault(workspace => workspace.Id == call["workspace"]);
        if (workspace?.Users.Contains(call.User) != true)
            throw ApiException.NotFound();
        if (!workspace.Administrators.Contains(call.User))
            throw new ApiException(403, "Forbidden");
        var failures = new List<(string Id, string Message)>();
        var ids = IdsOf(await JsonRequest.ReadAsync(call, cancellationToken));
        foreach (var id in ids)
        {
            if (Refusal(workspace, id) is { } refusal)
                failures.Add((id, refusal));
            else
                await models.RemoveAsync(id);
        }

        return Envelope.Of(call, "bulkDeleteModels", json =>
        {
            json.WriteNumber("modelsDeleted", ids.Count - failures.Count);
            json.WriteCollection("bulkDeleteModelsFailures", failures, (_, failure) =>
            {
                json.WriteString("modelId", failure.Id);
                json.WriteString("message", failure.Message);
            });
        });
    }

    private string? Refusal(WorkspaceState workspace, string id)
    {
        var model = workspace.Models.FirstOrDefault(model => model.Id == id);
        if (model is null)
            return "Model ID does not exist.";
        return model.State != ModelActiveState.Archived && models.Of([model]).Any(runtime => runtime.IsOpen)
            ? "Model is open. Please close the model before trying again."
            : null;
    }

    private static List<string> IdsOf(JsonElement request)
    {
        if (request.EnumerateObject().FirstOrDefault(member => member.Name != Field) is { Value.ValueKind: not JsonValueKind.Undefined } unknown)
            throw ApiException.BadRequest(
                $"Identified an unrecognized '{unknown.Name}'. Amend the content so it only contains applicable fields.");
        var ids = request.TryGetProperty(Field, out var values) && values.ValueKind == JsonValueKind.Array
            ? values.EnumerateArray().Select(value => value.ScalarText() ?? "").ToList()
            : [];
        return ids.Count > 0
            ? ids
            : throw ApiException.BadRequest($"Expected mandatory field '{Field}' to be present and not empty.");
    }
}
