using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AnaplanConnectors.Client.Tests;

internal sealed class CertificateFileTests : ClientTest
{
    private TestCertificate _ada = null!;

    [SetUp]
    public void MakeCertificate() => _ada = new();

    [TearDown]
    public void RemoveCertificate() => _ada.Dispose();

    private string CertificateFile => _ada.Write("ada.pem", _ada.Pem);

    private void Works(AnaplanSignIn signIn) => Assert.That(signIn.Problems(Clock), Is.Empty);

    private string[] Problems(AnaplanSignIn signIn) => [.. signIn.Problems(Clock)];

    [Test]
    public void A_plain_key_works([Values(2048, 3072, 4096)] int size)
    {
        using var certificate = new TestCertificate(size);

        Works(AnaplanSignIn.WithPem(certificate.Write("c.pem", certificate.Pem), certificate.Write("k.pem", certificate.Pkcs8)));
    }

    [Test]
    public void A_key_of_the_older_form_works() => Works(AnaplanSignIn.WithPem(CertificateFile, _ada.Write("key.pem", _ada.Pkcs1)));

    [Test]
    public void An_encrypted_key_works_with_its_passphrase()
        => Works(AnaplanSignIn.WithPem(CertificateFile, _ada.Write("key.pem", _ada.Encrypted("pä55")), new("pä55")));

    [Test]
    public void Certificate_and_key_may_be_one_file([Values] bool keyFirst)
        => Works(AnaplanSignIn.WithPem(_ada.Write("both.pem", keyFirst ? _ada.Pkcs8 + "\n" + _ada.Pem : _ada.Pem + "\n" + _ada.Pkcs8)));

    [Test]
    public void Windows_line_ends_and_comments_are_fine()
        => Works(AnaplanSignIn.WithPem(_ada.Write("both.pem", "Bag Attributes\r\n  friendlyName: ada\r\n" + (_ada.Pem + "\n" + _ada.Pkcs8).ReplaceLineEndings("\r\n"))));

    [Test]
    public async Task Of_a_chain_the_certificate_is_sent_that_the_key_belongs_to([Range(0, 2)] int position)
    {
        using var root = new TestCertificate(subject: "CN=Root");
        using var intermediate = new TestCertificate(subject: "CN=Intermediate");
        var chain = new List<string> { root.Pem, intermediate.Pem };
        chain.Insert(position, _ada.Pem);
        var signIn = AnaplanSignIn.WithPem(_ada.Write("chain.pem", string.Join("\n", chain)), _ada.Write("key.pem", _ada.Pkcs8));

        await Run(Client(signIn: signIn).SignInAsync());

        var sent = Convert.FromBase64String(Service.Calls.Single().Authorization!["CACertificate ".Length..]);
        using var certificate = X509CertificateLoader.LoadCertificate(sent);
        Assert.That(certificate.Subject, Is.EqualTo("CN=Ada Lovelace"));
    }

    [Test]
    public void A_pfx_file_works([Values("pw", "")] string passphrase)
        => Works(AnaplanSignIn.WithPfx(_ada.Write("ada.pfx", _ada.Certificate.Export(X509ContentType.Pfx, passphrase)), new(passphrase)));

    [Test]
    public void Of_a_pfx_file_with_a_chain_the_certificate_is_taken_that_has_a_key()
    {
        using var root = new TestCertificate(subject: "CN=Root");
        using var rootOnly = X509CertificateLoader.LoadCertificate(root.Certificate.RawData);
        var pfx = new X509Certificate2Collection { rootOnly, _ada.Certificate }.Export(X509ContentType.Pfx, "pw")!;
        var signIn = AnaplanSignIn.WithPfx(_ada.Write("chain.pfx", pfx), new("pw"));

        Works(signIn);
        Assert.That(signIn.DisplayName, Is.EqualTo("CN=Ada Lovelace"));
    }

    [Test]
    public void A_certificate_object_works() => Works(AnaplanSignIn.WithCertificate(_ada.Certificate));

    [Test]
    public void A_key_that_does_not_match_is_a_problem()
    {
        using var other = new TestCertificate();

        Assert.That(Problems(AnaplanSignIn.WithPem(CertificateFile, _ada.Write("key.pem", other.Pkcs8))), Is.EqualTo(new[]
        {
            "the private key in key file 'key.pem' does not belong to certificate file 'ada.pem'",
        }));
    }

