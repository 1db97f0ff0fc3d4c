using System.Security.Cryptography.X509Certificates;

namespace AnaplanConnectors.Ssis.Tests;

/// <summary>Sign-in by a certificate that lies in the user's store with its key, which Mono's store does not keep.</summary>
[TestFixture("en-US"), TestFixture("de-DE"), TestFixture("tr-TR")]
public sealed class CertificateStoreTests(string culture) : ServiceFixture(culture)
{
    [Test]
    public void A_certificate_in_the_store_signs_in_by_its_thumbprint_as_Windows_shows_it()
    {
        using var ada = X509CertificateLoader.LoadPkcs12FromFile(CertificateTests.Pfx, CertificateTests.Passphrase, X509KeyStorageFlags.PersistKeySet);
        using var store = new PersonalStore(ada);
        var manager = new AnaplanConnectionManager
        {
            ServiceAddress = Address.ToString(), ProxyAddress = "none", SignIn = SignInMethod.CertificateStore, CertificateThumbprint = store.Thumbprint,
        };

        Assert.That(manager.TestConnection(), Does.Contain(Flow.User));
    }
}
