using System.Text.Json;

namespace AnaplanConnectors.Simulator;

/// <summary>
/// Administrators and visitors of a workspace (API reference 3.2), for tenant and user administrators; everybody else gets 500, as the
/// service was seen to answer.
/// </summary>
internal sealed class PeopleEndpoints(TenantState tenant)
{
    public ApiResponse Administrators(ApiCall call) => Page(call, "admin", "admins", workspace => workspace.Administrators);

    /// <summary>Users of the workspace who do not administrate it.</summary>
    public ApiResponse Visitors(ApiCall call) =>
        Page(call, "visitor", "visitors", workspace => workspace.Users.Except(workspace.Administrators));

    private ApiResponse Page(ApiCall call, string kind, string key, Func<WorkspaceState, IEnumerable<UserState>> usersOf)
    {
        if (!call.User.TenantAdministrator && !call.User.Has(TenantRole.UserAdministrator))
            throw new ApiException(500, "Internal Server Error");
        var workspace = tenant.Workspaces.FirstOrDefault(workspace => workspace.Id == call["workspace"]) ?? throw ApiException.NotFound();
        return Envelope.Page(call, kind, key, [.. usersOf(workspace).OrderBy(user => user.Email, StringComparer.Ordinal)],
            (json, user) => Write(json, user, workspace));
    }

    private void Write(Utf8JsonWriter json, UserState user, WorkspaceState workspace)
    {
        json.WriteString("firstName", user.FirstName);
        json.WriteString("lastName", user.LastName);
        json.WriteString("email", user.Email);
        json.WriteBoolean("active", user.Active);
        json.WriteStrings("otherWorkspaces", tenant.Workspaces
            .Where(other => other != workspace && other.Users.Contains(user)).Select(other => other.Name));
    }
}
