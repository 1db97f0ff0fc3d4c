using System.Text.Json;

namespace AnaplanConnectors.Simulator;

/// <summary>Models (API reference 3.3).</summary>
internal sealed class ModelEndpoints(TenantState tenant, ModelDirectory models)
{
    private readonly SortOrder<ModelRuntime> _order = SortOrder<ModelRuntime>.Strict(
        ("name", (left, right) => string.Compare(left.State.Name, right.State.Name, StringComparison.OrdinalIgnoreCase)),
        ("activeState", (left, right) => string.CompareOrdinal(ApiText.Of(left.State.State), ApiText.Of(right.State.State))));

    /// <summary>All models the user can open.</summary>
    public ApiResponse List(ApiCall call)
    {
        var visible = models.Of(tenant.Models).Where(model => model.State.Workspace.Users.Contains(call.User)
            && model.State.AccessOf(call.User).Level != RoleAccess.NoAccess);
        // The filter is ignored without a word for everybody else.
        if (call.User.TenantAdministrator)
            visible = visible.Matching(call.Query["s"], model => model.State.Name);
        return Page(call, _order.Apply(call.Query, visible));
    }

    /// <summary>Includes models on which the role of the user is NO ACCESS, and cannot be sorted.</summary>
    public ApiResponse ListOfWorkspace(ApiCall call)
    {
        var workspace = tenant.Workspaces.FirstOrDefault(workspace => workspace.Id == call["workspace"]);
        if (workspace?.Users.Contains(call.User) != true)
            throw ApiException.NotFound();
        return Page(call, [.. models.Of(workspace.Models)]);
    }

    public ApiResponse Get(ApiCall call) =>
        Envelope.Of(call, "model", json =>
        {
            var withDetails = call.Query.Flag("modelDetails");
            json.WriteStartObject("model");
            Write(json, call.Model, call.Request.Origin, withDetails);
            if (withDetails)
                json.WriteBoolean("modelTransactionRunning", call.Model.Tasks.Running is not null || call.Model.IsUpdating);
            json.WriteEndObject();
        });

    private static ApiResponse Page(ApiCall call, IReadOnlyList<ModelRuntime> items) =>
        Envelope.Page(call, "model", "models", items,
            (json, model) => Write(json, model, call.Request.Origin, call.Query.Flag("modelDetails")));

    private static void Write(Utf8JsonWriter json, ModelRuntime model, string origin, bool withDetails)
    {
        var workspace = model.State.Workspace;
        json.WriteString("id", model.State.Id);
        json.WriteString("activeState", ApiText.Of(model.State.State));
        json.WriteString("name", model.State.Name);
        json.WriteString("currentWorkspaceId", workspace.Id);
        json.WriteString("currentWorkspaceName", workspace.Name);
        json.WriteString("modelUrl",
            $"{origin}/a/modeling/workspaces/{workspace.Id}/models/{model.State.Id}");
        if (!withDetails)
            return;
        if (model.State.State != ModelActiveState.Archived)
            json.WriteNumber("memoryUsage", model.State.MemoryUsage);
        json.WriteString("isoCreationDate", model.State.Definition.CreationDate);
        json.WriteString("lastModified", LastModified(model));
        json.WriteOptionalString("lastModifiedByUserGuid", LastChange(model)?.User.Id
            ?? workspace.Administrators.FirstOrDefault()?.Id);
        json.WriteNumber("lastSavedSerialNumber", model.Tasks.All.Count(task => task.IsOver));
    }

    private static string LastModified(ModelRuntime model) =>
        LastChange(model)?.Ended is { } ended
            ? JsonText.Date(ended)
            : model.State.Definition.LastModified ?? model.State.Definition.CreationDate;

    private static ModelTask? LastChange(ModelRuntime model) =>
        model.Tasks.All.LastOrDefault(task => task is { State: ModelTaskState.Complete, Action: not ExportState });
}
