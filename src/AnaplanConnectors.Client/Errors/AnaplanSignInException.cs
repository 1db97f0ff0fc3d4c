namespace AnaplanConnectors.Client;

/// <summary>The service refused to sign in, or refused every token it gave. Correct credentials or rights.</summary>
public sealed class AnaplanSignInException : AnaplanException
{
    /// <summary>Says why signing in failed.</summary>
    /// <param name="code">One of <see cref="ErrorCodes"/>.</param>
    /// <param name="message">Who was to be signed in where, and the service's words. Never a secret.</param>
    /// <param name="hint">What to do next, as a full sentence.</param>
    /// <param name="innerException">What was thrown below, if anything.</param>
    public AnaplanSignInException(string code, string message, string? hint = null, Exception? innerException = null)
        : base(code, message, hint, innerException)
    {
    }
}
