namespace AnaplanConnectors.Simulator;

/// <summary>Who calls, and with what.</summary>
/// <param name="User">The user.</param>
/// <param name="Token">The token; null for passwords and API keys.</param>
internal sealed record Caller(UserState User, Token? Token);

/// <summary>Finds out who calls. Every service takes other schemes and refuses in other words (API reference 2).</summary>
internal sealed class Authenticator(TenantState tenant, TokenStore tokens, PasswordSignIn passwords)
{
    /// <exception cref="ApiException">Nobody we know, or not in a way the service takes.</exception>
    public Caller Authenticate(ApiRequest request, ApiService service, RecordedRequest record)
    {
        var header = AuthorizationHeader.Of(request);
        var caller = (service, header?.Scheme) switch
        {
            (_, AuthorizationHeader.AnaplanToken) => OfToken(header!.Value),
            (ApiService.Audit, _) => throw new ApiException(401, "No valid token header found for the request"),
            (ApiService.ExceptionUsers, AuthorizationHeader.ApiKey) => OfKey(header!.Value),
            (ApiService.ExceptionUsers, _) => throw SignInErrors.Header(),
            (ApiService.Administration, _) => throw Refusal(service),
            (ApiService.Scim, AuthorizationHeader.Bearer) => OfToken(header!.Value) ?? OfKey(header!.Value),
            (ApiService.Scim, AuthorizationHeader.Basic) => new Caller(passwords.SignIn(header!.Value.Credentials), null),
            (_, AuthorizationHeader.Bearer) => OfToken(header!.Value),
            _ => null,
        };
        if (caller is not { User.Active: true })
            throw Refusal(service);
        record.User = caller.User.Email;
        record.TokenId = caller.Token?.TokenId;
        return caller.Token is null || tokens.IsAlive(caller.Token) ? caller : throw Refusal(service);
    }

    /// <summary>Notes whose token a request came with, whether it is taken or not.</summary>
    public void Identify(ApiRequest request, RecordedRequest record)
    {
        if (AuthorizationHeader.Of(request) is { } header && OfToken(header) is { Token: { } token })
            (record.User, record.TokenId) = (token.User.Email, token.TokenId);
    }

    private static ApiException Refusal(ApiService service) => service switch
    {
        ApiService.Integration or ApiService.Scim => new ApiException(401, "Unauthorized"),
        ApiService.Administration => new ApiException(401, "") { HasBody = false },
        _ => SignInErrors.Credential(),
    };

    private Caller? OfToken(AuthorizationHeader header) =>
        tokens.Find(header.Credentials) is { } token ? new Caller(token.User, token) : null;

    private Caller? OfKey(AuthorizationHeader header) =>
        tenant.Users.FirstOrDefault(user => user.Active && user.ApiKeys.Contains(header.Credentials)) is { } user
            ? new Caller(user, null)
            : null;
}