    [Test]
    public void A_wrong_passphrase_is_a_problem()
        => Assert.That(Problems(AnaplanSignIn.WithPem(CertificateFile, _ada.Write("key.pem", _ada.Encrypted("right")), new("wrong"))), Is.EqualTo(new[]
        {
            "the private key in key file 'key.pem' cannot be opened: the passphrase is wrong, or it is no RSA key",
        }));

    [Test]
    public void A_missing_passphrase_is_a_problem()
        => Assert.That(Problems(AnaplanSignIn.WithPem(CertificateFile, _ada.Write("key.pem", _ada.Encrypted("right")))), Is.EqualTo(new[]
        {
            "the private key in key file 'key.pem' is encrypted and no passphrase is set",
        }));

    [Test]
    public void An_old_way_of_encryption_is_a_problem_with_a_way_out()
    {
        var old = "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\nAAAA\n-----END RSA PRIVATE KEY-----\n";

        Assert.That(Problems(AnaplanSignIn.WithPem(CertificateFile, _ada.Write("key.pem", old))).Single(), Does.Contain("openssl pkcs8 -topk8"));
    }

    [Test]
    public void An_ec_key_is_a_problem()
    {
        var (certificate, key, pfx) = TestCertificate.Ec();

        Assert.That(Problems(AnaplanSignIn.WithPem(_ada.Write("ec.pem", certificate), _ada.Write("ec.key", key))), Is.EqualTo(new[] { "key file 'ec.key' holds an EC key; Anaplan takes RSA keys" }));
        Assert.That(Problems(AnaplanSignIn.WithPfx(_ada.Write("ec.pfx", pfx), new("pw"))).Single(), Does.Contain("Anaplan takes RSA keys"));
    }

    [Test]
    public void An_ec_key_in_the_newer_form_is_a_problem()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        Assert.That(Problems(AnaplanSignIn.WithPem(CertificateFile, _ada.Write("key.pem", key.ExportPkcs8PrivateKeyPem()))), Is.EqualTo(new[]
        {
            "key file 'key.pem' holds no RSA key; Anaplan takes RSA keys",
        }));
    }

    [Test]
    public void Files_that_hold_something_else_are_problems_told_together()
        => Assert.That(Problems(AnaplanSignIn.WithPem(_ada.Write("ada.pem", "hello"), _ada.Write("key.pem", ""))), Is.EqualTo(new[]
        {
            "certificate file 'ada.pem' holds no certificate in PEM form (-----BEGIN CERTIFICATE-----)",
            "key file 'key.pem' holds no private key in PEM form (-----BEGIN PRIVATE KEY-----)",
        }));

    [Test]
    public void Files_that_are_missing_are_told_together()
        => Assert.That(Problems(AnaplanSignIn.WithPem("no.pem", "no.key")).Single(), Does.Contain("certificate file 'no.pem' cannot be read").And.Contain("key file 'no.key' cannot be read"));

    [TestCase(-400, -1, "expired on 2026-11-22")]
    [TestCase(2, 100, "is not valid before 2026-11-25")]
    public void A_certificate_outside_its_time_is_a_problem(int from, int to, string problem)
    {
        using var certificate = new TestCertificate(validFromDays: from, validToDays: to);

        Assert.That(Problems(AnaplanSignIn.WithCertificate(certificate.Certificate)).Single(), Does.EndWith(problem));
    }

    [Test]
    public void Certificate_problems_and_other_problems_are_reported_together()
    {
        var options = new AnaplanClientOptions
        {
            SignIn = AnaplanSignIn.WithPem("no.pem"),
            RequestsPerMinute = 0,
            Hosts = new(new("http://api.example.com"), new("https://auth.anaplan.com")),
        };

        var error = Assert.Throws<AnaplanConfigurationException>(() => _ = new AnaplanClient(options))!;

        Assert.That(error.Problems, Has.Count.EqualTo(3));
        Assert.That(error.Code, Is.EqualTo(ErrorCodes.InvalidOptions));
    }

    [Test]
    public void Neither_key_nor_passphrase_are_shown()
    {
        var signIn = AnaplanSignIn.WithPem(CertificateFile, _ada.Write("key.pem", _ada.Encrypted("s3cret-p")), new("s3cret-x"));

        Assert.That(string.Join("", Problems(signIn)) + signIn.DisplayName + signIn, Does.Not.Contain("s3cret").And.Not.Contain("PRIVATE KEY-"));
    }
}
