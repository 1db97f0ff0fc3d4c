using System.Buffers.Binary;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using static AnaplanConnectors.Simulator.Tests.Certificates;

namespace AnaplanConnectors.Simulator.Tests;

public sealed class CertificateTests : ServiceTest
{
    private protected override TenantDefinition Tenant => Sample.Tenant(
        Registered.ExportCertificatePem(), Expired.ExportCertificatePem(), NotYet.ExportCertificatePem());

    [Test]
    public async Task A_signed_nonce_signs_in_the_owner_of_the_certificate()
    {
        using var response = await SendAsync(Pem(Registered), Payload(RandomNumberGenerator.GetBytes(100)));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Created));
        Assert.That(Simulator.Requests[^1].User, Is.EqualTo(Sample.Ada));
    }

    [Test]
    public async Task The_bare_certificate_is_taken_as_well()
    {
        using var response = await SendAsync(Convert.ToBase64String(Registered.RawData),
            Payload(RandomNumberGenerator.GetBytes(100)));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Created));
    }

    [Test]
    public async Task A_message_of_version_2_signs_in()
    {
        using var response = await SendAsync(Pem(Registered), Payload(Version2(Clock.GetUtcNow()), "v2"));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Created));
    }

    [Test]
    public async Task A_message_of_version_2_counts_once()
    {
        var payload = Payload(Version2(Clock.GetUtcNow()), "v2");

        using var first = await SendAsync(Pem(Registered), payload);
        using var second = await SendAsync(Pem(Registered), payload);

        Assert.That(first.StatusCode, Is.EqualTo(HttpStatusCode.Created));
        Assert.That(second.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [TestCase(-301)]
    [TestCase(301)]
    public async Task A_message_of_version_2_from_another_time_is_refused(int seconds) =>
        await RefusedAsync(Pem(Registered), Payload(Version2(Clock.GetUtcNow().AddSeconds(seconds)), "v2"));

    [Test]
    public async Task A_signature_of_another_key_is_refused() =>
        await RefusedAsync(Pem(Registered), Payload(RandomNumberGenerator.GetBytes(100), key: OtherKey));

    [Test]
    public async Task A_signature_with_another_hash_is_refused()
    {
        var nonce = RandomNumberGenerator.GetBytes(100);

        await RefusedAsync(Pem(Registered),
            Payload(nonce, Key.SignData(nonce, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)));
    }

    [Test]
    public async Task A_signature_with_another_padding_is_refused()
    {
        var nonce = RandomNumberGenerator.GetBytes(100);

        await RefusedAsync(Pem(Registered),
            Payload(nonce, Key.SignData(nonce, HashAlgorithmName.SHA512, RSASignaturePadding.Pss)));
    }

    [Test]
    public async Task A_signature_of_the_nonces_text_is_refused()
    {
        var nonce = RandomNumberGenerator.GetBytes(100);
        var text = Encoding.ASCII.GetBytes(Convert.ToBase64String(nonce));

        await RefusedAsync(Pem(Registered),
            Payload(nonce, Key.SignData(text, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1)));
    }

    [Test]
    public async Task A_nonce_of_99_bytes_is_refused() =>
        await RefusedAsync(Pem(Registered), Payload(RandomNumberGenerator.GetBytes(99)));

    [Test]
    public async Task A_certificate_that_is_not_registered_is_refused() =>
        await RefusedAsync(Pem(SelfSigned), Payload(RandomNumberGenerator.GetBytes(100)));

    [Test]
    public async Task An_expired_certificate_is_refused() =>
        await RefusedAsync(Pem(Expired), Payload(RandomNumberGenerator.GetBytes(100)));

    [Test]
    public async Task A_certificate_that_is_not_valid_yet_is_refused() =>
        await RefusedAsync(Pem(NotYet), Payload(RandomNumberGenerator.GetBytes(100)));

    [TestCase("nonsense")]
    [TestCase("bm9uc2Vuc2U=")]
    public async Task A_header_that_is_no_certificate_is_400(string header)
    {
        using var response = await SendAsync(header, Payload(RandomNumberGenerator.GetBytes(100)));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await JsonAsync(response)).GetProperty("status").GetString(), Is.EqualTo("FAILURE_BAD_HEADER"));
    }

    [TestCase("")]
    [TestCase("[]")]
    [TestCase("{}")]
    [TestCase("""{"encodedData":"AAAA"}""")]
    [TestCase("""{"encodedData":"?","encodedSignedData":"AAAA"}""")]
    [TestCase("""{"encodedDataFormat":"v3","encodedData":"AAAA","encodedSignedData":"AAAA"}""")]
    public async Task A_malformed_body_is_400(string body)
    {
        using var response = await SendAsync(Pem(Registered), body);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    private async Task RefusedAsync(string header, string body)
    {
        using var response = await SendAsync(header, body);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That((await JsonAsync(response)).GetProperty("status").GetString(), Is.EqualTo("FAILURE_BAD_CREDENTIAL"));
    }

    private Task<HttpResponseMessage> SendAsync(string header, string body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/token/authenticate") { Content = Json(body) };
        request.Headers.TryAddWithoutValidation("Authorization", $"CACertificate {header}");
        return Client.SendAsync(request);
    }

    private static string Payload(byte[] data, string? format = null, RSA? key = null) =>
        Payload(data, (key ?? Key).SignData(data, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1), format);

    private static string Payload(byte[] data, byte[] signature, string? format = null) =>
        $$"""{ {{(format is null ? "" : $"\"encodedDataFormat\":\"{format}\",")}} "encodedData":"{{Convert.ToBase64String(data)}}", "encodedSignedData":"{{Convert.ToBase64String(signature)}}" }""";

    private static byte[] Version2(DateTimeOffset time)
    {
        var data = RandomNumberGenerator.GetBytes(sizeof(long) + 100);
        BinaryPrimitives.WriteInt64BigEndian(data, time.ToUnixTimeMilliseconds());
        return data;
    }
}
