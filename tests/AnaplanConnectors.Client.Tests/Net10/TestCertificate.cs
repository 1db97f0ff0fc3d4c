using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AnaplanConnectors.Client.Tests;

/// <summary>Certificates made for one test, in a folder of its own.</summary>
internal sealed class TestCertificate : IDisposable
{
    private static readonly PbeParameters Strong = new(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000);

    private readonly string _folder = Directory.CreateTempSubdirectory("anaplan-client-").FullName;

    public TestCertificate(int keySize = 2048, int validFromDays = -1, int validToDays = 100, string subject = "CN=Ada Lovelace")
    {
        Key = RSA.Create(keySize);
        Certificate = SelfSigned(new(subject, Key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1), validFromDays, validToDays);
    }

    public RSA Key { get; }

    public X509Certificate2 Certificate { get; }

    public string Pem => Certificate.ExportCertificatePem();

    public string Pkcs8 => Key.ExportPkcs8PrivateKeyPem();

    public string Pkcs1 => Key.ExportRSAPrivateKeyPem();

    public string Encrypted(string passphrase) => Key.ExportEncryptedPkcs8PrivateKeyPem(passphrase, Strong);

    public static (string Certificate, string Key, byte[] Pfx) Ec()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = SelfSigned(new("CN=Elliptic", key, HashAlgorithmName.SHA256), -1, 100);
        return (certificate.ExportCertificatePem(), key.ExportECPrivateKeyPem(), certificate.Export(X509ContentType.Pfx, "pw"));
    }

    public string Write(string name, string content) => Write(name, System.Text.Encoding.UTF8.GetBytes(content));

    public string Write(string name, byte[] content)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    public void Dispose()
    {
        Certificate.Dispose();
        Key.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    // The clock of the tests stands at 23 November 2026.
    private static X509Certificate2 SelfSigned(CertificateRequest request, int fromDays, int toDays)
    {
        var today = new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
        return request.CreateSelfSigned(today.AddDays(fromDays), today.AddDays(toDays));
    }
}
