namespace AnaplanConnectors.Simulator;

/// <summary>What a browser sees of the OAuth service: the login page, and the page where a device is allowed.</summary>
internal sealed class LoginEndpoints(TenantState tenant, OAuthStore store, PasswordSignIn passwords, SimulatorOptions options)
{
    private readonly OAuthErrors _errors = new(options.OAuthErrorStatus);

    /// <summary>Leads to the login page, or refuses where nobody must be sent to an address that is not registered.</summary>
    public ApiResponse Authorize(ApiCall call)
    {
        Read(call.Query);
        return Redirect($"{call.Request.Origin}/auth/prelogin?{call.Query.Text}");
    }

    public ApiResponse ShowLogin(ApiCall call) => LoginPage.Login(200, Read(call.Query), null);

    public async ValueTask<ApiResponse> LoginAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var form = await FormAsync(call, cancellationToken);
        var request = Read(form);
        if (form["decision"] != "allow")
            return Redirect(request.Callback("error", "access_denied"));
        if (SignIn(form) is not { } user)
            return LoginPage.Login(401, request, "This e-mail address and password do not belong together.");
        call.Record.User = user.Email;
        return Redirect(request.Callback("code", store.CreateCode(request.Client, user, request.Scope, request.RedirectUri)));
    }

    public ApiResponse ShowActivate(ApiCall call) => LoginPage.Activate(200, call.Query["user_code"] ?? "", null);

    public async ValueTask<ApiResponse> ActivateAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var form = await FormAsync(call, cancellationToken);
        var userCode = form["user_code"] ?? "";
        if (SignIn(form) is not { } user)
            return LoginPage.Activate(401, userCode, "This e-mail address and password do not belong together.");
        call.Record.User = user.Email;
        var isAllowed = form["decision"] == "allow";
        return store.Decide(userCode, isAllowed ? user : null)
            ? LoginPage.Done(isAllowed ? "The device may sign in as you." : "The device may not sign in.")
            : LoginPage.Activate(404, userCode, "No device waits for this code. It may have expired.");
    }

    private UserState? SignIn(QueryParameters form)
    {
        try
        {
            return passwords.SignIn(form["email"] ?? "", form["password"] ?? "");
        }
        catch (ApiException)
        {
            return null;
        }
    }

    private LoginRequest Read(QueryParameters given)
    {
        if (Required("response_type") != "code")
            throw _errors.Request("response_type has to be 'code'.");
        var client = tenant.Clients.FirstOrDefault(client => client.Id == Required("client_id"));
        if (client is not { Grant: OAuthGrant.AuthorizationCode })
            throw _errors.Client();
        var redirectUri = Required("redirect_uri");
        if (!client.RedirectUris.Contains(redirectUri, StringComparer.Ordinal))
            throw _errors.Request("The redirect_uri is not registered for this client.");
        return new LoginRequest(client, redirectUri, OAuthScope.Of(Required("scope")), given["state"]);

        string Required(string name) => given[name] is { Length: > 0 } value ? value : throw _errors.Missing(name);
    }

    private async Task<QueryParameters> FormAsync(ApiCall call, CancellationToken cancellationToken)
    {
        if (call.Request.ContentType != OAuthParameters.Form)
            throw _errors.Request("The body has to be a form.");
        using var reader = new StreamReader(call.Request.Body);
        return new QueryParameters(await reader.ReadToEndAsync(cancellationToken));
    }

    private static ApiResponse Redirect(string address) => new ApiResponse(302).With("Location", address);
}

/// <summary>What a client asks a user for.</summary>
internal sealed record LoginRequest(OAuthClientState Client, string RedirectUri, string Scope, string? State)
{
    /// <summary>The address of the client with one more parameter, and the state it gave.</summary>
    public string Callback(string name, string value)
    {
        var join = RedirectUri.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        var state = State is null ? "" : $"&state={Uri.EscapeDataString(State)}";
        return $"{RedirectUri}{join}{name}={Uri.EscapeDataString(value)}{state}";
    }
}
