using System.Security.Cryptography;

namespace AnaplanConnectors.Client;

/// <summary>Certificates from files. What is wrong with a file becomes a problem of the certificate, not an exception.</summary>
internal static class CertificateFiles
{
    public static CertificateKey LoadPfx(string path, Secret? passphrase)
    {
        var name = $"certificate file '{Path.GetFileName(path)}'";
        if (Read(path, name, out var problem) is not { } bytes)
            return CertificateKey.Unusable(name, problem!);
        try
        {
            return CertificateKey.Of(PfxLoader.Load(bytes, passphrase?.Reveal()), name);
        }
        catch (CryptographicException)
        {
            // The texts of the platforms differ and say no more than this.
            return CertificateKey.Unusable(
                name,
                $"{name} cannot be opened: {(passphrase is null ? "it needs a passphrase" : "the passphrase is wrong")}, it is no PFX file, "
                    + "or it is encrypted in a way that this system does not know");
        }
        finally
        {
            Array.Clear(bytes, 0, bytes.Length);
        }
    }

    public static CertificateKey LoadPem(string certificatePath, string? keyPath, Secret? passphrase)
    {
        var name = $"certificate file '{Path.GetFileName(certificatePath)}'";
        var keyName = keyPath is null ? name : $"key file '{Path.GetFileName(keyPath)}'";
        var certificate = Read(certificatePath, name, out var problem);
        var key = keyPath is null ? certificate : Read(keyPath, keyName, out var keyProblem) is { } bytes ? bytes : Missing(keyProblem!, ref problem);
        return certificate is null || key is null
            ? CertificateKey.Unusable(name, problem!)
            : PemLoader.Load(Text(certificate), name, Text(key), keyName, passphrase?.Reveal());
    }

    private static byte[]? Read(string path, string name, out string? problem)
    {
        problem = null;
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            problem = $"{name} cannot be read: {e.Message.TrimEnd('.')}";
            return null;
        }
    }

    private static byte[]? Missing(string keyProblem, ref string? problem)
    {
        problem = problem is null ? keyProblem : $"{problem}; {keyProblem}";
        return null;
    }

    // PEM is ASCII; anything else in it is a comment.
    private static string Text(byte[] bytes) => System.Text.Encoding.UTF8.GetString(bytes);
}
