using System.Security.Cryptography.X509Certificates;

namespace AnaplanConnectors.Client;

internal static class PfxLoader
{
    /// <summary>Opens a PFX file. The key stays in memory and is written nowhere, where the platform can do that.</summary>
    public static X509Certificate2 Load(byte[] bytes, string? passphrase)
    {
#if NET
        var flags = OperatingSystem.IsMacOS() ? X509KeyStorageFlags.DefaultKeySet : X509KeyStorageFlags.EphemeralKeySet;
        var all = X509CertificateLoader.LoadPkcs12Collection(bytes, passphrase, flags);
        var leaf = all.FirstOrDefault(c => c.HasPrivateKey) ?? all.FirstOrDefault()
            ?? throw new System.Security.Cryptography.CryptographicException("The file holds no certificate.");
        foreach (var other in all.Where(c => c != leaf))
            other.Dispose();
        return leaf;
#else
        // An ephemeral key is a CNG key, which signs with SHA-512; those of old providers do not. Mono has neither.
        var flags = Type.GetType("Mono.Runtime") is null ? X509KeyStorageFlags.EphemeralKeySet : X509KeyStorageFlags.DefaultKeySet;
        return new X509Certificate2(bytes, passphrase, flags);
#endif
    }
}
