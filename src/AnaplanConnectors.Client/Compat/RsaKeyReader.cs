using System.Formats.Asn1;
using System.Security.Cryptography;

namespace AnaplanConnectors.Client;

/// <summary>
/// RSA keys in the three forms that OpenSSL writes, which .NET Framework does not read by itself. Strict: what is not DER, or goes on after its
/// end, is no key. No exception tells anything of a key.
/// </summary>
internal static class RsaKeyReader
{
    private const string Rsa = "1.2.840.113549.1.1.1";
    private const int MostBytes = 16_384 / 8;

    /// <summary>Reads a key by the label of its PEM block.</summary>
    /// <exception cref="CryptographicException">It is damaged, no RSA key, or the passphrase is wrong.</exception>
    /// <exception cref="NotSupportedException">It is encrypted in a way that is not known here; the message names it.</exception>
    public static RSAParameters Read(string label, byte[] content, string? passphrase)
    {
        try
        {
            return label switch
            {
                "RSA PRIVATE KEY" => Pkcs1(content),
                "ENCRYPTED PRIVATE KEY" => Encrypted(content, passphrase ?? string.Empty),
                _ => Pkcs8(content),
            };
        }
        catch (AsnContentException)
        {
            throw NoKey();
        }
    }

    /// <summary>RSAPrivateKey of RFC 8017, A.1.2, of two primes.</summary>
    private static RSAParameters Pkcs1(ReadOnlyMemory<byte> der)
    {
        var reader = new AsnReader(der, AsnEncodingRules.DER);
        var key = reader.ReadSequence();
        reader.ThrowIfNotEmpty();
        if (key.ReadInteger() != 0)
            throw NoKey();
        var modulus = Number(key.ReadIntegerBytes());
        var (size, half) = (modulus.Length, (modulus.Length + 1) / 2);
        if (size > MostBytes)
            throw NoKey();
        var parameters = new RSAParameters
        {
            Modulus = modulus,
            Exponent = Number(key.ReadIntegerBytes()),
            D = Number(key.ReadIntegerBytes(), size),
            P = Number(key.ReadIntegerBytes(), half),
            Q = Number(key.ReadIntegerBytes(), half),
            DP = Number(key.ReadIntegerBytes(), half),
            DQ = Number(key.ReadIntegerBytes(), half),
            InverseQ = Number(key.ReadIntegerBytes(), half),
        };
        key.ThrowIfNotEmpty();
        return parameters;
    }

    /// <summary>PrivateKeyInfo of RFC 5208, with or without attributes.</summary>
    private static RSAParameters Pkcs8(ReadOnlyMemory<byte> der)
    {
        var reader = new AsnReader(der, AsnEncodingRules.DER);
        var info = reader.ReadSequence();
        reader.ThrowIfNotEmpty();
        if (info.ReadInteger() != 0)
            throw NoKey();
        var algorithm = info.ReadSequence();
        if (algorithm.ReadObjectIdentifier() != Rsa)
            throw NoKey();
        if (algorithm.HasData)
            algorithm.ReadNull();
        algorithm.ThrowIfNotEmpty();
        var key = info.ReadOctetString();
        try
        {
            if (info.HasData)
                info.ReadSetOf(new Asn1Tag(TagClass.ContextSpecific, 0));
            info.ThrowIfNotEmpty();
            return Pkcs1(key);
        }
        finally
        {
            Array.Clear(key, 0, key.Length);
        }
    }

    private static RSAParameters Encrypted(byte[] content, string passphrase)
    {
        var opened = PemDecryptionReader.Open(content, passphrase);
        try
        {
            return Pkcs8(opened);
        }
        finally
        {
            Array.Clear(opened, 0, opened.Length);
        }
    }

    /// <summary>A positive number, filled up with zeros in front to the length that .NET wants.</summary>
    private static byte[] Number(ReadOnlyMemory<byte> integer, int length = 0)
    {
        var bytes = integer.Span;
        if ((bytes[0] & 0x80) != 0)
            throw NoKey();
        while (!bytes.IsEmpty && bytes[0] == 0)
            bytes = bytes.Slice(1);
        if (bytes.IsEmpty || (length > 0 && bytes.Length > length))
            throw NoKey();
        var number = new byte[Math.Max(length, bytes.Length)];
        bytes.CopyTo(number.AsSpan(number.Length - bytes.Length));
        return number;
    }

    private static CryptographicException NoKey() => new("The key cannot be read.");
}
