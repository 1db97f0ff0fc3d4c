using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;

namespace AnaplanConnectors.Client.Tests;

/// <summary>Keys that OpenSSL made, on .NET and on .NET Framework (Mono).</summary>
internal sealed class PemSignInTests : ClientTest
{
    private const string Passphrase = "s3cret";

    private readonly string _folder = Path.Combine(Path.GetTempPath(), "anaplan-pem-" + Path.GetRandomFileName());

    private static readonly string Certificate = FileOf("certificate.pem");

    private static string FileOf(string name) => Path.Combine(TestContext.CurrentContext.TestDirectory, "SignIn", "Pem", name);

    [OneTimeSetUp]
    public void MakeFolder() => Directory.CreateDirectory(_folder);

    [OneTimeTearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    private string Write(string content)
    {
        var path = Path.Combine(_folder, "some.pem");
        File.WriteAllText(path, content);
        return path;
    }

    private string Problem(string certificate, string? key, string? passphrase = null)
        => AnaplanSignIn.WithPem(certificate, key, passphrase is null ? null : new(passphrase)).Problems(Clock).Single();

    [TestCase("pkcs1.key", null)]
    [TestCase("pkcs8.key", null)]
    [TestCase("pkcs8.key", "not needed")]
    [TestCase("aes256.key", Passphrase)]
    [TestCase("aes128.key", Passphrase)]
    [TestCase("des3.key", Passphrase)]
    public async Task A_key_in_every_form_of_OpenSSL_signs(string key, string? passphrase)
    {
        var signIn = AnaplanSignIn.WithPem(Certificate, FileOf(key), passphrase is null ? null : new(passphrase));

        await Run(Client(signIn: signIn).SignInAsync());

        using var json = JsonDocument.Parse(Service.CallsTo("POST", "/token/authenticate").Single().Body);
        using var certificate = new X509Certificate2Of(Certificate);
        var (data, signature) = (json.RootElement.GetProperty("encodedData").GetBytesFromBase64(), json.RootElement.GetProperty("encodedSignedData").GetBytesFromBase64());
        Assert.That(certificate.Key.VerifyData(data, signature, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1), Is.True);
        Assert.That(signIn.DisplayName, Is.EqualTo("CN=Ada Lovelace"));
    }

    [TestCase("{0}{1}")]
    [TestCase("{1}{0}")]
    [TestCase("Bag Attributes\n  friendlyName: ada\n{1}\nKey Attributes: none\n{0}\nthe end")]
    public void Certificate_and_key_may_be_one_file_with_comments(string form)
    {
        var path = Write(string.Format(null, form, File.ReadAllText(Certificate), File.ReadAllText(FileOf("pkcs8.key"))).Replace("\n", "\r\n"));

        Assert.That(AnaplanSignIn.WithPem(path).Problems(Clock), Is.Empty);
    }

    [Test]
    public void A_wrong_passphrase_is_a_problem([Values("aes256.key", "aes128.key", "des3.key")] string key)
        => Assert.That(Problem(Certificate, FileOf(key), "wr0ng"), Is.EqualTo($"the private key in key file '{key}' cannot be opened: the passphrase is wrong, or it is no RSA key"));

    [Test]
    public void A_missing_passphrase_is_a_problem()
        => Assert.That(Problem(Certificate, FileOf("aes256.key")), Is.EqualTo("the private key in key file 'aes256.key' is encrypted and no passphrase is set"));

    [Test]
    public void What_is_encrypted_in_an_old_way_is_a_problem_with_a_way_out()
        => Assert.That(Problem(Certificate, FileOf("traditional.key"), Passphrase), Does.StartWith("the private key in key file 'traditional.key' is encrypted in an old way").And.Contains("openssl pkcs8 -topk8 -v2 aes-256-cbc"));

    // .NET knows one of them and does not say of the other why it cannot.
    [Test]
    public void What_is_encrypted_in_a_rare_way_is_a_problem([Values("pbes1.key", "scrypt.key")] string key)
        => Assert.That(
            () => AnaplanSignIn.WithPem(Certificate, FileOf(key), new(Passphrase)).Problems(Clock),
            Is.Empty.Or.Some.Contains("cannot be opened").Or.Some.Contains("openssl pkcs8 -topk8 -v2 aes-256-cbc"));

    [Test]
    public void A_key_of_another_kind_is_a_problem()
        => Assert.That(Problem(Certificate, FileOf("ec.key")), Is.EqualTo("key file 'ec.key' holds no RSA key; Anaplan takes RSA keys"));

    [Test]
    public void A_file_that_ends_too_early_is_a_problem_that_shows_nothing_of_the_key([Values(30, 700, 1690)] int characters)
    {
        var text = File.ReadAllText(FileOf("pkcs8.key")).Substring(0, characters);

        Assert.That(Problem(Certificate, Write(text)), Is.EqualTo("key file 'some.pem' holds no private key in PEM form (-----BEGIN PRIVATE KEY-----)"));
    }

    [Test]
    public void A_key_with_lines_missing_is_a_problem_that_shows_nothing_of_the_key()
    {
        var lines = File.ReadAllLines(FileOf("pkcs8.key")).Where((_, index) => index != 7);

        Assert.That(Problem(Certificate, Write(string.Join("\n", lines))), Is.EqualTo("key file 'some.pem' holds no RSA key; Anaplan takes RSA keys"));
    }

    [Test]
    public void A_key_with_another_label_than_its_form_is_a_problem()
    {
        var text = File.ReadAllText(FileOf("pkcs8.key")).Replace(" PRIVATE", " RSA PRIVATE");

        Assert.That(Problem(Certificate, Write(text)), Is.EqualTo("key file 'some.pem' holds no RSA key; Anaplan takes RSA keys"));
    }

    [Test]
    public void A_damaged_certificate_is_a_problem()
        => Assert.That(Problem(Write("-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n"), FileOf("pkcs8.key")), Does.StartWith("certificate file 'some.pem' holds a certificate that cannot be read"));

    /// <summary>A certificate without its key.</summary>
    private sealed class X509Certificate2Of : IDisposable
    {
        private readonly X509Certificate2 _certificate;

        public X509Certificate2Of(string path)
        {
            _certificate = PemPlatform.Certificates(File.ReadAllText(path)).Single();
            Key = _certificate.GetRSAPublicKey()!;
        }

        public RSA Key { get; }

        public void Dispose()
        {
            Key.Dispose();
            _certificate.Dispose();
        }
    }
}
