namespace AnaplanConnectors.Client;

/// <summary>
/// Tokens that somebody has got by OAuth, taken from a vault and renewed there. Processes that share a vault share the access token, so
/// refresh tokens rotate no more often than needed.
/// </summary>
internal sealed class OAuthSignIn(OAuthApplication application, ITokenVault vault) : AnaplanSignIn
{
    private static readonly TimeSpan WorthUsing = TimeSpan.FromMinutes(5);

    public override string DisplayName => $"OAuth client {application.ClientId}";

    internal override bool CanProlong => false;

    public override IReadOnlyList<string> Problems(TimeProvider timeProvider) => [.. application.Problems()];

    internal override async Task<Token> FetchAsync(ApiCaller caller, Token? refused, CancellationToken cancellationToken)
    {
        using var lease = await vault.LockAsync(cancellationToken).ConfigureAwait(false);
        var kept = lease.Read();
        if (kept.Count == 0)
        {
            throw new AnaplanSignInException(
                ErrorCodes.TokenVaultUnusable, $"Could not sign in as {DisplayName}: nobody has signed in yet.", "Sign in once with a person at hand.");
        }

        var service = new OAuthService(caller, application);
        var newest = kept[0];
        // Another process may have renewed it while this one waited for the vault.
        if (newest.ExpiresAt - service.UtcNow > WorthUsing && newest.AccessToken.Reveal() != refused?.Value)
            return ToToken(newest, service);

        // A disk that is full or not ours shows now, and not when the service has dropped the old token for a new one.
        lease.Write(newest);
        var renewed = await RenewAsync(service, kept, cancellationToken).ConfigureAwait(false);
        lease.Write(renewed);
        return ToToken(renewed, service);
    }

    private static async Task<OAuthTokens> RenewAsync(OAuthService service, IReadOnlyList<OAuthTokens> kept, CancellationToken cancellationToken)
    {
        AnaplanException? refusal = null;
        // The older ones are a last hope: services that allow for lost answers still take them for a while.
        foreach (var refreshToken in kept.Select(t => t.RefreshToken).Where(t => t is not null).GroupBy(t => t!.Reveal()).Select(g => g.First()))
        {
            var attempt = await service.RefreshAsync(refreshToken!, cancellationToken).ConfigureAwait(false);
            if (attempt.Failure is not { } failure)
            {
                // Where tokens do not rotate, the answer may leave the old one out (API reference 2.4).
                return attempt.Value.RefreshToken is not null
                    ? attempt.Value
                    : new(attempt.Value.AccessToken, refreshToken, attempt.Value.ExpiresAt, attempt.Value.Scope);
            }

            refusal ??= OAuthService.Refused(failure, "get a new access token", attempt.Count);
            if (failure.OAuthError != "invalid_grant")
                break;
        }

        throw refusal ?? new AnaplanSignInException(
            ErrorCodes.RefreshTokenRefused, "Could not get a new access token: there is no refresh token.", "Sign in again with the scope offline_access.");
    }

    private static Token ToToken(OAuthTokens tokens, OAuthService service) => new(tokens.AccessToken.Reveal(), tokens.ExpiresAt - service.UtcNow);
}
