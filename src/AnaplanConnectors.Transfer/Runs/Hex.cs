using System.Buffers;
using System.Security.Cryptography;

namespace AnaplanConnectors.Transfer.Runs;

/// <summary>Hashes as text.</summary>
internal static class Hex
{
    public static string Of(byte[] bytes) => BitConverter.ToString(bytes).Replace("-", "").ToLowerInvariant();

    /// <summary>SHA-256 of bytes in pieces.</summary>
    public static string Sha256(ReadOnlySequence<byte> content)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var segment in content)
            Compat.Hashes.Append(sha, segment);
        return Of(sha.GetHashAndReset());
    }
}
