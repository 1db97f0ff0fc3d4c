using System.Text.Json;

namespace AnaplanConnectors.Simulator;

/// <summary>Users who may use a password although their workspace has single sign-on (API reference 10.5).</summary>
internal sealed class ExceptionUserEndpoints(TenantState tenant)
{
    public IEnumerable<Endpoint> Endpoints() =>
    [
        new Endpoint(Route.ChangeExceptionUser, "PATCH", "/admin/1/0/permissions/exception-users/users/{user}", ChangeAsync)
        {
            Consumes = [Endpoint.Json], Produces = [],
        },
        new Endpoint(Route.SearchExceptionUsers, "POST", "/admin/1/0/permissions/exception-users/search", SearchAsync)
        {
            Consumes = [Endpoint.Json],
        },
    ];

    private async ValueTask<ApiResponse> ChangeAsync(ApiCall call, CancellationToken cancellationToken)
    {
        if (!call.User.Has(TenantRole.TenantSecurityAdministrator))
            throw new ApiException(403, "User is not authorized to perform this action", "FAILURE_UNAUTHORIZED_USER_ACTION");
        var request = await JsonRequest.ReadAsync(call, cancellationToken);
        if (request.Text("op") is not ("assign" or "unassign") || request.Text("workspaceGuid") is not { } workspaceId)
            throw ApiException.BadRequest("'op' has to be assign or unassign, and 'workspaceGuid' is mandatory");
        var user = FindUser(call["user"]) ?? throw new ApiException(404, "User not found");
        var workspace = tenant.Workspaces.FirstOrDefault(workspace => workspace.Id == workspaceId)
            ?? throw new ApiException(404, "Workspace not found");
        if (user == call.User)
            throw ApiException.BadRequest("Users cannot change their own exception");
        if (!workspace.SingleSignOn)
            throw ApiException.BadRequest("The workspace has no single sign-on");
        workspace.SetExceptionUser(user, request.Text("op") == "assign");
        return new ApiResponse(204);
    }

    private async ValueTask<ApiResponse> SearchAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var request = await JsonRequest.ReadAsync(call, cancellationToken);
        var (workspaceId, userId) = (request.Text("workspaceGuid"), request.Text("userGuid"));
        if (workspaceId is null == userId is null)
            throw ApiException.BadRequest("Give one of 'workspaceGuid' and 'userGuid'");
        var found = tenant.Workspaces.Where(workspace => workspace.SingleSignOn && (workspaceId ?? workspace.Id) == workspace.Id)
            .Select(workspace => (Workspace: workspace,
                Users: workspace.ExceptionUsers.Where(user => (userId ?? user.Id) == user.Id).OrderBy(user => user.Email).ToList()))
            .Where(entry => entry.Users.Count > 0);
        return Envelope.Json(200, json =>
        {
            json.WriteStartArray("response");
            foreach (var (workspace, users) in found)
                Write(json, workspace, users);
            json.WriteEndArray();
        });
    }

    private static void Write(Utf8JsonWriter json, WorkspaceState workspace, List<UserState> users)
    {
        json.WriteStartObject();
        json.WriteString("workspaceGuid", workspace.Id);
        json.WriteString("workspaceName", workspace.Name);
        json.WriteCollection("users", users, (_, user) =>
        {
            json.WriteString("userGuid", user.Id);
            json.WriteString("email", user.Email);
        });
        json.WriteEndObject();
    }

    private UserState? FindUser(string id) => tenant.Users.FirstOrDefault(user => user.Id == id);
}
