using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;

namespace AnaplanConnectors.Client;

/// <summary>A certificate and a signature over bytes of our own (API reference 2.2).</summary>
internal sealed class CertificateSignIn(CertificateKey key, CertificatePayload payload) : CredentialSignIn
{
    private const int RandomLength = 100;

    public override string DisplayName => key.Subject;

    public override X509Certificate2? Certificate => key.Certificate;

    public override DateTimeOffset? ExpiresAt => key.ExpiresAt;

    public override bool SendsTime => payload == CertificatePayload.Version2;

    public override string RefusedHint
        => "See whether the certificate is registered with the tenant and bound to the user's e-mail address, and whether the clock of this machine is right.";

    public override IReadOnlyList<string> Problems(TimeProvider timeProvider) => key.Problems(timeProvider.GetUtcNow());

    public override string Authorization() => "CACertificate " + Convert.ToBase64String(Encoding.ASCII.GetBytes(key.Pem));

    public override RequestBody Body(DateTimeOffset serverNow)
    {
        var data = Nonce(serverNow);
        var signed = new SignedPayload
        {
            EncodedDataFormat = payload == CertificatePayload.Version2 ? "v2" : null,
            EncodedData = Convert.ToBase64String(data),
            EncodedSignedData = Convert.ToBase64String(key.Sign(data)),
        };
        return RequestBody.Json(JsonSerializer.SerializeToUtf8Bytes(signed, ApiJson.Default.SignedPayload));
    }

    // Version 2: the time in milliseconds, highest byte first, then random bytes.
    private byte[] Nonce(DateTimeOffset serverNow)
    {
        var timeLength = payload == CertificatePayload.Version2 ? sizeof(long) : 0;
        var data = new byte[timeLength + RandomLength];
        using (var random = RandomNumberGenerator.Create())
            random.GetBytes(data);
        if (timeLength > 0)
            BinaryPrimitives.WriteInt64BigEndian(data, serverNow.ToUnixTimeMilliseconds());
        return data;
    }
}

internal sealed class SignedPayload
{
    public string? EncodedDataFormat { get; set; }

    public string? EncodedData { get; set; }

    public string? EncodedSignedData { get; set; }
}
