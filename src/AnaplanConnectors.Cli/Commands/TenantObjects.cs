using AnaplanConnectors.Client;

namespace AnaplanConnectors.Cli;

/// <summary>What lies above models, as lines of a table: workspaces, models, users, roles.</summary>
internal static class TenantObjects
{
    public const string Users = "users", Roles = "roles";

    public static Task ListAsync(Screen screen, AnaplanClient client, AnaplanLocation location, CancellationToken cancellationToken)
    {
        if (location.TenantWord is { } tenantWord)
        {
            return tenantWord == Users
                ? ListUsersAsync(screen, client, cancellationToken)
                : throw Unknown(location, "@users");
        }

        if (location.WorkspaceWord is { } workspaceWord)
        {
            return workspaceWord == Roles
                ? ListRolesAsync(screen, client, location.Workspace!, cancellationToken)
                : throw Unknown(location, "@roles");
        }

        return location.Workspace is { } workspace
            ? ListModelsAsync(screen, client, workspace, cancellationToken)
            : ListWorkspacesAsync(screen, client, cancellationToken);
    }

    public static UsageException Unknown(AnaplanLocation location, string known)
        => new($"'{location}' means nothing.", $"Here only {known} is known; a name that begins with @ writes it as %40.");

    /// <summary>Everybody with a role in a workspace. Needs a user or tenant administrator.</summary>
    public static async Task<IReadOnlyList<(WorkspaceMember Member, string Role)>> RolesAsync(WorkspaceClient workspace, CancellationToken cancellationToken)
    {
        var members = new List<(WorkspaceMember, string)>();
        try
        {
            await foreach (var member in workspace.ListAdministratorsAsync(cancellationToken))
                members.Add((member, "workspace administrator"));
            await foreach (var member in workspace.ListVisitorsAsync(cancellationToken))
                members.Add((member, "visitor"));
            return members;
        }
        catch (AnaplanApiException e) when (e.StatusCode == 500)
        {
            // The service has no better answer for a missing role (API reference 9).
            throw new AnaplanApiException(e.Code, e.Message, "Most often a role is missing: ask for that of a user or tenant administrator.", isTransient: false, e);
        }
    }

    private static async Task ListWorkspacesAsync(Screen screen, AnaplanClient client, CancellationToken cancellationToken)
    {
        var rows = new List<IReadOnlyList<string>>();
        await foreach (var workspace in client.GetWorkspacesAsync(cancellationToken))
            rows.Add([workspace.Name, workspace.Id, workspace.Active ? "active" : "inactive"]);
        TablePrinter.Print(screen, [new("name"), new("id"), new("state")], rows);
    }

    private static async Task ListModelsAsync(Screen screen, AnaplanClient client, string workspaceName, CancellationToken cancellationToken)
    {
        var workspace = await client.FindWorkspaceAsync(workspaceName, cancellationToken);
        var rows = new List<IReadOnlyList<string>>();
        await foreach (var model in client.GetModelsAsync(workspace.Id, cancellationToken))
            rows.Add([model.Name, model.Id, model.State.ToString()]);
        TablePrinter.Print(screen, [new("name"), new("id"), new("state")], rows);
    }

    private static async Task ListUsersAsync(Screen screen, AnaplanClient client, CancellationToken cancellationToken)
    {
        var rows = new List<IReadOnlyList<string>>();
        await foreach (var user in client.Users.ListAsync(cancellationToken))
            rows.Add([user.Email, user.Id, FullName(user.FirstName, user.LastName), user.Active ? "active" : "inactive"]);
        TablePrinter.Print(screen, [new("user"), new("id"), new("name"), new("state")], rows);
    }

    private static async Task ListRolesAsync(Screen screen, AnaplanClient client, string workspaceName, CancellationToken cancellationToken)
    {
        var workspace = await client.FindWorkspaceAsync(workspaceName, cancellationToken);
        var members = await RolesAsync(client.Workspace(workspace), cancellationToken);
        TablePrinter.Print(
            screen, [new("user"), new("role"), new("name"), new("state")],
            members.Select(m => (IReadOnlyList<string>)[m.Member.Email, m.Role, FullName(m.Member.FirstName, m.Member.LastName), m.Member.Active ? "active" : "inactive"]).ToList());
    }

    private static string FullName(string? first, string? last) => $"{first} {last}".Trim();
}
