namespace AnaplanConnectors.Client;

/// <summary>
/// Signs somebody in by OAuth: once, with a person at hand. Put the tokens into an <see cref="ITokenVault"/>; jobs then sign in with
/// <see cref="AnaplanSignIn.WithOAuth"/> and need nobody (API reference 2.4).
/// </summary>
public sealed class OAuthClient : IDisposable
{
    private readonly AnaplanClientOptions _options;
    private readonly OAuthApplication _application;
    private readonly ApiCaller _caller;
    private readonly OAuthService _service;

    /// <summary>Makes a client. Sends nothing.</summary>
    /// <param name="application">The registration.</param>
    /// <param name="options">Hosts, proxy and patience; <see cref="AnaplanClientOptions.SignIn"/> is not needed. Null for the defaults.</param>
    /// <param name="handler">Instead of the network, such as the simulator's. The caller disposes it.</param>
    /// <exception cref="AnaplanConfigurationException">The options cannot work; all problems are listed.</exception>
    public OAuthClient(OAuthApplication application, AnaplanClientOptions? options = null, HttpMessageHandler? handler = null)
    {
        _application = application ?? throw new ArgumentNullException(nameof(application));
        _options = options ?? new();
        AnaplanConfigurationException.ThrowIfAny([.. application.Problems(), .. _options.Problems()]);
        _caller = new(_options, handler);
        _service = new(_caller, application);
    }

    /// <summary>Where a person signs in with a browser, who then comes back to the redirect address with <c>code</c> and <c>state</c>.</summary>
    /// <param name="redirectUri">One of the addresses that the registration names.</param>
    /// <param name="state">Unguessable text; compare it with what comes back.</param>
    /// <param name="scope">Scopes, separated by blanks. Without <c>offline_access</c> there is no refresh token.</param>
    public Uri GetAuthorizationUri(Uri redirectUri, string state, string scope = OAuthApplication.DefaultScope)
    {
        if (redirectUri is null)
            throw new ArgumentNullException(nameof(redirectUri));
        if (string.IsNullOrEmpty(state))
            throw new ArgumentException("The state protects against forged answers and cannot be empty.", nameof(state));
        var query = $"response_type=code&client_id={Uri.EscapeDataString(_application.ClientId)}&redirect_uri={Uri.EscapeDataString(redirectUri.OriginalString)}"
            + $"&scope={Uri.EscapeDataString(scope)}&state={Uri.EscapeDataString(state)}";
        return new(new Uri(_options.Hosts.App.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/"), "auth/authorize?" + query);
    }

    /// <summary>Exchanges the code that a person came back with. A code works once.</summary>
    /// <exception cref="AnaplanSignInException">The code is spent or the redirect address another one, and other refusals.</exception>
    public async Task<OAuthTokens> ExchangeCodeAsync(string code, Uri redirectUri, CancellationToken cancellationToken = default)
    {
        if (redirectUri is null)
            throw new ArgumentNullException(nameof(redirectUri));
        var attempt = await _service.ExchangeCodeAsync(code ?? throw new ArgumentNullException(nameof(code)), redirectUri.OriginalString, cancellationToken)
            .ConfigureAwait(false);
        return attempt.Failure is null ? attempt.Value : throw OAuthService.Refused(attempt.Failure, "exchange the authorization code", attempt.Count);
    }

    /// <summary>Starts a sign-in on another device: show the person where to go and what to type in, then wait for it.</summary>
    /// <param name="scope">Scopes, separated by blanks. Without <c>offline_access</c> there is no refresh token.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<DeviceAuthorization> StartDeviceAsync(string scope = OAuthApplication.DefaultScope, CancellationToken cancellationToken = default)
    {
        var attempt = await _service.StartDeviceAsync(scope, cancellationToken).ConfigureAwait(false);
        return attempt.Failure is null ? attempt.Value : throw OAuthService.Refused(attempt.Failure, "start a sign-in on another device", attempt.Count);
    }

    /// <summary>Asks until the person has signed in, no faster than the service allows.</summary>
    /// <exception cref="AnaplanSignInException">It was refused, or took too long.</exception>
    public async Task<OAuthTokens> WaitForDeviceAsync(DeviceAuthorization authorization, CancellationToken cancellationToken = default)
    {
        if (authorization is null)
            throw new ArgumentNullException(nameof(authorization));
        const string what = "sign in on another device";
        var interval = authorization.Interval;
        while (true)
        {
            await _options.TimeProvider.Delay(interval, cancellationToken).ConfigureAwait(false);
            var attempt = await _service.DeviceTokenAsync(authorization.DeviceCode, cancellationToken).ConfigureAwait(false);
            if (attempt.Failure is not { } failure)
                return attempt.Value;
            if (failure.OAuthError == "slow_down")
                interval += TimeSpan.FromSeconds(5);
            else if (failure.OAuthError != "authorization_pending")
                throw OAuthService.Refused(failure, what, attempt.Count);
            if (_service.UtcNow >= authorization.ExpiresAt)
                throw new AnaplanSignInException(ErrorCodes.CredentialsRefused, $"Could not {what}: nobody finished it in time.", "Start again.");
        }
    }

    /// <summary>Frees connections.</summary>
    public void Dispose() => _caller.Dispose();
}
