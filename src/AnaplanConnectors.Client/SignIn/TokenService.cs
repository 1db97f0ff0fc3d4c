namespace AnaplanConnectors.Client;

/// <summary>The authentication service (API reference 2.1 to 2.3).</summary>
internal sealed class TokenService(ApiCaller caller)
{
    // The server refuses payloads that look old; a clock that is off by less cannot be the reason.
    private static readonly TimeSpan SuspiciousSkew = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan AssumedLifetime = TimeSpan.FromMinutes(30);

    /// <exception cref="AnaplanSignInException">The service refused.</exception>
    public async Task<Token> SignInAsync(CredentialSignIn signIn, CancellationToken cancellationToken)
    {
        var knownOffset = caller.ServerClock.Offset;
        var request = new ApiRequest
        {
            Method = HttpMethod.Post,
            Path = "token/authenticate",
            What = $"sign in as {signIn.DisplayName}",
            Service = ApiService.Authentication,
            Authorization = signIn.Authorization,
            Body = () => signIn.Body(caller.ServerClock.UtcNow),
        };
        var attempt = await SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (attempt.Failure is { StatusCode: 401 } && signIn.SendsTime && (caller.ServerClock.Offset - knownOffset).Duration() > SuspiciousSkew)
        {
            // The refusal has told us the server's time: this machine's clock was the reason, or will not be the second time.
            attempt = await SendAsync(request, cancellationToken).ConfigureAwait(false);
        }

        return attempt.Failure switch
        {
            null => attempt.Value,
            { StatusCode: 400 or 401 or 403 } refusal => throw new AnaplanSignInException(
                ErrorCodes.CredentialsRefused,
                $"Could not {request.What}: {refusal.Said}.",
                signIn.RefusedHint),
            var failure => throw failure.ToException(request, attempt.Count),
        };
    }

    /// <summary>Prolongs a token. Never throws for a refusal.</summary>
    public async Task<(Token? Token, Failure? Failure)> RefreshAsync(Token token, CancellationToken cancellationToken)
    {
        var attempt = await SendAsync(Request("token/refresh", "prolong the token", token), cancellationToken).ConfigureAwait(false);
        return (attempt.Failure is null ? attempt.Value : null, attempt.Failure);
    }

    /// <summary>Makes a token worthless. One that is so already is fine.</summary>
    public async Task SignOutAsync(Token token, CancellationToken cancellationToken)
    {
        var request = Request("token/logout", "sign out", token);
        var attempt = await caller.TryAsync(request, null, Answers.Ignore, cancellationToken).ConfigureAwait(false);
        if (attempt.Failure is { StatusCode: not 401 } failure)
            throw failure.ToException(request, attempt.Count);
    }

    private static ApiRequest Request(string path, string what, Token token) => new()
    {
        Method = HttpMethod.Post,
        Path = path,
        What = what,
        Service = ApiService.Authentication,
        Authorization = () => "AnaplanAuthToken " + token.Value,
        Body = () => RequestBody.Empty,
    };

    private async Task<Attempt<Token>> SendAsync(ApiRequest request, CancellationToken cancellationToken)
        => await caller.TryAsync(request, null, body => Read(Envelope.ReadOne(body, ApiJson.Default.TokenInfo, "tokenInfo")), cancellationToken)
            .ConfigureAwait(false);

    private Token Read(TokenInfo info)
    {
        if (string.IsNullOrEmpty(info.TokenValue))
            throw new AnswerException("the answer holds no token");
        // By the server's own clock, whatever the one of this machine shows.
        var lifetime = ServerTime.FromMilliseconds(info.ExpiresAt) - caller.ServerClock.UtcNow;
        return new(info.TokenValue!, lifetime > TimeSpan.Zero && lifetime < TimeSpan.FromDays(1) ? lifetime.Value : AssumedLifetime);
    }
}

internal sealed class TokenInfo
{
    public string? TokenValue { get; set; }

    public long ExpiresAt { get; set; }
}
