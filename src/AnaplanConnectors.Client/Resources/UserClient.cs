namespace AnaplanConnectors.Client;

/// <summary>The users of the tenant (API reference 3.1). Listing them takes more rights than asking for oneself.</summary>
public sealed class UserClient
{
    private readonly ApiSession _api;

    internal UserClient(ApiSession api) => _api = api;

    /// <summary>Who is signed in. The cheapest call there is, so a good test of a connection.</summary>
    public Task<AnaplanUser> GetCurrentAsync(CancellationToken cancellationToken = default)
        => _api.GetAsync("users/me", "ask who is signed in", ApiJson.Default.AnaplanUser, "user", cancellationToken);

    /// <summary>A user by id.</summary>
    /// <exception cref="AnaplanNotFoundException">Unknown, or not visible to this user.</exception>
    public Task<AnaplanUser> GetAsync(string userId, CancellationToken cancellationToken = default)
        => _api.GetAsync(
            ApiRequest.PathOf("users", userId ?? throw new ArgumentNullException(nameof(userId))), $"read user {userId}", ApiJson.Default.AnaplanUser, "user",
            cancellationToken);

    /// <summary>All users of the default tenant that this user sees, by e-mail address. Pages of 5,000 are fetched as the loop goes on.</summary>
    public IAsyncEnumerable<AnaplanUser> ListAsync(CancellationToken cancellationToken = default)
        => _api.ListAsync("users?sort=%2Bemail", "list the users", ApiJson.Default.ListAnaplanUser, ["users"], cancellationToken);

    /// <summary>Finds a user by id or e-mail address, in any case.</summary>
    /// <exception cref="AnaplanNotFoundException">None or several match; the message lists them.</exception>
    public async Task<AnaplanUser> FindAsync(string emailOrId, CancellationToken cancellationToken = default)
        => NameLookup.Find(
            await ListAsync(cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false), emailOrId, "user", "users", "the tenant");
}
