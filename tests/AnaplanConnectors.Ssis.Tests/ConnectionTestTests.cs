namespace AnaplanConnectors.Ssis.Tests;

[TestFixture("en-US"), TestFixture("de-DE"), TestFixture("tr-TR")]
public sealed class ConnectionTestTests(string culture) : ServiceFixture(culture)
{
    [Test]
    public void A_test_that_works_says_who_signed_in()
    {
        var manager = new AnaplanConnectionManager { ServiceAddress = Address.ToString(), UserName = Flow.User, Password = Flow.Password, ProxyAddress = "none" };

        Assert.That(manager.TestConnection(), Does.Contain(Flow.User));
    }

    [Test]
    public void A_test_that_does_not_work_says_why_and_tells_no_secret()
    {
        var manager = new AnaplanConnectionManager { ServiceAddress = Address.ToString(), UserName = Flow.User, Password = "c4n4ry", ProxyAddress = "none" };

        Assert.That(
            manager.TestConnection,
            Throws.InvalidOperationException.With.Message.Contains("ANX3001").And.Message.Not.Contains("c4n4ry"));
    }

    [TestCase("pkcs8.key", "")]
    [TestCase("pkcs1.key", "")]
    [TestCase("aes256.key", "s3cret")]
    public void A_certificate_in_pem_files_signs_in(string key, string passphrase)
    {
        var manager = WithCertificate(key, passphrase);

        Assert.That(manager.TestConnection(), Does.Contain(Flow.User));
    }

    [TestCase("aes256.key", "c4n4ry", "the passphrase is wrong")]
    [TestCase("aes256.key", "", "is encrypted and no passphrase is set")]
    [TestCase("traditional.key", "s3cret", "openssl pkcs8 -topk8")]
    [TestCase("ec.key", "", "Anaplan takes RSA keys")]
    public void A_key_that_cannot_be_used_is_told_without_a_secret(string key, string passphrase, string problem)
        => Assert.That(
            WithCertificate(key, passphrase).TestConnection,
            Throws.InvalidOperationException.With.Message.Contains(problem).And.Message.Contains("ANX1002").And.Message.Not.Contains("c4n4ry"));

    private AnaplanConnectionManager WithCertificate(string key, string passphrase)
    {
        var folder = Path.Combine(TestContext.CurrentContext.TestDirectory, "Pem");
        return new AnaplanConnectionManager
        {
            ServiceAddress = Address.ToString(), ProxyAddress = "none", SignIn = SignInMethod.CertificateFile, CertificatePath = Path.Combine(folder, "certificate.pem"),
            CertificateKeyPath = Path.Combine(folder, key), CertificatePassphrase = passphrase,
        };
    }
}
