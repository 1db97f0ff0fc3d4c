using System.Formats.Asn1;
using System.Security.Cryptography;

namespace AnaplanConnectors.Client;

/// <summary>
/// Opens an EncryptedPrivateKeyInfo of PBES2 (RFC 8018): PBKDF2, then AES or Triple DES, as OpenSSL has written them since 1.0. The framework has
/// the algorithms; only the envelope is read here.
/// </summary>
internal static class PemDecryptionReader
{
    private const string Pbes2 = "1.2.840.113549.1.5.13";
    private const string Pbkdf2 = "1.2.840.113549.1.5.12";

    // OpenSSL uses 2048, careful people a million. A file that asks for more would keep a server busy for minutes.
    private const int MostRounds = 5_000_000;

    /// <exception cref="AsnContentException">It is no such thing.</exception>
    /// <exception cref="CryptographicException">The passphrase is wrong, or it is damaged.</exception>
    /// <exception cref="NotSupportedException">It is encrypted in another way.</exception>
    public static byte[] Open(byte[] content, string passphrase)
    {
        var reader = new AsnReader(content, AsnEncodingRules.DER);
        var envelope = reader.ReadSequence();
        reader.ThrowIfNotEmpty();
        var scheme = envelope.ReadSequence();
        var data = envelope.ReadOctetString();
        envelope.ThrowIfNotEmpty();
        Expect(scheme, Pbes2);
        var parameters = scheme.ReadSequence();
        scheme.ThrowIfNotEmpty();
        var derivation = parameters.ReadSequence();
        var encryption = parameters.ReadSequence();
        parameters.ThrowIfNotEmpty();

        using var cipher = Cipher(encryption.ReadObjectIdentifier());
        cipher.IV = Vector(encryption, cipher.BlockSize / 8);
        cipher.Key = Key(derivation, passphrase, cipher.KeySize / 8);
        using var decryptor = cipher.CreateDecryptor();
        return decryptor.TransformFinalBlock(data, 0, data.Length);
    }

    private static SymmetricAlgorithm Cipher(string algorithm)
    {
        var (cipher, bits) = algorithm switch
        {
            "2.16.840.1.101.3.4.1.2" => ((SymmetricAlgorithm)Aes.Create(), 128),
            "2.16.840.1.101.3.4.1.22" => (Aes.Create(), 192),
            "2.16.840.1.101.3.4.1.42" => (Aes.Create(), 256),
#pragma warning disable CA5350 // Older versions of OpenSSL wrote keys so; to read one that exists weakens nothing.
            "1.2.840.113549.3.7" => (TripleDES.Create(), 192),
#pragma warning restore CA5350
            _ => throw Unknown(algorithm),
        };
        cipher.KeySize = bits;
        cipher.Mode = CipherMode.CBC;
        cipher.Padding = PaddingMode.PKCS7;
        return cipher;
    }

    private static byte[] Vector(AsnReader encryption, int length)
    {
        var vector = encryption.ReadOctetString();
        encryption.ThrowIfNotEmpty();
        return vector.Length == length ? vector : throw new CryptographicException("The key cannot be read.");
    }

    private static byte[] Key(AsnReader derivation, string passphrase, int length)
    {
        Expect(derivation, Pbkdf2);
        var parameters = derivation.ReadSequence();
        derivation.ThrowIfNotEmpty();
        var salt = parameters.ReadOctetString();
        var hasRounds = parameters.TryReadInt32(out var rounds);
        if (!hasRounds || rounds is < 1 or > MostRounds || salt.Length < 8)
            throw new CryptographicException("The key cannot be read.");
        if (parameters.HasData && parameters.PeekTag().HasSameClassAndValue(Asn1Tag.Integer))
            parameters.ReadInteger();
        var hash = HashAlgorithmName.SHA1;
        if (parameters.HasData)
        {
            var function = parameters.ReadSequence();
            hash = Hash(function.ReadObjectIdentifier());
        }

        parameters.ThrowIfNotEmpty();
#pragma warning disable CA5379, SYSLIB0060 // The file says what it was made with. Static derivation is not there on .NET Framework.
        using var derived = new Rfc2898DeriveBytes(passphrase, salt, rounds, hash);
#pragma warning restore CA5379, SYSLIB0060
        return derived.GetBytes(length);
    }

    private static HashAlgorithmName Hash(string function) => function switch
    {
        "1.2.840.113549.2.7" => HashAlgorithmName.SHA1,
        "1.2.840.113549.2.9" => HashAlgorithmName.SHA256,
        "1.2.840.113549.2.10" => HashAlgorithmName.SHA384,
        "1.2.840.113549.2.11" => HashAlgorithmName.SHA512,
        _ => throw Unknown(function),
    };

    private static void Expect(AsnReader reader, string algorithm)
    {
        if (reader.ReadObjectIdentifier() is var found && found != algorithm)
            throw Unknown(found);
    }

    private static NotSupportedException Unknown(string algorithm) => new($"The algorithm {algorithm} is not known here.");
}
