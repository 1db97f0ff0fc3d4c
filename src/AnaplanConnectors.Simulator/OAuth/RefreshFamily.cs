namespace AnaplanConnectors.Simulator;

/// <summary>
/// The refresh tokens that descend from one sign-in. One of them is alive; with a client that rotates, presenting an older one
/// ends them all, because it must have been stolen or shared.
/// </summary>
internal sealed class RefreshFamily(OAuthClientState client, UserState user, string scope, string token, DateTimeOffset issued)
{
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    public OAuthClientState Client { get; } = client;

    public UserState User { get; } = user;

    public string Scope { get; } = scope;

    public string Token { get; private set; } = token;

    public DateTimeOffset Issued { get; private set; } = issued;

    public bool IsDead { get; set; }

    public IReadOnlyCollection<string> Used => _used;

    public bool Knows(string refreshToken) => refreshToken == Token || _used.Contains(refreshToken);

    public bool IsAlive(string refreshToken, DateTimeOffset now) => !IsDead && refreshToken == Token
        && (!Client.RotatesRefreshTokens || now - Issued < Client.RefreshTokenLifetime);

    public void Rotate(string next, DateTimeOffset now)
    {
        _used.Add(Token);
        Token = next;
        Issued = now;
    }

    /// <summary>For tokens that were used in an earlier life of the simulator.</summary>
    public void Remember(IEnumerable<string> used) => _used.UnionWith(used);
}
