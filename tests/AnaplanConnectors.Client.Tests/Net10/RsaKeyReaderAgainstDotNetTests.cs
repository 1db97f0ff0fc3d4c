using System.Security.Cryptography;

namespace AnaplanConnectors.Client.Tests;

/// <summary>The reader of .NET Framework against that of .NET, with keys that .NET makes.</summary>
internal sealed class RsaKeyReaderAgainstDotNetTests
{
    private const string Passphrase = "pä55";

    [Test]
    public void Keys_are_read_alike([Values(512, 1032, 2048)] int size, [Values] bool isOld)
    {
        using var key = RSA.Create(size);

        var read = RsaKeyReader.Read(isOld ? "RSA PRIVATE KEY" : "PRIVATE KEY", isOld ? key.ExportRSAPrivateKey() : key.ExportPkcs8PrivateKey(), null);

        Assert.That(Numbers(read), Is.EqualTo(Numbers(key.ExportParameters(true))));
    }

    [Test]
    public void Encrypted_keys_are_read_alike(
        [Values(PbeEncryptionAlgorithm.Aes128Cbc, PbeEncryptionAlgorithm.Aes192Cbc, PbeEncryptionAlgorithm.Aes256Cbc)] PbeEncryptionAlgorithm cipher,
        [Values("SHA1", "SHA256", "SHA384", "SHA512")] string hash)
    {
        using var key = RSA.Create(512);

        var read = RsaKeyReader.Read("ENCRYPTED PRIVATE KEY", key.ExportEncryptedPkcs8PrivateKey(Passphrase, new PbeParameters(cipher, new(hash), 10)), Passphrase);

        Assert.That(Numbers(read), Is.EqualTo(Numbers(key.ExportParameters(true))));
    }

    [Test]
    public void A_key_of_elliptic_curves_is_none()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        Assert.That(() => RsaKeyReader.Read("PRIVATE KEY", key.ExportPkcs8PrivateKey(), null), Throws.TypeOf<CryptographicException>());
        Assert.That(() => RsaKeyReader.Read("RSA PRIVATE KEY", key.ExportECPrivateKey(), null), Throws.TypeOf<CryptographicException>());
    }

    [Test]
    public void A_public_key_is_none()
    {
        using var key = RSA.Create(512);

        Assert.That(() => RsaKeyReader.Read("PRIVATE KEY", key.ExportSubjectPublicKeyInfo(), null), Throws.TypeOf<CryptographicException>());
        Assert.That(() => RsaKeyReader.Read("RSA PRIVATE KEY", key.ExportRSAPublicKey(), null), Throws.TypeOf<CryptographicException>());
    }

    [Test]
    public void Rounds_beyond_reason_are_refused_before_they_are_made()
    {
        using var key = RSA.Create(512);
        var content = key.ExportEncryptedPkcs8PrivateKey(Passphrase, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 0x010000));
        var rounds = content.AsSpan().IndexOf((ReadOnlySpan<byte>)[2, 3, 1, 0, 0]);

        content[rounds + 2] = 0x7F;

        Assert.That(() => RsaKeyReader.Read("ENCRYPTED PRIVATE KEY", content, Passphrase), Throws.TypeOf<CryptographicException>());
    }

    private static string[] Numbers(RSAParameters key)
        => [.. new[] { key.Modulus, key.Exponent, key.D, key.P, key.Q, key.DP, key.DQ, key.InverseQ }.Select(number => Convert.ToHexString(number!))];
}
