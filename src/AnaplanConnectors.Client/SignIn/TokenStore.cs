namespace AnaplanConnectors.Client;

/// <summary>
/// The token of a client. Prolonged before it expires, by the server's clock; fetched by one caller while the others wait;
/// replaced once when the service refuses it.
/// </summary>
internal sealed class TokenStore : ITokenSource, IDisposable
{
    private static readonly TimeSpan EarliestRefresh = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan PauseAfterRefusal = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan PauseAfterFailedRefresh = TimeSpan.FromSeconds(30);

    private readonly TokenService _service;
    private readonly AnaplanSignIn _signIn;
    private readonly ApiCaller _caller;
    private readonly ClientObserver _observer;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _closing = new();
    private readonly CancellationToken _closed;
    private readonly object _lock = new();
    private Token? _current;
    private long _refreshAt;
    private long _expiresAt;
    private Task<Token>? _pending;
    private bool _replacing;
    private long? _replacedAt;

    public TokenStore(TokenService service, AnaplanSignIn signIn, ApiCaller caller)
    {
        (_service, _signIn, _caller, _observer, _time) = (service, signIn, caller, caller.Observer, caller.TimeProvider);
        _closed = _closing.Token;
    }

    public async Task<Token> GetAsync(CancellationToken cancellationToken)
    {
        Task<Token> pending;
        lock (_lock)
        {
            if (_pending is null && _current is not null && _time.GetTimestamp() < _refreshAt)
                return _current;
            pending = _pending ??= RunAsync(_current is null ? token => SignInAsync(null, token) : ProlongAsync);
        }

        return await pending.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    public async Task<Token?> RenewAsync(Token refused, CancellationToken cancellationToken)
    {
        Task<Token> pending;
        lock (_lock)
        {
            // Another caller was refused before and has already fetched a new one.
            if (_pending is null && _current is not null && !ReferenceEquals(_current, refused))
                return _current;
            if (_pending is null && IsHopeless(refused))
                return null;
            _replacing = true;
            pending = _pending ??= RunAsync(token => SignInAsync(refused, token));
        }

        var token = await pending.WaitAsync(cancellationToken).ConfigureAwait(false);
        // What was pending may have been an attempt to prolong the refused one that left it as it was; then nothing is pending now.
        return ReferenceEquals(token, refused) ? await RenewAsync(refused, cancellationToken).ConfigureAwait(false) : token;
    }

    /// <summary>Makes the token worthless; does nothing when there is none.</summary>
    public async Task SignOutAsync(CancellationToken cancellationToken)
    {
        Token? token;
        lock (_lock)
            (token, _current) = (_current, null);
        // A token of OAuth cannot be given back; it expires by itself.
        if (token is not null && _signIn.CanProlong)
            await _service.SignOutAsync(token, cancellationToken).ConfigureAwait(false);
    }

    public void Dispose()
    {
        if (_closing.IsCancellationRequested)
            return;
        _closing.Cancel();
        _closing.Dispose();
    }

    // Runs for everybody who waits, so nobody's token ends it; closing the client does.
    private Task<Token> RunAsync(Func<CancellationToken, Task<Token>> fetch)
    {
        return Task.Run(async () =>
        {
            try
            {
                var token = await fetch(_closed).ConfigureAwait(false);
                Keep(token);
                return token;
            }
            finally
            {
                lock (_lock)
                    _pending = null;
            }
        });
    }

    // It took the place of a refused one and is refused itself: as many calls as there are would sign in for nothing. After a
    // while it is worth a try again, for whoever keeps a client for days.
    private bool IsHopeless(Token refused)
        => !refused.WasAccepted && _replacedAt is { } replacedAt && _time.GetElapsedTime(replacedAt) < PauseAfterRefusal;

    private async Task<Token> SignInAsync(Token? refused, CancellationToken cancellationToken)
    {
        var token = await _signIn.FetchAsync(_caller, refused, cancellationToken).ConfigureAwait(false);
        _observer.Report(at => new SignedIn(at, _signIn.DisplayName, token.Lifetime));
        return token;
    }

    private async Task<Token> ProlongAsync(CancellationToken cancellationToken)
    {
        var current = _current!;
        if (_time.GetTimestamp() >= _expiresAt)
            return await SignInAsync(null, cancellationToken).ConfigureAwait(false);
        if (!_signIn.CanProlong)
            return await FetchOtherAsync(current, cancellationToken).ConfigureAwait(false);
        var (token, failure) = await _service.RefreshAsync(current, cancellationToken).ConfigureAwait(false);
        if (token is not null)
        {
            _observer.Report(at => new TokenRefreshed(at, token.Lifetime));
            return token;
        }

        // Refused: it was revoked. Unreachable: what we have is good for minutes yet, and nobody has to fail for that.
        return failure!.Repetition == Repetition.Never || _time.GetTimestamp() >= _expiresAt
            ? await SignInAsync(null, cancellationToken).ConfigureAwait(false)
            : current;
    }

    private async Task<Token> FetchOtherAsync(Token current, CancellationToken cancellationToken)
    {
        try
        {
            return await SignInAsync(null, cancellationToken).ConfigureAwait(false);
        }
        catch (AnaplanException e) when (e.IsTransient && _time.GetTimestamp() < _expiresAt)
        {
            // Unreachable: as above.
            return current;
        }
    }

    private void Keep(Token token)
    {
        lock (_lock)
        {
            var now = _time.GetTimestamp();
            if (ReferenceEquals(token, _current))
            {
                _refreshAt = now + Ticks(PauseAfterFailedRefresh);
                return;
            }

            var early = TimeSpan.FromTicks(Math.Min(EarliestRefresh.Ticks, (long)(token.Lifetime.Ticks * 0.15)));
            _current = token;
            _replacedAt = _replacing ? now : null;
            _replacing = false;
            _refreshAt = now + Ticks(token.Lifetime - early);
            _expiresAt = now + Ticks(token.Lifetime);
        }
    }

    private long Ticks(TimeSpan duration) => (long)(duration.TotalSeconds * _time.TimestampFrequency);
}
