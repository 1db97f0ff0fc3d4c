namespace AnaplanConnectors.Client;

/// <summary>
/// Keeps the tokens of one OAuth sign-in. Refresh tokens may die with their first use (API reference 2.4), so whoever uses one holds the
/// vault meanwhile, and puts its successor in before anything else happens.
/// </summary>
public interface ITokenVault
{
    /// <summary>Holds the vault until the result is disposed. Others wait, in this process and in others.</summary>
    /// <exception cref="AnaplanSignInException">Somebody else has held it for too long, or it cannot be used.</exception>
    Task<ITokenVaultLease> LockAsync(CancellationToken cancellationToken);
}

/// <summary>A vault that is held.</summary>
public interface ITokenVaultLease : IDisposable
{
    /// <summary>Tokens that are kept, the newest first. The older ones serve when the newest were lost half way. Empty: nobody has signed in.</summary>
    /// <exception cref="AnaplanSignInException">The vault cannot be read.</exception>
    IReadOnlyList<OAuthTokens> Read();

    /// <summary>Keeps tokens as the newest. Those that were the newest stay until the next time.</summary>
    /// <exception cref="AnaplanSignInException">The vault cannot be written; what was in it is still there.</exception>
    void Write(OAuthTokens tokens);
}
