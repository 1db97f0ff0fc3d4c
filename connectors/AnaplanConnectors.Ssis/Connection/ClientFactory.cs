using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer;

namespace AnaplanConnectors.Ssis;

/// <summary>Makes a client of settings.</summary>
internal static class ClientFactory
{
    public const string NoProxy = "none";

    /// <exception cref="AnaplanConfigurationException">The settings do not do; all problems are named.</exception>
    public static AnaplanClient Create(ConnectionSettings settings, ProgressInbox<ClientEvent> events) => new(new AnaplanClientOptions
    {
        Hosts = Hosts(settings),
        SignIn = SignIn(settings),
        Proxy = Proxy(settings),
        Events = events,
        RequestsPerMinute = settings.RequestsPerMinute,
        Timeouts = new TimeoutOptions
        {
            Answer = TimeSpan.FromSeconds(settings.AnswerTimeoutSeconds),
            NoProgress = TimeSpan.FromSeconds(settings.NoProgressTimeoutSeconds),
        },
    });

    private static AnaplanHosts Hosts(ConnectionSettings settings)
    {
        var region = settings.Region.Length > 0 ? AnaplanHosts.ForRegion(settings.Region) : AnaplanHosts.Default;
        var api = Address(settings.ServiceAddress);
        return new AnaplanHosts(api ?? region.Api, Address(settings.AuthenticationAddress) ?? api ?? region.Authentication)
        {
            App = Address(settings.ApplicationAddress) ?? api ?? region.App,
        };
    }

    private static AnaplanSignIn SignIn(ConnectionSettings settings) => settings.SignIn switch
    {
        SignInMethod.CertificateFile when CertificateForm.IsPem(settings.CertificatePath) => AnaplanSignIn.WithPem(
            settings.CertificatePath, settings.CertificateKeyPath.Length > 0 ? settings.CertificateKeyPath : null, Secret(settings.CertificatePassphrase)),
        SignInMethod.CertificateFile => AnaplanSignIn.WithPfx(settings.CertificatePath, Secret(settings.CertificatePassphrase)),
        SignInMethod.CertificateStore => AnaplanSignIn.WithCertificate(FromStore(settings.CertificateThumbprint)),
        SignInMethod.OAuth => AnaplanSignIn.WithOAuth(OAuthTokenStore.Application(settings), OAuthTokenStore.Vault(settings)),
        _ => AnaplanSignIn.WithPassword(settings.UserName, new Secret(settings.Password)),
    };

    private static ProxyOptions? Proxy(ConnectionSettings settings) => settings.ProxyAddress switch
    {
        "" => null,
        NoProxy => ProxyOptions.None,
        _ => new ProxyOptions
        {
            Address = Address(settings.ProxyAddress),
            UserName = settings.ProxyUserName.Length > 0 ? settings.ProxyUserName : null,
            Password = Secret(settings.ProxyPassword),
        },
    };

    private static X509Certificate2 FromStore(string thumbprint)
    {
        // Copied from Windows' dialog a thumbprint carries spaces, and often a mark nobody sees in front.
        var digits = new string(thumbprint.Where(Uri.IsHexDigit).ToArray());
        var closed = string.Empty;
        foreach (var location in new[] { StoreLocation.CurrentUser, StoreLocation.LocalMachine })
        {
            using var store = new X509Store(StoreName.My, location);
            try
            {
                store.Open(OpenFlags.ReadOnly | OpenFlags.OpenExistingOnly);
            }
            catch (CryptographicException problem)
            {
                closed += $"; the store {location} cannot be opened: {problem.Message.TrimEnd('.')}";
                continue;
            }

            var found = store.Certificates.Find(X509FindType.FindByThumbprint, digits, validOnly: false);
            if (found.Count > 0)
                return found[0];
        }

        throw new AnaplanConfigurationException(
            [$"no certificate with the thumbprint {digits} is in the personal store of this user ({Environment.UserName}) or of the machine{closed}"]);
    }

    private static Uri? Address(string text) => text.Length > 0 ? new Uri(text, UriKind.Absolute) : null;

    internal static Secret? Secret(string text) => text.Length > 0 ? new Secret(text) : null;
}
