using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace AnaplanConnectors.Client;

/// <summary>
/// The users of a tenant for those who provision them (API reference 10.4). Needs the role User Administrator. The service knows no groups
/// and deletes nobody.
/// </summary>
public sealed class ScimClient
{
    private const string MediaType = "application/scim+json";

    // The most that the service gives.
    private const int PageSize = 100;

    private static readonly HttpMethod Patch = new("PATCH");

    private readonly ApiSession _api;

    internal ScimClient(ApiSession api) => _api = api;

    /// <summary>Users, page by page as the loop goes on.</summary>
    /// <param name="filter">
    /// Such as <c>userName eq "ada@example.com" and active eq true</c>: eq, ne, pr, gt, ge, lt, le on userName, active, id, externalId and
    /// name; null for all.
    /// </param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async IAsyncEnumerable<ScimUser> ListUsersAsync(string? filter = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var query = filter is null ? "" : "&filter=" + Uri.EscapeDataString(filter);
        var start = 1L;
        while (true)
        {
            var page = await _api.SendAsync(
                Get(Invariant($"Users?startIndex={start}&count={PageSize}{query}"), "list the users by SCIM"),
                body => Envelope.ReadWhole(body, ApiJson.Default.ScimPage, "totalResults"), cancellationToken).ConfigureAwait(false);
            var users = page.Resources ?? [];
            foreach (var user in users)
                yield return user;
            start += users.Count;
            if (users.Count == 0 || start > page.TotalResults)
                yield break;
        }
    }

    /// <summary>A user by id.</summary>
    public Task<ScimUser> GetUserAsync(string userId, CancellationToken cancellationToken = default)
        => _api.SendAsync(Get(UserPath(userId), $"read user {userId} by SCIM"), Read, cancellationToken);

    /// <summary>Creates a user, who needs <see cref="ScimUser.UserName"/> and <see cref="ScimUser.Name"/>.</summary>
    /// <exception cref="AnaplanApiException">The user exists (409), and other refusals.</exception>
    /// <exception cref="AnaplanUnknownOutcomeException">The answer was lost.</exception>
    public Task<ScimUser> CreateUserAsync(ScimUser user, CancellationToken cancellationToken = default)
        => _api.SendOnceAsync(
            Send(HttpMethod.Post, "Users", $"create user {(user ?? throw new ArgumentNullException(nameof(user))).UserName}", CallClass.AskFirst, user, ApiJson.Default.ScimUser),
            Read, user.UserName ?? "", "Look for the user before creating it again.", cancellationToken);

    /// <summary>Sets all of a user; what is left out is removed.</summary>
    public Task<ScimUser> ReplaceUserAsync(string userId, ScimUser user, CancellationToken cancellationToken = default)
        => _api.SendAsync(
            Send(HttpMethod.Put, UserPath(userId), $"replace user {userId}", CallClass.IdempotentByKey, user ?? throw new ArgumentNullException(nameof(user)), ApiJson.Default.ScimUser),
            Read, cancellationToken);

    /// <summary>Changes parts of a user.</summary>
    public Task<ScimUser> UpdateUserAsync(string userId, IReadOnlyCollection<ScimOperation> operations, CancellationToken cancellationToken = default)
    {
        if (operations is null)
            throw new ArgumentNullException(nameof(operations));
        return _api.SendAsync(
            Send(Patch, UserPath(userId), $"update user {userId}", CallClass.IdempotentByKey, new ScimPatch { Operations = [.. operations] }, ApiJson.Default.ScimPatch),
            Read, cancellationToken);
    }

    /// <summary>What the service can do, as it says itself.</summary>
    public Task<JsonElement> GetServiceProviderConfigAsync(CancellationToken cancellationToken = default) => DescribeAsync("ServiceProviderConfig", cancellationToken);

    /// <summary>The kinds of objects that the service has, as it says itself.</summary>
    public Task<JsonElement> GetResourceTypesAsync(CancellationToken cancellationToken = default) => DescribeAsync("ResourceTypes", cancellationToken);

    /// <summary>The members of these objects, as the service says itself.</summary>
    public Task<JsonElement> GetSchemasAsync(CancellationToken cancellationToken = default) => DescribeAsync("Schemas", cancellationToken);

    private async Task<JsonElement> DescribeAsync(string path, CancellationToken cancellationToken)
    {
        using var document = await _api.SendAsync(
            Get(path, $"read {path} of SCIM"), body => Envelope.ReadWhole(body, ApiJson.Default.JsonDocument), cancellationToken).ConfigureAwait(false);
        return document.RootElement.Clone();
    }

    private static string UserPath(string userId) => ApiRequest.PathOf("Users", userId ?? throw new ArgumentNullException(nameof(userId)));

    private static ScimUser Read(PooledBytes body) => Envelope.ReadWhole(body, ApiJson.Default.ScimUser, "id");

    private static ApiRequest Get(string path, string what)
        => new() { Method = HttpMethod.Get, Path = path, What = what, Service = ApiService.Scim, Accept = MediaType };

    private static ApiRequest Send<T>(HttpMethod method, string path, string what, CallClass callClass, T body, JsonTypeInfo<T> type)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(body, type);
        return new()
        {
            Method = method, Path = path, What = what, Class = callClass, Service = ApiService.Scim, Accept = MediaType, Body = () => new(new(json), MediaType),
        };
    }
}
