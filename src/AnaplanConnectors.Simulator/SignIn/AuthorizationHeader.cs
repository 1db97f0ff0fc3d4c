namespace AnaplanConnectors.Simulator;

/// <summary>Scheme and credentials of a request.</summary>
internal readonly record struct AuthorizationHeader(string Scheme, string Credentials)
{
    public const string AnaplanToken = "AnaplanAuthToken";
    public const string Bearer = "Bearer";
    public const string Basic = "Basic";
    public const string Certificate = "CACertificate";
    public const string ApiKey = "AnaplanApiKey";

    /// <summary>Null when the header is missing or not of two words.</summary>
    public static AuthorizationHeader? Of(ApiRequest request) =>
        request.Header("Authorization")?.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var scheme, var credentials]
            ? new AuthorizationHeader(scheme, credentials)
            : null;
}
