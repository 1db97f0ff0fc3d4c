using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace AnaplanConnectors.Simulator.Tests;

/// <summary>Keys and certificates made once for all tests.</summary>
internal static class Certificates
{
    public static RSA Key { get; } = RSA.Create(2048);

    public static RSA OtherKey { get; } = RSA.Create(2048);

    public static X509Certificate2 Registered { get; } = Issue("2025-01-01", "2026-01-01");

    public static X509Certificate2 SelfSigned { get; } = Issue("2025-01-01", "2026-01-01");

    public static X509Certificate2 Expired { get; } = Issue("2024-01-01", "2025-01-01");

    public static X509Certificate2 NotYet { get; } = Issue("2026-01-01", "2027-01-01");

    /// <summary>As clients send it: the base64 of the whole PEM text.</summary>
    public static string Pem(X509Certificate2 certificate) =>
        Convert.ToBase64String(Encoding.ASCII.GetBytes(certificate.ExportCertificatePem()));

    private static X509Certificate2 Issue(string from, string to) =>
        new CertificateRequest($"CN=Ada, E={Sample.Ada}", Key, HashAlgorithmName.SHA256,
            RSASignaturePadding.Pkcs1).CreateSelfSigned(
            DateTimeOffset.Parse(from, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
            DateTimeOffset.Parse(to, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal));
}
