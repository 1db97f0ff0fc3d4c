#if NET
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
#endif

namespace AnaplanConnectors.Client;

internal static class PemLoader
{
#if NET
    /// <summary>Joins a certificate and its key. Of a chain the certificate is taken that the key belongs to.</summary>
    public static CertificateKey Load(string certificatePem, string name, string keyPem, string keyName, string? passphrase)
    {
        var problems = new List<string>();
        var chain = Chain(certificatePem, name, problems);
        using var key = Key(keyPem, keyName, passphrase, problems);
        if (problems.Count > 0)
            return CertificateKey.Unusable(name, [.. problems]);
        var leaf = chain.FirstOrDefault(c => IsPair(c, key!));
        if (leaf is null)
            return CertificateKey.Unusable(name, $"the private key in {keyName} does not belong to {(chain.Count == 1 ? name : $"any of the {chain.Count} certificates in {name}")}");
        return CertificateKey.Of(leaf.CopyWithPrivateKey(key!), name);
    }

    private static X509Certificate2Collection Chain(string pem, string name, List<string> problems)
    {
        var chain = new X509Certificate2Collection();
        try
        {
            chain.ImportFromPem(pem);
        }
        catch (CryptographicException e)
        {
            problems.Add($"{name} holds a certificate that cannot be read ({e.Message.TrimEnd('.')})");
            return chain;
        }

        if (chain.Count == 0)
            problems.Add($"{name} holds no certificate in PEM form (-----BEGIN CERTIFICATE-----)");
        return chain;
    }

    private static RSA? Key(string pem, string name, string? passphrase, List<string> problems)
    {
        var label = KeyLabel(pem);
        if (label is null)
            problems.Add($"{name} holds no private key in PEM form (-----BEGIN PRIVATE KEY-----)");
        else if (label is "EC PRIVATE KEY")
            problems.Add($"{name} holds an EC key; Anaplan takes RSA keys");
        else if (label == "ENCRYPTED PRIVATE KEY" && passphrase is null)
            problems.Add($"the private key in {name} is encrypted and no passphrase is set");
        else if (pem.Contains("Proc-Type: 4,ENCRYPTED", StringComparison.Ordinal))
            problems.Add($"the private key in {name} is encrypted in an old way; convert it with: openssl pkcs8 -topk8 -in old.key -out new.key");
        else
            return Import(pem, label, name, passphrase, problems);
        return null;
    }

    private static RSA? Import(string pem, string label, string name, string? passphrase, List<string> problems)
    {
        var key = RSA.Create();
        try
        {
            if (label == "ENCRYPTED PRIVATE KEY")
                key.ImportFromEncryptedPem(pem, passphrase);
            else
                key.ImportFromPem(pem);
            return key;
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            key.Dispose();
            problems.Add(label == "ENCRYPTED PRIVATE KEY"
                ? $"the private key in {name} cannot be opened: the passphrase is wrong, or it is no RSA key"
                : $"{name} holds no RSA key; Anaplan takes RSA keys");
            return null;
        }
    }

    private static string? KeyLabel(string pem)
    {
        ReadOnlySpan<char> rest = pem;
        while (PemEncoding.TryFind(rest, out var fields))
        {
            var label = rest[fields.Label];
            if (label.EndsWith("PRIVATE KEY", StringComparison.Ordinal))
                return label.ToString();
            rest = rest[fields.Location.End..];
        }

        // The old encrypted form has headers, which PemEncoding does not take for PEM.
        return pem.Contains("-----BEGIN RSA PRIVATE KEY-----", StringComparison.Ordinal) ? "RSA PRIVATE KEY" : null;
    }

    private static bool IsPair(X509Certificate2 certificate, RSA key)
    {
        using var publicKey = certificate.GetRSAPublicKey();
        return publicKey is not null
            && publicKey.ExportSubjectPublicKeyInfo().AsSpan().SequenceEqual(key.ExportSubjectPublicKeyInfo());
    }
#else
    /// <summary>.NET Framework reads no PEM keys, and a reader of our own would be one more place for keys to go wrong.</summary>
    public static CertificateKey Load(string certificatePem, string name, string keyPem, string keyName, string? passphrase)
        => CertificateKey.Unusable(
            name, "PEM files need .NET; on .NET Framework use a PFX file (openssl pkcs12 -export -inkey key.pem -in certificate.pem -out certificate.pfx)");
#endif
}
