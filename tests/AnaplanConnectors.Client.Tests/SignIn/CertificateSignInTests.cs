using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;

namespace AnaplanConnectors.Client.Tests;

internal sealed class CertificateSignInTests : ClientTest
{
    private static readonly string Pfx = Path.Combine(TestContext.CurrentContext.TestDirectory, "SignIn", "ada.pfx");

    private static readonly Secret Passphrase = new("s3cret");

    private RecordedCall SignInCall => Service.CallsTo("POST", "/token/authenticate").Last();

    private static (byte[] Data, byte[] Signature, string? Format) Payload(RecordedCall call)
    {
        using var json = JsonDocument.Parse(call.Body);
        var root = json.RootElement;
        return (root.GetProperty("encodedData").GetBytesFromBase64(), root.GetProperty("encodedSignedData").GetBytesFromBase64(),
            root.TryGetProperty("encodedDataFormat", out var format) ? format.GetString() : null);
    }

    private static bool IsSigned(byte[] data, byte[] signature)
    {
        using var certificate = PfxLoader.Load(File.ReadAllBytes(Pfx), "s3cret");
        using var key = certificate.GetRSAPublicKey()!;
        return key.VerifyData(data, signature, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1);
    }

    [Test]
    public async Task The_certificate_goes_as_pem_text_in_base64_on_one_line()
    {
        await Run(Client(signIn: AnaplanSignIn.WithPfx(Pfx, Passphrase)).SignInAsync());

        var authorization = SignInCall.Authorization!;
        var pem = Encoding.ASCII.GetString(Convert.FromBase64String(authorization.Substring("CACertificate ".Length)));
        Assert.That(authorization, Does.Match("^CACertificate [A-Za-z0-9+/=]+$"));
        Assert.That(pem, Does.StartWith("-----BEGIN CERTIFICATE-----\nMII").And.EndWith("-----END CERTIFICATE-----\n"));
        Assert.That(pem.Split('\n').Max(l => l.Length), Is.EqualTo(64));
    }

    [Test]
    public async Task Version_2_signs_the_servers_time_and_a_hundred_random_bytes()
    {
        await Run(Client(signIn: AnaplanSignIn.WithPfx(Pfx, Passphrase)).SignInAsync());

        var (data, signature, format) = Payload(SignInCall);
        Assert.That(format, Is.EqualTo("v2"));
        Assert.That(data, Has.Length.EqualTo(108));
        Assert.That(BinaryPrimitives.ReadInt64BigEndian(data), Is.EqualTo(Clock.Start.ToUnixTimeMilliseconds()));
        Assert.That(IsSigned(data, signature), Is.True);
    }

    [Test]
    public async Task Version_1_signs_a_hundred_random_bytes_and_names_no_version()
    {
        await Run(Client(signIn: AnaplanSignIn.WithPfx(Pfx, Passphrase, CertificatePayload.Version1)).SignInAsync());

        var (data, signature, format) = Payload(SignInCall);
        Assert.That((format, data.Length), Is.EqualTo(((string?)null, 100)));
        Assert.That(IsSigned(data, signature), Is.True);
    }

    [Test]
    public async Task Every_attempt_signs_something_new()
    {
        Service.On("POST", "/token/authenticate").Reply(Replies.Status(503, "", ("Retry-After", "5")), Replies.Reset, Replies.Token("t", Clock.Start + TimeSpan.FromHours(1)));

        await Run(Client(signIn: AnaplanSignIn.WithPfx(Pfx, Passphrase)).SignInAsync());

        var payloads = Service.CallsTo("POST", "/token/authenticate").Select(c => Payload(c).Data).ToList();
        Assert.That(payloads.Select(Convert.ToBase64String).Distinct().Count(), Is.EqualTo(3));
        Assert.That(BinaryPrimitives.ReadInt64BigEndian(payloads[1]) - BinaryPrimitives.ReadInt64BigEndian(payloads[0]), Is.EqualTo(5000));
    }

