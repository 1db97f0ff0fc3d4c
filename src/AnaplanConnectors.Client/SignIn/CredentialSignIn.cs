namespace AnaplanConnectors.Client;

/// <summary>Credentials that the authentication service takes for an Anaplan token (API reference 2.1 and 2.2).</summary>
internal abstract class CredentialSignIn : AnaplanSignIn
{
    /// <summary>Whether <see cref="Body"/> holds the time, so that a clock that is off makes the service refuse it.</summary>
    public virtual bool SendsTime => false;

    /// <summary>What to do when the service refuses.</summary>
    public abstract string RefusedHint { get; }

    /// <summary>The Authorization header of the request for a token.</summary>
    public abstract string Authorization();

    /// <summary>The body of the request for a token, made anew for each attempt.</summary>
    public abstract RequestBody Body(DateTimeOffset serverNow);

    internal override Task<Token> FetchAsync(ApiCaller caller, Token? refused, CancellationToken cancellationToken)
        => new TokenService(caller).SignInAsync(this, cancellationToken);
}
