using System.Text.Json;
using System.Text.Json.Serialization;

namespace AnaplanConnectors.Client;

/// <summary>
/// The OAuth service (API reference 2.4). A refusal is told by its word, never by its status. Asking again after a lost answer does no
/// harm: if the first one took effect, what it used up is lost anyway.
/// </summary>
internal sealed class OAuthService(ApiCaller caller, OAuthApplication application)
{
    /// <summary>The server's time.</summary>
    public DateTimeOffset UtcNow => caller.ServerClock.UtcNow;

    public Task<Attempt<OAuthTokens>> RefreshAsync(Secret refreshToken, CancellationToken cancellationToken)
        => TokenAsync("get a new access token", new() { GrantType = "refresh_token", RefreshToken = refreshToken.Reveal() }, cancellationToken);

    public Task<Attempt<OAuthTokens>> ExchangeCodeAsync(string code, string redirectUri, CancellationToken cancellationToken)
        => TokenAsync("exchange the authorization code", new() { GrantType = "authorization_code", Code = code, RedirectUri = redirectUri }, cancellationToken);

    public Task<Attempt<OAuthTokens>> DeviceTokenAsync(Secret deviceCode, CancellationToken cancellationToken)
        => TokenAsync(
            "ask whether the sign-in on the other device is done",
            new() { GrantType = "urn:ietf:params:oauth:grant-type:device_code", DeviceCode = deviceCode.Reveal() }, cancellationToken);

    public Task<Attempt<DeviceAuthorization>> StartDeviceAsync(string scope, CancellationToken cancellationToken)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(new OAuthRequest { ClientId = application.ClientId, Scope = scope }, OAuthJson.Default.OAuthRequest);
        return caller.TryAsync(Request("oauth/device/code", "start a sign-in on another device", json), null, ReadDevice, cancellationToken);
    }

    /// <summary>A refusal as an error.</summary>
    public static AnaplanException Refused(Failure failure, string what, int attempts)
        => failure.OAuthError is null
            ? failure.ToException(ApiRequest.Get("oauth/token", what), attempts)
            : new AnaplanSignInException(
                failure.OAuthError == "invalid_grant" ? ErrorCodes.RefreshTokenRefused : ErrorCodes.CredentialsRefused,
                $"Could not {what}: {failure.Said}.",
                failure.OAuthError switch
                {
                    "invalid_grant" => "Sign in again: what was used is spent, expired or was withdrawn.",
                    "unauthorized_client" => "Check client id and secret, and whether the client is registered for this way of signing in.",
                    "access_denied" => "Somebody refused; sign in again.",
                    "expired_token" => "It took too long; start again.",
                    _ => "Check the registration of the client.",
                });

    private Task<Attempt<OAuthTokens>> TokenAsync(string what, OAuthRequest body, CancellationToken cancellationToken)
    {
        body.ClientId = application.ClientId;
        body.ClientSecret = application.ClientSecret?.Reveal();
        return caller.TryAsync(
            Request("oauth/token", what, JsonSerializer.SerializeToUtf8Bytes(body, OAuthJson.Default.OAuthRequest)), null, ReadTokens, cancellationToken);
    }

    private static ApiRequest Request(string path, string what, byte[] json) => new()
    {
        Method = HttpMethod.Post, Path = path, What = what, Service = ApiService.OAuth, Body = () => RequestBody.Json(json),
    };

    private OAuthTokens ReadTokens(PooledBytes body)
    {
        var answer = Envelope.ReadWhole(body, OAuthJson.Default.OAuthAnswer, "access_token");
        if (string.IsNullOrEmpty(answer.AccessToken))
            throw new AnswerException("the answer holds no token");
        var lifetime = TimeSpan.FromSeconds(answer.ExpiresIn is > 0 and < 86_400 ? answer.ExpiresIn : 1800);
        return new(
            new(answer.AccessToken!), string.IsNullOrEmpty(answer.RefreshToken) ? null : new(answer.RefreshToken!), UtcNow + lifetime, answer.Scope ?? "");
    }

    private DeviceAuthorization ReadDevice(PooledBytes body)
    {
        var answer = Envelope.ReadWhole(body, OAuthJson.Default.DeviceCodeAnswer, "device_code");
        return string.IsNullOrEmpty(answer.DeviceCode) || string.IsNullOrEmpty(answer.UserCode)
            ? throw new AnswerException("the answer holds no device code")
            : new(answer, UtcNow);
    }
}

internal sealed class OAuthRequest
{
    public string? GrantType { get; set; }

    public string? Code { get; set; }

    public string? ClientId { get; set; }

    public string? ClientSecret { get; set; }

    public string? RedirectUri { get; set; }

    public string? RefreshToken { get; set; }

    public string? DeviceCode { get; set; }

    public string? Scope { get; set; }
}

internal sealed class OAuthAnswer
{
    public string? AccessToken { get; set; }

    public string? RefreshToken { get; set; }

    public string? Scope { get; set; }

    public long ExpiresIn { get; set; }
}

internal sealed class DeviceCodeAnswer
{
    public string? DeviceCode { get; set; }

    public string? UserCode { get; set; }

    public string? VerificationUri { get; set; }

    public string? VerificationUriComplete { get; set; }

    public long ExpiresIn { get; set; }

    public long? Interval { get; set; }
}

/// <summary>OAuth writes names with underscores.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(TextConverter), typeof(Int64Converter)])]
[JsonSerializable(typeof(OAuthRequest))]
[JsonSerializable(typeof(OAuthAnswer))]
[JsonSerializable(typeof(DeviceCodeAnswer))]
internal sealed partial class OAuthJson : JsonSerializerContext;
