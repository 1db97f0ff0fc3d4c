using System.Text.Json;

namespace AnaplanConnectors.Simulator;

/// <summary>Workspaces (API reference 3.2).</summary>
internal sealed class WorkspaceEndpoints(TenantState tenant)
{
    private readonly SortOrder<WorkspaceState> _order = SortOrder<WorkspaceState>.Strict(
        ("name", (left, right) => string.Compare(left.Name, right.Name, StringComparison.OrdinalIgnoreCase)),
        ("sizeAllowance", (left, right) => left.SizeAllowance.CompareTo(right.SizeAllowance)));

    public ApiResponse List(ApiCall call)
    {
        var workspaces = tenant.Workspaces.Where(workspace => workspace.Users.Contains(call.User))
            .Matching(call.Query["s"], workspace => workspace.Name);
        return Envelope.Page(call, "workspace", "workspaces", _order.Apply(call.Query, workspaces),
            (json, workspace) => Write(json, workspace, call.Query.Flag("tenantDetails")));
    }

    /// <summary>Who does not administrate the workspace is told that there is none.</summary>
    public ApiResponse Get(ApiCall call)
    {
        var workspace = tenant.Workspaces.FirstOrDefault(workspace => workspace.Id == call["workspace"]);
        if (workspace?.Administrators.Contains(call.User) != true)
            throw ApiException.NotFound();
        return Envelope.Of(call, "workspace", json =>
        {
            json.WriteStartObject("workspace");
            Write(json, workspace, call.Query.Flag("tenantDetails"));
            json.WriteEndObject();
        });
    }

    private static void Write(Utf8JsonWriter json, WorkspaceState workspace, bool withDetails)
    {
        json.WriteString("id", workspace.Id);
        json.WriteString("name", workspace.Name);
        json.WriteBoolean("active", workspace.Active);
        if (!withDetails)
            return;
        json.WriteNumber("sizeAllowance", workspace.SizeAllowance);
        json.WriteNumber("currentSize", workspace.CurrentSize);
    }
}
