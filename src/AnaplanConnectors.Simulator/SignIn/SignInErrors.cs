namespace AnaplanConnectors.Simulator;

/// <summary>What the authentication service says when it refuses (API reference 2.3).</summary>
internal static class SignInErrors
{
    public const string BadCredential = "FAILURE_BAD_CREDENTIAL";
    public const string BadHeader = "FAILURE_BAD_HEADER";

    /// <summary>The same words for every reason: an unknown user is not told from a wrong password.</summary>
    public static ApiException Credential() => new(401, "invalid credentials or not authorised", BadCredential);

    public static ApiException Header() => new(400, "missing or malformed Authorization header", BadHeader);

    public static ApiException Payload(string message) => new(400, message, "FAILURE_BAD_REQUEST");
}
