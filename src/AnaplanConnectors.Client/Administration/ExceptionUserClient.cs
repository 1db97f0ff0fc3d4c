using System.Text.Json;

namespace AnaplanConnectors.Client;

/// <summary>
/// Users of single sign-on workspaces who may sign in with a password all the same (API reference 10.5). Searching takes any user;
/// changing takes a Tenant Security Administrator.
/// </summary>
public sealed class ExceptionUserClient
{
    private const string Base = "permissions/exception-users/";

    private static readonly HttpMethod Patch = new("PATCH");

    private readonly ApiSession _api;

    internal ExceptionUserClient(ApiSession api) => _api = api;

    /// <summary>The exception users of a workspace.</summary>
    public Task<IReadOnlyList<ExceptionUsers>> FindByWorkspaceAsync(string workspaceId, CancellationToken cancellationToken = default)
        => SearchAsync(new() { WorkspaceGuid = workspaceId ?? throw new ArgumentNullException(nameof(workspaceId)) }, cancellationToken);

    /// <summary>The workspaces in which somebody is an exception user.</summary>
    public Task<IReadOnlyList<ExceptionUsers>> FindByUserAsync(string userId, CancellationToken cancellationToken = default)
        => SearchAsync(new() { UserGuid = userId ?? throw new ArgumentNullException(nameof(userId)) }, cancellationToken);

    /// <summary>Makes somebody an exception user. Not possible for oneself, nor in workspaces without single sign-on.</summary>
    public Task AssignAsync(string userId, string workspaceId, CancellationToken cancellationToken = default)
        => ChangeAsync("assign", userId, workspaceId, cancellationToken);

    /// <summary>Ends that.</summary>
    public Task UnassignAsync(string userId, string workspaceId, CancellationToken cancellationToken = default)
        => ChangeAsync("unassign", userId, workspaceId, cancellationToken);

    private Task ChangeAsync(string op, string userId, string workspaceId, CancellationToken cancellationToken)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(
            new ExceptionUserChange { Op = op, WorkspaceGuid = workspaceId ?? throw new ArgumentNullException(nameof(workspaceId)) }, ApiJson.Default.ExceptionUserChange);
        var request = ApiRequest.Send(
            Patch, Base + ApiRequest.PathOf("users", userId ?? throw new ArgumentNullException(nameof(userId))), $"{op} exception user {userId} of workspace {workspaceId}",
            CallClass.IdempotentByKey, json, ApiService.Administration);
        return _api.SendAsync(request.AnyAnswer(), Answers.Ignore, cancellationToken);
    }

    private Task<IReadOnlyList<ExceptionUsers>> SearchAsync(ExceptionUserSearch search, CancellationToken cancellationToken)
    {
        var request = ApiRequest.Send(
            HttpMethod.Post, Base + "search", "search exception users", CallClass.Safe, JsonSerializer.SerializeToUtf8Bytes(search, ApiJson.Default.ExceptionUserSearch),
            ApiService.Administration);
        return _api.SendAsync<IReadOnlyList<ExceptionUsers>>(
            request, body => Envelope.ReadWhole(body, ApiJson.Default.ExceptionUserAnswer, "response").Response ?? [], cancellationToken);
    }
}

/// <summary>The exception users of one workspace.</summary>
public sealed class ExceptionUsers
{
    /// <summary>Id of the workspace.</summary>
    public string WorkspaceGuid { get; init => field = value ?? ""; } = "";

    /// <summary>Name of the workspace.</summary>
    public string WorkspaceName { get; init => field = value ?? ""; } = "";

    /// <summary>Its exception users.</summary>
    public IReadOnlyList<ExceptionUser> Users { get; init => field = value ?? []; } = [];
}

/// <summary>An exception user.</summary>
public sealed class ExceptionUser
{
    /// <summary>Id of the user.</summary>
    public string UserGuid { get; init => field = value ?? ""; } = "";

    /// <summary>E-mail address.</summary>
    public string Email { get; init => field = value ?? ""; } = "";
}

internal sealed class ExceptionUserSearch
{
    public string? WorkspaceGuid { get; set; }

    public string? UserGuid { get; set; }
}

internal sealed class ExceptionUserChange
{
    public string? Op { get; set; }

    public string? WorkspaceGuid { get; set; }
}

internal sealed class ExceptionUserAnswer
{
    public List<ExceptionUsers>? Response { get; set; }
}
