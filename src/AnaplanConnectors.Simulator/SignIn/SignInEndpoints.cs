using System.Text.Json;

namespace AnaplanConnectors.Simulator;

/// <summary>The authentication service (API reference 2).</summary>
internal sealed class SignInEndpoints(TenantState tenant, TokenStore tokens, PasswordSignIn passwords,
    CertificateSignIn certificates)
{
    public async ValueTask<ApiResponse> AuthenticateAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var user = AuthorizationHeader.Of(call.Request) switch
        {
            { Scheme: AuthorizationHeader.Basic } header => passwords.SignIn(header.Credentials),
            { Scheme: AuthorizationHeader.Certificate } header when call.Request.ContentType == Endpoint.Json =>
                await certificates.SignInAsync(header.Credentials, call.Request.Body, cancellationToken),
            { Scheme: AuthorizationHeader.Certificate } => throw new ApiException(415, "Unsupported Media Type"),
            _ => throw SignInErrors.Header(),
        };
        var token = tokens.Issue(user);
        call.Record.User = user.Email;
        call.Record.TokenId = token.TokenId;
        return Answer(call, 201, "Login successful", json => WriteToken(json, token));
    }

    public ApiResponse Refresh(ApiCall call)
    {
        var token = TokenOf(call, SignInErrors.Header);
        // Access tokens of the OAuth service are replaced there, with a refresh token.
        if (token.IsOAuth)
            throw SignInErrors.Credential();
        tokens.Refresh(token);
        return Answer(call, 200, "Token refreshed", json => WriteToken(json, token));
    }

    public ApiResponse Validate(ApiCall call)
    {
        var token = TokenOf(call, SignInErrors.Header);
        return Answer(call, 200, "Token validated", json =>
        {
            json.WriteStartObject("userInfo");
            json.WriteString("userGuid", token.User.Id);
            json.WriteString("userId", token.User.Email);
            json.WriteString("customerGuid", tenant.Id);
            json.WriteEndObject();
            json.WriteStartObject("tokenInfo");
            json.WriteNumber("expiresAt", token.ExpiresAt.ToUnixTimeMilliseconds());
            json.WriteString("tokenId", token.TokenId);
            json.WriteEndObject();
        });
    }

    public ApiResponse Logout(ApiCall call)
    {
        tokens.End(TokenOf(call, SignInErrors.Credential));
        return new ApiResponse(204);
    }

    /// <summary>The token services take <c>AnaplanAuthToken</c> only; they differ in how they refuse <c>Bearer</c>.</summary>
    private Token TokenOf(ApiCall call, Func<ApiException> refuseBearer)
    {
        var header = AuthorizationHeader.Of(call.Request) ?? throw SignInErrors.Header();
        if (header.Scheme == AuthorizationHeader.Bearer)
            throw refuseBearer();
        if (header.Scheme != AuthorizationHeader.AnaplanToken)
            throw SignInErrors.Header();
        if (tokens.Find(header.Credentials) is not { } token)
            throw SignInErrors.Credential();
        call.Record.User = token.User.Email;
        call.Record.TokenId = token.TokenId;
        return tokens.IsAlive(token) ? token : throw SignInErrors.Credential();
    }

    private static ApiResponse Answer(ApiCall call, int status, string message, Action<Utf8JsonWriter> writePayload) =>
        Envelope.Json(status, json =>
        {
            json.WriteStartObject("meta");
            json.WriteString("validationUrl", $"{call.Request.Origin}/token/validate");
            json.WriteEndObject();
            json.WriteString("status", "SUCCESS");
            json.WriteString("statusMessage", message);
            writePayload(json);
        });

    private static void WriteToken(Utf8JsonWriter json, Token token)
    {
        json.WriteStartObject("tokenInfo");
        json.WriteNumber("expiresAt", token.ExpiresAt.ToUnixTimeMilliseconds());
        json.WriteString("tokenId", token.TokenId);
        json.WriteString("tokenValue", token.Value);
        json.WriteString("refreshTokenId", token.RefreshTokenId);
        json.WriteEndObject();
    }
}
