namespace AnaplanConnectors.Client;

/// <summary>What the OAuth service gives to who has signed in (API reference 2.4). Keep it in an <see cref="ITokenVault"/>.</summary>
public sealed class OAuthTokens
{
    /// <summary>Puts tokens together.</summary>
    public OAuthTokens(Secret accessToken, Secret? refreshToken, DateTimeOffset expiresAt, string scope = "")
    {
        AccessToken = accessToken ?? throw new ArgumentNullException(nameof(accessToken));
        (RefreshToken, ExpiresAt, Scope) = (refreshToken, expiresAt, scope);
    }

    /// <summary>The token that calls carry.</summary>
    public Secret AccessToken { get; }

    /// <summary>The token that gets another access token; null when the scope <c>offline_access</c> was not granted.</summary>
    public Secret? RefreshToken { get; }

    /// <summary>When the access token expires, by the server's clock; 35 minutes after it was given.</summary>
    public DateTimeOffset ExpiresAt { get; }

    /// <summary>The scopes that were granted, separated by blanks. May be fewer than were asked for.</summary>
    public string Scope { get; }
}

/// <summary>A sign-in on another device that somebody has to finish (API reference 2.4).</summary>
public sealed class DeviceAuthorization
{
    internal DeviceAuthorization(DeviceCodeAnswer answer, DateTimeOffset now)
    {
        DeviceCode = new(answer.DeviceCode ?? "");
        UserCode = answer.UserCode ?? "";
        VerificationUri = answer.VerificationUri ?? "";
        VerificationUriComplete = answer.VerificationUriComplete;
        ExpiresAt = now + TimeSpan.FromSeconds(answer.ExpiresIn > 0 ? answer.ExpiresIn : 900);
        // Five seconds where nothing is said (API reference 2.4).
        Interval = TimeSpan.FromSeconds(answer.Interval is > 0 ? answer.Interval.Value : 5);
    }

    /// <summary>What the person has to type in at <see cref="VerificationUri"/>.</summary>
    public string UserCode { get; }

    /// <summary>Where the person has to go.</summary>
    public string VerificationUri { get; }

    /// <summary>The same with the code in it; null when the service gives none.</summary>
    public string? VerificationUriComplete { get; }

    /// <summary>When it is too late.</summary>
    public DateTimeOffset ExpiresAt { get; }

    /// <summary>Least pause between two questions.</summary>
    public TimeSpan Interval { get; }

    internal Secret DeviceCode { get; }
}
