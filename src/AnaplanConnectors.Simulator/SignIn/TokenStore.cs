using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace AnaplanConnectors.Simulator;

/// <summary>The tokens of the tenant. Several of one user may live side by side.</summary>
internal sealed class TokenStore(TimeProvider clock, TimeSpan lifetime)
{
    private readonly ConcurrentDictionary<string, Token> _tokens = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<UserState, DateTimeOffset> _lastSignIns = [];

    public Token Issue(UserState user)
    {
        var value = $"{Random(160)}.{Random(64)}";
        var token = new Token(user, value, Guid.NewGuid().ToString(), Guid.NewGuid().ToString());
        Refresh(token);
        Add(token);
        return token;
    }

    /// <summary>An access token of the OAuth service (API reference 2.4).</summary>
    public Token IssueOAuth(UserState user, string value, TimeSpan accessLifetime)
    {
        var token = new Token(user, value, Guid.NewGuid().ToString(), Guid.NewGuid().ToString())
        {
            IsOAuth = true,
            ExpiresAt = clock.GetUtcNow() + accessLifetime,
        };
        Add(token);
        return token;
    }

    /// <summary>The token, dead or alive; null when it was never given out.</summary>
    public Token? Find(string value) => _tokens.GetValueOrDefault(value);

    public bool IsAlive(Token token) => token.ExpiresAt > clock.GetUtcNow();

    public void Refresh(Token token) => token.ExpiresAt = clock.GetUtcNow() + lifetime;

    /// <summary>From now on the token is worth nothing, and no refresh brings it back.</summary>
    public void End(Token token) => token.ExpiresAt = DateTimeOffset.MinValue;

    /// <summary>Ends the token a request came with, if it is one of ours.</summary>
    public void EndTokenOf(ApiRequest request)
    {
        if (AuthorizationHeader.Of(request) is { } header && Find(header.Credentials) is { } token)
            End(token);
    }

    public DateTimeOffset? LastSignIn(UserState user) => _lastSignIns.TryGetValue(user, out var instant) ? instant : null;

    private void Add(Token token)
    {
        _tokens[token.Value] = token;
        _lastSignIns[token.User] = clock.GetUtcNow();
    }

    private static string Random(int bytes) => Convert.ToBase64String(RandomNumberGenerator.GetBytes(bytes));
}
