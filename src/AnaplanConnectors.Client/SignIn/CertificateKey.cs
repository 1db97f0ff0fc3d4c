using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace AnaplanConnectors.Client;

/// <summary>A certificate that can sign, or the reasons why it cannot.</summary>
internal sealed class CertificateKey
{
    private readonly X509Certificate2? _certificate;
    private readonly RSA? _key;
    private readonly List<string> _problems;

    private CertificateKey(X509Certificate2? certificate, RSA? key, string name, IEnumerable<string> problems)
    {
        _certificate = certificate;
        _key = key;
        _problems = [.. problems];
        Subject = certificate?.Subject is { Length: > 0 } subject ? subject : name;
        ExpiresAt = certificate is null ? null : new DateTimeOffset(certificate.NotAfter.ToUniversalTime());
    }

    public X509Certificate2? Certificate => _certificate;

    public string Subject { get; }

    public DateTimeOffset? ExpiresAt { get; }

    /// <summary>The certificate as text, without the key. Lines of 64 as OpenSSL writes them.</summary>
    public string Pem
    {
        get
        {
            var base64 = Convert.ToBase64String(_certificate!.RawData);
            var pem = new StringBuilder("-----BEGIN CERTIFICATE-----\n");
            for (var at = 0; at < base64.Length; at += 64)
                pem.Append(base64, at, Math.Min(64, base64.Length - at)).Append('\n');
            return pem.Append("-----END CERTIFICATE-----\n").ToString();
        }
    }

    /// <summary>A certificate that could not be had.</summary>
    public static CertificateKey Unusable(string name, params string[] problems) => new(null, null, name, problems);

    /// <summary>A certificate and what speaks against it.</summary>
    public static CertificateKey Of(X509Certificate2 certificate, string name) => new(certificate, null, name, KeyProblems(certificate, null, name));

    /// <summary>A certificate whose key came beside it. They stay apart: Mono does not join them. The key becomes ours.</summary>
    public static CertificateKey Of(X509Certificate2 certificate, RSA key, string name) => new(certificate, key, name, KeyProblems(certificate, key, name));

    public IReadOnlyList<string> Problems(DateTimeOffset now)
    {
        var problems = new List<string>(_problems);
        if (_certificate is null)
            return problems;
        if (ExpiresAt < now)
            problems.Add(Invariant($"certificate '{Subject}' expired on {ExpiresAt:yyyy-MM-dd}"));
        var validFrom = new DateTimeOffset(_certificate.NotBefore.ToUniversalTime());
        if (validFrom > now)
            problems.Add(Invariant($"certificate '{Subject}' is not valid before {validFrom:yyyy-MM-dd}"));
        return problems;
    }

    /// <summary>Signs as the service expects it: SHA-512, PKCS#1 v1.5.</summary>
    public byte[] Sign(byte[] data)
    {
        if (_key is not null)
        {
            // One key, and keys promise nothing to several threads.
            lock (_key)
                return _key.SignData(data, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1);
        }

        using var key = _certificate!.GetRSAPrivateKey()!;
        return key.SignData(data, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1);
    }

    private static IEnumerable<string> KeyProblems(X509Certificate2 certificate, RSA? apart, string name)
    {
        using var publicKey = certificate.GetRSAPublicKey();
        if (publicKey is null)
        {
            yield return $"{name} has a key of type {certificate.PublicKey.Oid.FriendlyName ?? certificate.PublicKey.Oid.Value}; Anaplan takes RSA keys";
            yield break;
        }

        if (apart is null && !certificate.HasPrivateKey)
        {
            yield return $"{name} has no private key";
            yield break;
        }

        if (SignatureProblem(certificate, apart, publicKey, name) is { } problem)
            yield return problem;
    }

    // The only proof that a key works, and works with this certificate, is a signature.
    private static string? SignatureProblem(X509Certificate2 certificate, RSA? apart, RSA publicKey, string name)
    {
        try
        {
            using var own = apart is null ? certificate.GetRSAPrivateKey() : null;
            if ((apart ?? own) is not { } key)
                return $"the private key of {name} is no RSA key";
            var data = new byte[64];
            var signature = key.SignData(data, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1);
            return publicKey.VerifyData(data, signature, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1)
                ? null
                : $"the private key does not belong to {name}";
        }
        catch (CryptographicException e)
        {
            return $"the private key of {name} cannot sign with SHA-512 ({e.Message.TrimEnd('.', '\r', '\n')}); "
                + "keys of old providers have to be imported again as CNG keys";
        }
    }
}
