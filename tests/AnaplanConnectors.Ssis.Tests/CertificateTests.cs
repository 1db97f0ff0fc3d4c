using System.Security.Cryptography.X509Certificates;

namespace AnaplanConnectors.Ssis.Tests;

/// <summary>Sign-in by a PFX file, and what is told of certificates in the user's store that cannot sign in.</summary>
[TestFixture("en-US"), TestFixture("de-DE"), TestFixture("tr-TR")]
public sealed class CertificateTests(string culture) : ServiceFixture(culture)
{
    /// <summary>Of the file that lies beside the tests.</summary>
    internal const string Passphrase = "s3cret";

    internal static readonly string Pfx = Path.Combine(TestContext.CurrentContext.TestDirectory, "ada.pfx");

    [Test]
    public void A_certificate_in_a_pfx_file_signs_in()
    {
        var manager = Manager();
        (manager.SignIn, manager.CertificatePath, manager.CertificatePassphrase) = (SignInMethod.CertificateFile, Pfx, Passphrase);

        Assert.That(manager.TestConnection(), Does.Contain(Flow.User));
    }

    [Test]
    public void A_certificate_in_the_store_that_has_no_key_is_found_by_its_thumbprint_as_Windows_shows_it_and_refused()
    {
        using var bare = Open(Path.Combine(TestContext.CurrentContext.TestDirectory, "Pem", "certificate.pem"));
        using var store = new PersonalStore(bare);
        var manager = Manager();
        (manager.SignIn, manager.CertificateThumbprint) = (SignInMethod.CertificateStore, store.Thumbprint);

        Assert.That(manager.TestConnection, Throws.InvalidOperationException.With.Message.Contains("no private key"));
    }

    [Test]
    public void A_thumbprint_that_nothing_bears_is_told_with_where_was_looked()
    {
        var manager = Manager();
        (manager.SignIn, manager.CertificateThumbprint) = (SignInMethod.CertificateStore, "AB CD");

        Assert.That(manager.TestConnection, Throws.InvalidOperationException.With.Message.Contains("ABCD is in the personal store of this user"));
    }

    private static X509Certificate2 Open(string path) =>
#if NET
        X509CertificateLoader.LoadCertificateFromFile(path);
#else
        new(path);
#endif

    private AnaplanConnectionManager Manager() => new() { ServiceAddress = Address.ToString(), ProxyAddress = "none" };
}
