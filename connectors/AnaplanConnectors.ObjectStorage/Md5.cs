using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace AnaplanConnectors.ObjectStorage;

/// <summary>The checksum that every service of these protocols verifies. It guards against damage on the way, not against people.</summary>
internal static class Md5
{
    [SuppressMessage("Security", "CA5351", Justification = "The protocols ask for it, as a checksum.")]
    public static byte[] Of(ReadOnlySpan<byte> content) => MD5.HashData(content);
}