    [Test]
    public async Task A_clock_that_is_hours_off_costs_one_more_attempt()
    {
        Service.Skew = TimeSpan.FromHours(-7);
        Service.On("POST", "/token/authenticate").Reply(Replies.After(call =>
            Math.Abs(BinaryPrimitives.ReadInt64BigEndian(Payload(call).Data) - (Clock.GetUtcNow() + Service.Skew).ToUnixTimeMilliseconds()) < 30_000
                ? Replies.Token("t", Clock.GetUtcNow() + Service.Skew + TimeSpan.FromMinutes(35))
                : Replies.Status(401, """{"status":"FAILURE_BAD_CREDENTIAL","statusMessage":"stale"}""")));

        await Run(Client(signIn: AnaplanSignIn.WithPfx(Pfx, Passphrase)).SignInAsync());

        Assert.That(Service.CallsTo("POST", "/token/authenticate"), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_refused_certificate_is_not_tried_again_when_the_clock_is_right()
    {
        Service.On("POST", "/token/authenticate").Reply(Replies.Status(401, """{"status":"FAILURE_BAD_CREDENTIAL","statusMessage":"unknown"}"""));

        var error = await Failure<AnaplanSignInException>(() => Client(signIn: AnaplanSignIn.WithPfx(Pfx, Passphrase)).SignInAsync());

        Assert.That(error.Message, Does.Contain("CN=Ada Lovelace").And.Contain("FAILURE_BAD_CREDENTIAL: unknown"));
        Assert.That(error.Hint, Does.Contain("registered with the tenant"));
        Assert.That(Service.CallsTo("POST", "/token/authenticate"), Has.Count.EqualTo(1));
    }

    [Test]
    public void A_wrong_passphrase_is_told_before_any_request()
        => Assert.That(() => Client(signIn: AnaplanSignIn.WithPfx(Pfx, new("wr0ng"))), Throws.TypeOf<AnaplanConfigurationException>()
            .With.Property("Code").EqualTo(ErrorCodes.InvalidCertificate)
            .And.Message.Contains("'ada.pfx' cannot be opened: the passphrase is wrong").And.Message.Not.Contains("wr0ng"));

    [Test]
    public void A_missing_passphrase_is_told_before_any_request()
        => Assert.That(() => Client(signIn: AnaplanSignIn.WithPfx(Pfx)), Throws.TypeOf<AnaplanConfigurationException>().With.Message.Contains("it needs a passphrase"));

    [Test]
    public void A_missing_file_is_told_before_any_request()
        => Assert.That(() => Client(signIn: AnaplanSignIn.WithPfx(Path.Combine("no", "such.pfx"))), Throws.TypeOf<AnaplanConfigurationException>().With.Message.Contains("'such.pfx' cannot be read"));

    [Test]
    public void A_certificate_without_its_key_is_told_before_any_request()
    {
        using var withKey = PfxLoader.Load(File.ReadAllBytes(Pfx), "s3cret");
        using var certificate = CertificateOnly.Of(withKey.RawData);

        Assert.That(() => Client(signIn: AnaplanSignIn.WithCertificate(certificate)), Throws.TypeOf<AnaplanConfigurationException>().With.Message.Contains("has no private key"));
    }

    [Test]
    public void An_expired_certificate_is_told_before_any_request()
    {
        Clock.Advance(TimeSpan.FromDays(150 * 365));

        Assert.That(() => Client(signIn: AnaplanSignIn.WithPfx(Pfx, Passphrase)), Throws.TypeOf<AnaplanConfigurationException>().With.Message.Contains("expired on 21"));
    }

    [Test]
    public void A_certificate_about_to_expire_is_warned_of()
    {
        var signIn = AnaplanSignIn.WithPfx(Pfx, Passphrase);
        Clock.Advance(signIn.ExpiresAt!.Value - Clock.Start - TimeSpan.FromDays(29));

        Client(signIn: signIn);

        Assert.That(Events.Of<CertificateExpiresSoon>().Single().ExpiresAt, Is.EqualTo(signIn.ExpiresAt));
    }

    [Test]
    public void A_certificate_that_lasts_is_not_warned_of()
    {
        Client(signIn: AnaplanSignIn.WithPfx(Pfx, Passphrase));

        Assert.That(Events.All, Is.Empty);
    }
}
