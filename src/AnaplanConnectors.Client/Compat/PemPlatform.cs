using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AnaplanConnectors.Client;

/// <summary>PEM by .NET where it can, and by readers of our own on .NET Framework.</summary>
internal static class PemPlatform
{
#if NET
    public static IReadOnlyList<X509Certificate2> Certificates(string pem)
    {
        var chain = new X509Certificate2Collection();
        chain.ImportFromPem(pem);
        return [.. chain];
    }

    public static IReadOnlyList<string> Labels(string pem)
    {
        var labels = new List<string>();
        var rest = pem.AsSpan();
        while (PemEncoding.TryFind(rest, out var fields))
        {
            labels.Add(rest[fields.Label].ToString());
            rest = rest[fields.Location.End..];
        }

        return labels;
    }

    /// <summary>The first key of the text, which has this label.</summary>
    public static RSA Key(string pem, string label, string? passphrase)
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
        catch
        {
            key.Dispose();
            throw;
        }
    }
#else
    public static IReadOnlyList<X509Certificate2> Certificates(string pem)
        => [.. PemReader.Blocks(pem).Where(block => block.Label == "CERTIFICATE").Select(block => new X509Certificate2(block.Content))];

    public static IReadOnlyList<string> Labels(string pem) => [.. PemReader.Blocks(pem).Select(block => block.Label)];

    /// <summary>The first key of the text, which has this label.</summary>
    public static RSA Key(string pem, string label, string? passphrase)
    {
        var (_, content) = PemReader.Blocks(pem).FirstOrDefault(block => block.Label == label);
        if (content is null)
            throw new CryptographicException("The key cannot be read.");
        var key = NewKey();
        try
        {
            key.ImportParameters(RsaKeyReader.Read(label, content, passphrase));
            return key;
        }
        catch
        {
            key.Dispose();
            throw;
        }
        finally
        {
            Array.Clear(content, 0, content.Length);
        }
    }

    // Keys of CNG live in memory and sign with SHA-512; those that .NET Framework makes by itself need not. Mono and .NET have no such trouble, nor CNG.
    private static RSA NewKey() => System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription.StartsWith(".NET Framework", StringComparison.Ordinal) ? new RSACng() : RSA.Create();
#endif
}
