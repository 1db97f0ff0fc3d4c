namespace AnaplanConnectors.Simulator;

/// <summary>What the OAuth service says when it refuses (API reference 2.4). Callers must go by the word.</summary>
internal sealed class OAuthErrors(int status)
{
    public ApiException Missing(string parameter) => new(status, $"Missing required parameter: {parameter}", "invalid_request");

    public ApiException Request(string message) => new(status, message, "invalid_request");

    public ApiException Grant(string message) => new(status, message, "invalid_grant");

    public ApiException Client() => new(status, "Unknown client, wrong secret, or a grant the client is not registered for",
        "unauthorized_client");

    public ApiException Denied() => new(status, "The user refused the request", "access_denied");

    public ApiException Pending() => new(status, "The user has not acted yet", "authorization_pending");

    public ApiException SlowDown() => new(status, "Poll less often", "slow_down");

    public ApiException Expired() => new(status, "The device code has expired", "expired_token");

    /// <summary>Seen to be 401, whatever the others are.</summary>
    public static ApiException MissingGrantType() => new(401, "Missing required parameter: grant_type", "invalid_request");
}
