using System.Security.Cryptography.X509Certificates;

namespace AnaplanConnectors.Client.Tests;

internal static class CertificateOnly
{
    public static X509Certificate2 Of(byte[] raw)
#if NET
        => X509CertificateLoader.LoadCertificate(raw);
#else
        => new(raw);
#endif
}
