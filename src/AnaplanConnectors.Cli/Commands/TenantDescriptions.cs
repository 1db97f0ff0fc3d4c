using AnaplanConnectors.Client;

namespace AnaplanConnectors.Cli;

/// <summary>Tenant, workspace, user, roles and model in words.</summary>
internal static class TenantDescriptions
{
    public static Task<IReadOnlyList<Property>> DescribeAsync(AnaplanClient client, AnaplanLocation where, CancellationToken cancellationToken)
    {
        if (where.TenantWord is { } word)
        {
            return word == TenantObjects.Users && where.Model is { } user
                ? UserAsync(client, user, cancellationToken)
                : throw TenantObjects.Unknown(where, "@users/address");
        }

        if (where.WorkspaceWord is { } workspaceWord)
        {
            return workspaceWord == TenantObjects.Roles
                ? RolesAsync(client, where.Workspace!, cancellationToken)
                : throw TenantObjects.Unknown(where, "@roles");
        }

        return where.Workspace is { } workspace ? WorkspaceAsync(client, workspace, cancellationToken) : TenantAsync(client, where.Connection, cancellationToken);
    }

    public static async Task<IReadOnlyList<Property>> ModelAsync(ModelPlace place, CancellationToken cancellationToken)
    {
        var status = await place.Access.GetStatusAsync(cancellationToken);
        var model = place.Model;
        return
        [
            new("model", model.Name),
            new("id", model.Id),
            new("workspace", $"{model.WorkspaceName} ({model.WorkspaceId})"),
            new("state", model.State.ToString()),
            new("doing", status.CurrentStep),
            new("memory", model.MemoryUsage is { } bytes ? Figures.Bytes(bytes) : null),
            new("last changed", model.ModifiedText),
            .. model.Categories.Select(category => new Property($"category {category.Name}", category.Value)),
        ];
    }

    private static async Task<IReadOnlyList<Property>> TenantAsync(AnaplanClient client, string connection, CancellationToken cancellationToken)
    {
        var user = await client.GetCurrentUserAsync(cancellationToken);
        return
        [
            new("connection", connection),
            new("tenant id", user.CustomerId),
            new("signed in as", user.Email),
            new("user id", user.Id),
            new("workspaces", Figures.Count(await client.GetWorkspacesAsync(cancellationToken).CountAsync(cancellationToken))),
            new("models", Figures.Count(await client.GetModelsAsync(null, cancellationToken).CountAsync(cancellationToken))),
        ];
    }

    private static async Task<IReadOnlyList<Property>> WorkspaceAsync(AnaplanClient client, string name, CancellationToken cancellationToken)
    {
        var workspace = await client.FindWorkspaceAsync(name, cancellationToken);
        long? free = workspace is { SizeAllowance: { } allowance, CurrentSize: { } used } ? allowance - used : null;
        return
        [
            new("workspace", workspace.Name),
            new("id", workspace.Id),
            new("state", workspace.Active ? "active" : "inactive"),
            new("allowed", Bytes(workspace.SizeAllowance)),
            new("in use", Bytes(workspace.CurrentSize)),
            new("free", Bytes(free)),
            new("models", Figures.Count(await client.GetModelsAsync(workspace.Id, cancellationToken).CountAsync(cancellationToken))),
        ];
    }

    private static async Task<IReadOnlyList<Property>> UserAsync(AnaplanClient client, string emailOrId, CancellationToken cancellationToken)
    {
        var user = await client.Users.FindAsync(emailOrId, cancellationToken);
        return
        [
            new("user", user.Email),
            new("id", user.Id),
            new("name", $"{user.FirstName} {user.LastName}".Trim()),
            new("state", user.Active ? "active" : "inactive"),
            new("tenant id", user.CustomerId),
            new("last sign-in", user.LastLoginText),
        ];
    }

    private static async Task<IReadOnlyList<Property>> RolesAsync(AnaplanClient client, string workspaceName, CancellationToken cancellationToken)
    {
        var workspace = await client.FindWorkspaceAsync(workspaceName, cancellationToken);
        var members = await TenantObjects.RolesAsync(client.Workspace(workspace), cancellationToken);
        return [new("workspace", workspace.Name), .. members.Select((m, i) => new Property($"member {i + 1}", $"{m.Member.Email}  {m.Role}"))];
    }

    private static string? Bytes(long? bytes) => bytes is { } size ? Figures.Bytes(size) : null;
}
