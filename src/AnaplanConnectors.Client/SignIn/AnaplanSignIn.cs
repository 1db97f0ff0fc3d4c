using System.Security.Cryptography.X509Certificates;

namespace AnaplanConnectors.Client;

/// <summary>
/// Who signs in, and with what. Made by the methods here, which do not throw for credentials that cannot work: a client made with
/// them reports everything that is wrong, together with its other options, before any request.
/// </summary>
public abstract class AnaplanSignIn
{
    private protected AnaplanSignIn()
    {
    }

    /// <summary>Signs in with e-mail address and password. Users of single sign-on cannot, unless they are exception users.</summary>
    public static AnaplanSignIn WithPassword(string user, Secret password)
        => new PasswordSignIn(
            user ?? throw new ArgumentNullException(nameof(user)),
            password ?? throw new ArgumentNullException(nameof(password)));

    /// <summary>
    /// Signs in with a certificate that has its private key, for instance from the store of Windows. The caller disposes it, after
    /// the client.
    /// </summary>
    public static AnaplanSignIn WithCertificate(X509Certificate2 certificate, CertificatePayload payload = CertificatePayload.Version2)
        => new CertificateSignIn(
            CertificateKey.Of(certificate ?? throw new ArgumentNullException(nameof(certificate)), "the certificate"), payload);

    /// <summary>Signs in with a certificate and key in a PFX file (also called PKCS#12 or .p12).</summary>
    public static AnaplanSignIn WithPfx(string path, Secret? passphrase = null, CertificatePayload payload = CertificatePayload.Version2)
        => new CertificateSignIn(CertificateFiles.LoadPfx(path ?? throw new ArgumentNullException(nameof(path)), passphrase), payload);

    /// <summary>
    /// Signs in with a certificate and key in PEM files. A chain is fine: the certificate that the key belongs to is used.
    /// </summary>
    /// <param name="certificatePath">File with the certificate or chain.</param>
    /// <param name="keyPath">File with the private key, plain (PKCS#1 or PKCS#8) or encrypted (PKCS#8); null when it is in the same file.</param>
    /// <param name="passphrase">Passphrase of an encrypted key.</param>
    /// <param name="payload">What is signed.</param>
    public static AnaplanSignIn WithPem(
        string certificatePath, string? keyPath = null, Secret? passphrase = null,
        CertificatePayload payload = CertificatePayload.Version2)
        => new CertificateSignIn(
            CertificateFiles.LoadPem(certificatePath ?? throw new ArgumentNullException(nameof(certificatePath)), keyPath, passphrase), payload);

    /// <summary>
    /// Signs in with tokens that a person has got by <see cref="OAuthClient"/>. The vault is read and renewed as needed; it is not disposed.
    /// </summary>
    public static AnaplanSignIn WithOAuth(OAuthApplication application, ITokenVault vault)
        => new OAuthSignIn(application ?? throw new ArgumentNullException(nameof(application)), vault ?? throw new ArgumentNullException(nameof(vault)));

    /// <summary>Who signs in, to be shown: the e-mail address, or the subject of the certificate.</summary>
    public abstract string DisplayName { get; }

    /// <summary>When the certificate expires; null for passwords and for certificates that could not be read.</summary>
    public virtual DateTimeOffset? ExpiresAt => null;

    /// <summary>The certificate, to be looked at; null for other ways to sign in and for certificates that could not be read. Not to be disposed.</summary>
    public virtual X509Certificate2? Certificate => null;

    /// <summary>What is wrong with it, each a clause without a full stop. Empty: it is worth a try.</summary>
    public abstract IReadOnlyList<string> Problems(TimeProvider timeProvider);

    /// <summary>Whether its tokens are prolonged by the authentication service; otherwise another one is fetched.</summary>
    internal virtual bool CanProlong => true;

    /// <summary>Gets a token.</summary>
    /// <param name="caller">The way to the service.</param>
    /// <param name="refused">A token that the service no longer takes, when that is why.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AnaplanSignInException">The service refused.</exception>
    internal abstract Task<Token> FetchAsync(ApiCaller caller, Token? refused, CancellationToken cancellationToken);
}
