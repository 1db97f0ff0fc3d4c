namespace AnaplanConnectors.Simulator;

/// <summary>A client registered for OAuth. A registration is for one grant only (API reference 2.4).</summary>
public sealed class OAuthClientDefinition
{
    /// <summary>The <c>client_id</c>, 32 lower-case hex digits. Default: derived from <see cref="Name"/>.</summary>
    public string? Id { get; init; }

    /// <summary>Required; shown on the login page.</summary>
    public string Name { get; init; } = "";

    /// <summary>Default: authorization code.</summary>
    public OAuthGrant Grant { get; init; } = OAuthGrant.AuthorizationCode;

    /// <summary>
    /// The <c>client_secret</c> of authorization-code clients. Default: <c>simulator-secret</c>. These clients exist in this
    /// process only, so it is none.
    /// </summary>
    public string Secret { get; init; } = "simulator-secret";

    /// <summary>Addresses an authorization code may be sent to, at most 60; required for authorization-code clients.</summary>
    public IReadOnlyList<string> RedirectUris { get; init; } = [];

    /// <summary>
    /// True: every use of a refresh token gives a new one and ends the old one. False: it keeps working, and answers leave
    /// <c>refresh_token</c> out. Default: true.
    /// </summary>
    public bool RotatesRefreshTokens { get; init; } = true;

    /// <summary>
    /// Seconds a rotating refresh token lives, at most 31,556,926 (open question 12). Default: 43,000. Those that do not rotate
    /// live for ever.
    /// </summary>
    public int RefreshTokenLifetime { get; init; } = 43_000;
}

/// <summary>How a client gets its first token.</summary>
public enum OAuthGrant
{
    /// <summary>In a browser, with a redirection to the client.</summary>
    AuthorizationCode,

    /// <summary>With a code that a user enters in a browser elsewhere.</summary>
    Device,
}
