namespace AnaplanConnectors.Client;

/// <summary>The one way to the service. From outside in: retry by class of call, the gate of requests, the token, one attempt.</summary>
internal sealed class ApiCaller : IDisposable
{
    private readonly AnaplanClientOptions _options;
    private readonly ApiTransport _transport;
    private readonly RateGate _gate;
    private readonly RetryPolicy _retry;

    public ApiCaller(AnaplanClientOptions options, HttpMessageHandler? handler)
    {
        _options = options;
        Observer = new(options);
        _transport = new(options, handler);
        _gate = new(options.TimeProvider, options.RequestsPerMinute);
        _retry = new(options, _gate, Observer);
    }

    public ClientObserver Observer { get; }

    public Uri Address => _options.Hosts.Api;

    public TimeoutOptions Timeouts => _options.Timeouts;

    public TimeProvider TimeProvider => _options.TimeProvider;

    public ServerClock ServerClock => _transport.Clock;

    /// <summary>Sends until there is a value, or a failure that is not to be repeated.</summary>
    /// <param name="request">What to send.</param>
    /// <param name="tokens">Where the token comes from; null for calls that bring their own authorization.</param>
    /// <param name="read">Reads a successful answer.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<Attempt<T>> TryAsync<T>(ApiRequest request, ITokenSource? tokens, AnswerReader<T> read, CancellationToken cancellationToken)
        => _retry.RunAsync(request, (state, token) => AttemptAsync(state, tokens, read, token), cancellationToken);

    /// <summary>Sends until there is a value.</summary>
    /// <exception cref="AnaplanException">There is none.</exception>
    public async Task<T> SendAsync<T>(ApiRequest request, ITokenSource? tokens, AnswerReader<T> read, CancellationToken cancellationToken)
    {
        var attempt = await TryAsync(request, tokens, read, cancellationToken).ConfigureAwait(false);
        return attempt.Failure is null ? attempt.Value : throw attempt.Failure.ToException(request, attempt.Count);
    }

    public void Dispose() => _transport.Dispose();

    private async Task<Attempt<T>> AttemptAsync<T>(CallState state, ITokenSource? tokens, AnswerReader<T> read, CancellationToken cancellationToken)
    {
        var token = tokens is null ? null : await tokens.GetAsync(cancellationToken).ConfigureAwait(false);
        var attempt = await PassAsync(state, token, read, cancellationToken).ConfigureAwait(false);
        if (token is null || state.HasRenewedToken || !WasRefused(attempt, token))
            return attempt;

        // A token can be revoked at any time; a new one and one repetition is the complete answer (API reference 2.3). What was
        // refused with 401 did not happen, so this holds for every class of call.
        state.HasRenewedToken = true;
        var other = await tokens!.RenewAsync(token, cancellationToken).ConfigureAwait(false);
        if (other is null)
            return attempt;
        attempt = await PassAsync(state, other, read, cancellationToken).ConfigureAwait(false);
        WasRefused(attempt, other);
        return attempt;
    }

    private static bool WasRefused(Attempt attempt, Token token)
    {
        var wasRefused = attempt.Failure is { Code: ErrorCodes.TokenRefused };
        token.WasAccepted |= !wasRefused && (attempt.Failure is null || attempt.Failure.StatusCode is not null);
        return wasRefused;
    }

    private async Task<Attempt<T>> PassAsync<T>(CallState state, Token? token, AnswerReader<T> read, CancellationToken cancellationToken)
    {
        if (!await _gate.EnterAsync(_options.Retry.MaxRateLimitWait, cancellationToken).ConfigureAwait(false))
            return new() { Failure = PauseTooLong(_gate.PauseLeft) };
        state.Attempts++;
        var attempt = await _transport.SendAsync(state.Request, token?.Value, read, cancellationToken).ConfigureAwait(false);
        // The others shall know even when this call gives up.
        if (attempt.Failure is { Repetition: Repetition.WhenAllowed, RetryAfter: { } pause })
            _gate.Pause(pause);
        return attempt;
    }

    private static Failure PauseTooLong(TimeSpan pause) => new()
    {
        Code = ErrorCodes.RateLimited,
        Reason = Invariant($"the service asks for a pause of {pause.TotalSeconds:0} s more"),
        Hint = "Try again after that, or allow a longer wait (MaxRateLimitWait).",
        Repetition = Repetition.WhenAllowed,
        MayHaveHappened = false,
        RetryAfter = pause,
    };
}
