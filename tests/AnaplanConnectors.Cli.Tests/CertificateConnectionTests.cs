using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AnaplanConnectors.Simulator;
using AnaplanConnectors.TestKit;

namespace AnaplanConnectors.Cli.Tests;

public sealed class CertificateConnectionTests : CliTest
{
    private readonly RSA _key = RSA.Create(2048);
    private X509Certificate2? _certificate;

    [Test]
    public async Task A_certificate_and_its_key_sign_in()
    {
        await AddAsync(_key);

        var test = await RunAsync("conn", "test", "test");

        Assert.That(test.ExitCode, Is.EqualTo(ExitCode.Ok), test.Error);
        Assert.That(test.Out, Does.Match("user +ok +ada@example.com"));
    }

    [Test]
    public async Task The_old_payload_signs_in_too()
    {
        await AddAsync(_key, more: ["--cert-payload", "v1"]);

        var test = await RunAsync("conn", "test", "test");

        Assert.That(test.ExitCode, Is.EqualTo(ExitCode.Ok), test.Error);
    }

    [Test]
    public async Task What_the_service_will_not_like_about_a_certificate_is_a_warning()
    {
        await AddAsync(_key);

        var test = await RunAsync("conn", "test", "test");

        Assert.That(test.Out, Does.Match("certificate +warning +.*expires 20.*signed by itself"));
    }

    [Test]
    public async Task An_encrypted_key_needs_its_passphrase()
    {
        await AddAsync(_key, passphrase: "open sesame");

        var without = await RunAsync("conn", "test", "test");
        Variables["ANX_TEST_PASSWORD"] = "open sesame";
        var with = await RunAsync("conn", "test", "test");

        Assert.That((without.ExitCode, with.ExitCode), Is.EqualTo((ExitCode.Refused, ExitCode.Ok)), without.Error + with.Error);
        Assert.That(without.Error, Does.Contain("passphrase"));
    }

    [Test]
    public async Task An_expired_certificate_is_refused_before_any_request()
    {
        _certificate = Create(DateTimeOffset.UtcNow.AddDays(-30), DateTimeOffset.UtcNow.AddDays(-1));
        await AddAsync(_key);

        var test = await RunAsync("conn", "test", "test");

        Assert.That(test.ExitCode, Is.EqualTo(ExitCode.Refused));
        Assert.That(test.Error, Does.Contain("expired"));
        Assert.That(Simulator.Requests, Is.Empty);
    }

    [Test]
    public async Task A_key_that_does_not_match_is_refused_before_any_request()
    {
        using var other = RSA.Create(2048);
        await AddAsync(other);

        var test = await RunAsync("conn", "test", "test");

        Assert.That(test.ExitCode, Is.EqualTo(ExitCode.Refused));
        Assert.That(test.Error, Does.Contain("key").And.Contain("ANX1002"));
        Assert.That(Simulator.Requests, Is.Empty);
    }

    [Test]
    public async Task A_pfx_file_signs_in_with_its_passphrase()
    {
        var address = await Simulator.StartAsync();
        File.WriteAllBytes(Path.Combine(Folder.Root, "me.pfx"), Certificate.CopyWithPrivateKey(_key).Export(X509ContentType.Pkcs12, "open sesame"));
        Variables["ANX_TEST_PASSWORD"] = "open sesame";
        await RunAsync("conn", "add", "test", "--api", address.ToString(), "--cert", "me.pfx");

        var test = await RunAsync("conn", "test", "test");

        Assert.That(test.ExitCode, Is.EqualTo(ExitCode.Ok), test.Error);
    }

    protected override TenantDefinition CreateTenant() => new()
    {
        Users = [new UserDefinition { Email = Some.User, Certificates = [Certificate.ExportCertificatePem()] }],
    };

    private X509Certificate2 Certificate => _certificate ??= Create(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(300));

    private X509Certificate2 Create(DateTimeOffset from, DateTimeOffset to)
    {
        using var issued = new CertificateRequest($"CN=Ada, E={Some.User}", _key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(from, to);
        return X509CertificateLoader.LoadCertificate(issued.Export(X509ContentType.Cert));
    }

    private async Task AddAsync(RSA key, string? passphrase = null, params string[] more)
    {
        var address = await Simulator.StartAsync();
        Write("me.pem", Certificate.ExportCertificatePem());
        Write("me.key", passphrase is null
            ? key.ExportPkcs8PrivateKeyPem()
            : key.ExportEncryptedPkcs8PrivateKeyPem(passphrase, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 10_000)));
        var added = await RunAsync(["conn", "add", "test", "--api", address.ToString(), "--cert", "me.pem", "--key", "me.key", .. more]);
        Assert.That(added.ExitCode, Is.EqualTo(ExitCode.Ok), added.Error);
    }
}
