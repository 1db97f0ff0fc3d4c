using System.Security.Cryptography.X509Certificates;

namespace AnaplanConnectors.Ssis.Tests;

/// <summary>Sign-in by a PFX file, and by a certificate that lies in the user's store, where the test puts it and takes it away again.</summary>
[TestFixture("en-US"), TestFixture("de-DE"), TestFixture("tr-TR")]
public sealed class CertificateStoreTests(string culture) : CultureFixture(culture)
{
    private const string Passphrase = "s3cret";

    private SimulatedService _service = null!;
    private X509Certificate2 _ada = null!;
    private string _pfx = null!;

    [SetUp]
    public void Start()
    {
        _service = SimulatedService.Start();
        var folder = Path.Combine(TestContext.CurrentContext.TestDirectory, "Pem");
        using var ada = X509Certificate2.CreateFromPemFile(Path.Combine(folder, "certificate.pem"), Path.Combine(folder, "pkcs8.key"));
        _pfx = Path.GetTempFileName();
        File.WriteAllBytes(_pfx, ada.Export(X509ContentType.Pfx, Passphrase));
        _ada = X509CertificateLoader.LoadPkcs12FromFile(_pfx, Passphrase, X509KeyStorageFlags.PersistKeySet);
    }

    [TearDown]
    public void Stop()
    {
        Store(store => store.Remove(_ada));
        _ada.Dispose();
        File.Delete(_pfx);
        _service.Dispose();
    }

    [Test]
    public void A_certificate_in_a_pfx_file_signs_in()
    {
        var manager = Manager();
        (manager.SignIn, manager.CertificatePath, manager.CertificatePassphrase) = (SignInMethod.CertificateFile, _pfx, Passphrase);

        Assert.That(manager.TestConnection(), Does.Contain(Flow.User));
    }

    [Test]
    public void A_certificate_in_the_store_signs_in_by_its_thumbprint_as_Windows_shows_it()
    {
        Store(store => store.Add(_ada));
        var manager = Manager();
        manager.SignIn = SignInMethod.CertificateStore;
        manager.CertificateThumbprint = "\u200e" + string.Join(" ", _ada.Thumbprint.ToLowerInvariant().Chunk(2).Select(pair => new string(pair)));

        Assert.That(manager.TestConnection(), Does.Contain(Flow.User));
    }

    [Test]
    public void A_thumbprint_that_nothing_bears_is_told_with_where_was_looked()
    {
        var manager = Manager();
        (manager.SignIn, manager.CertificateThumbprint) = (SignInMethod.CertificateStore, "AB CD");

        Assert.That(manager.TestConnection, Throws.InvalidOperationException.With.Message.Contains("ABCD is in the personal store of this user"));
    }

    private AnaplanConnectionManager Manager() => new() { ServiceAddress = _service.Address.ToString(), ProxyAddress = "none" };

    private static void Store(Action<X509Store> change)
    {
        using var store = new X509Store(StoreName.My, StoreLocation.CurrentUser);
        store.Open(OpenFlags.ReadWrite);
        change(store);
    }
}
