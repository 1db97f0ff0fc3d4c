using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AnaplanConnectors.Client;

/// <summary>A certificate and its key from PEM texts.</summary>
internal static class PemLoader
{
    private const string Convert = "convert it with: openssl pkcs8 -topk8 -v2 aes-256-cbc -in old.key -out new.key";

    /// <summary>Joins a certificate and its key. Of a chain the certificate is taken that the key belongs to.</summary>
    public static CertificateKey Load(string certificatePem, string name, string keyPem, string keyName, string? passphrase)
    {
        var problems = new List<string>();
        var chain = Chain(certificatePem, name, problems);
        var key = Key(keyPem, keyName, passphrase, problems);
        var leaf = key is null ? null : chain.FirstOrDefault(c => IsPair(c, key));
        foreach (var other in chain.Where(c => c != leaf))
            other.Dispose();
        if (problems.Count == 0 && leaf is not null)
            return CertificateKey.Of(leaf, key!, name);
        leaf?.Dispose();
        key?.Dispose();
        if (problems.Count == 0)
            problems.Add($"the private key in {keyName} does not belong to {(chain.Count == 1 ? name : $"any of the {chain.Count} certificates in {name}")}");
        return CertificateKey.Unusable(name, [.. problems]);
    }

    private static IReadOnlyList<X509Certificate2> Chain(string pem, string name, List<string> problems)
    {
        try
        {
            var chain = PemPlatform.Certificates(pem);
            if (chain.Count == 0)
                problems.Add($"{name} holds no certificate in PEM form (-----BEGIN CERTIFICATE-----)");
            return chain;
        }
        catch (CryptographicException e)
        {
            problems.Add($"{name} holds a certificate that cannot be read ({e.Message.TrimEnd('.')})");
            return [];
        }
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
        else if (pem.IndexOf("Proc-Type: 4,ENCRYPTED", StringComparison.Ordinal) >= 0)
            problems.Add($"the private key in {name} is encrypted in an old way; {Convert}");
        else
            return Import(pem, label, name, passphrase, problems);
        return null;
    }

    private static RSA? Import(string pem, string label, string name, string? passphrase, List<string> problems)
    {
        try
        {
            return PemPlatform.Key(pem, label, passphrase);
        }
        catch (NotSupportedException e) when (e is not PlatformNotSupportedException)
        {
            problems.Add($"the private key in {name} is encrypted in a way that .NET Framework does not know; {Convert}");
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            problems.Add(label == "ENCRYPTED PRIVATE KEY"
                ? $"the private key in {name} cannot be opened: the passphrase is wrong, or it is no RSA key"
                : $"{name} holds no RSA key; Anaplan takes RSA keys");
        }

        return null;
    }

    private static string? KeyLabel(string pem)
        => PemPlatform.Labels(pem).FirstOrDefault(label => label.EndsWith("PRIVATE KEY", StringComparison.Ordinal))
            // The old encrypted form has headers, and is not taken for PEM.
            ?? (pem.IndexOf("-----BEGIN RSA PRIVATE KEY-----", StringComparison.Ordinal) >= 0 ? "RSA PRIVATE KEY" : null);

    private static bool IsPair(X509Certificate2 certificate, RSA key)
    {
        using var publicKey = certificate.GetRSAPublicKey();
        if (publicKey is null)
            return false;
        var (wanted, found) = (publicKey.ExportParameters(false), key.ExportParameters(false));
        return wanted.Modulus!.SequenceEqual(found.Modulus!) && wanted.Exponent!.SequenceEqual(found.Exponent!);
    }
}
