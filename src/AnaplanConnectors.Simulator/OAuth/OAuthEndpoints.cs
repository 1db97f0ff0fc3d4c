namespace AnaplanConnectors.Simulator;

/// <summary>The calls programs make to the OAuth service: tokens of every grant, and the start of the device grant.</summary>
internal sealed class OAuthEndpoints(TenantState tenant, OAuthStore store, TokenStore tokens, IdTokens idTokens,
    SimulatorOptions options)
{
    private readonly OAuthErrors _errors = new(options.OAuthErrorStatus);

    public async ValueTask<ApiResponse> TokenAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var given = await OAuthParameters.ReadAsync(call.Request, _errors, cancellationToken);
        return given["grant_type"] switch
        {
            null => throw OAuthErrors.MissingGrantType(),
            "authorization_code" => Exchange(call, given),
            "urn:ietf:params:oauth:grant-type:device_code" => Poll(call, given),
            "refresh_token" => Refresh(call, given),
            var other => throw new ApiException(options.OAuthErrorStatus, $"Grant type '{other}' is not offered",
                "unauthorized_client"),
        };
    }

    public async ValueTask<ApiResponse> StartDeviceAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var given = await OAuthParameters.ReadAsync(call.Request, _errors, cancellationToken);
        var device = store.CreateDevice(ClientOf(given, OAuthGrant.Device), OAuthScope.Of(given["scope"]));
        var page = $"{call.Request.Origin}/activate";
        return Envelope.Json(200, json =>
        {
            json.WriteString("device_code", device.DeviceCode);
            json.WriteString("user_code", device.UserCode);
            json.WriteString("verification_uri", page);
            json.WriteString("verification_uri_complete", $"{page}?user_code={device.UserCode}");
            json.WriteNumber("expires_in", (int)options.DeviceCodeLifetime.TotalSeconds);
            json.WriteNumber("interval", (int)options.DevicePollInterval.TotalSeconds);
        });
    }

    private ApiResponse Exchange(ApiCall call, OAuthParameters given)
    {
        var client = ClientOf(given, OAuthGrant.AuthorizationCode);
        var code = store.TakeCode(Required(given, "code"), client, Required(given, "redirect_uri"));
        return FirstTokens(call, client, code.User, code.Scope);
    }

    private ApiResponse Poll(ApiCall call, OAuthParameters given)
    {
        var client = ClientOf(given, OAuthGrant.Device);
        var device = store.TakeDevice(Required(given, "device_code"), client);
        return FirstTokens(call, client, device.AllowedBy!, device.Scope);
    }

    private ApiResponse Refresh(ApiCall call, OAuthParameters given)
    {
        var client = ClientOf(given, null);
        var family = store.Refresh(Required(given, "refresh_token"), client);
        // A client that keeps its refresh token is not told it again, and must not lose it for that.
        return Tokens(call, client, family.User, family.Scope, client.RotatesRefreshTokens ? family.Token : null);
    }

    private ApiResponse FirstTokens(ApiCall call, OAuthClientState client, UserState user, string scope)
    {
        var refreshToken = OAuthScope.Has(scope, OAuthScope.OfflineAccess) ? store.StartFamily(client, user, scope).Token : null;
        return Tokens(call, client, user, scope, refreshToken);
    }

    private ApiResponse Tokens(ApiCall call, OAuthClientState client, UserState user, string scope, string? refreshToken)
    {
        var token = tokens.IssueOAuth(user, IdTokens.CreateOpaque(), options.OAuthTokenLifetime);
        call.Record.User = user.Email;
        call.Record.TokenId = token.TokenId;
        return Envelope.Json(200, json =>
        {
            json.WriteString("access_token", token.Value);
            if (OAuthScope.Has(scope, OAuthScope.OpenId))
                json.WriteString("id_token", idTokens.Create(call.Request.Origin + "/", client, user, scope, options.OAuthTokenLifetime));
            json.WriteOptionalString("refresh_token", refreshToken);
            json.WriteString("scope", scope);
            json.WriteNumber("expires_in", (int)options.OAuthTokenLifetime.TotalSeconds);
            json.WriteString("token_type", "Bearer");
        }).With("Cache-Control", "no-store");
    }

    /// <summary>The registered client, if it proves itself and is registered for the grant (null: for any).</summary>
    private OAuthClientState ClientOf(OAuthParameters given, OAuthGrant? grant)
    {
        var id = Required(given, "client_id");
        var client = tenant.Clients.FirstOrDefault(client => client.Id == id) ?? throw _errors.Client();
        if ((grant ?? client.Grant) != client.Grant)
            throw _errors.Client();
        return client.Secret is null || client.Secret == given["client_secret"] ? client : throw _errors.Client();
    }

    private string Required(OAuthParameters given, string name) => given[name] ?? throw _errors.Missing(name);
}
