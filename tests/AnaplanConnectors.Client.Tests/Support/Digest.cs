using System.Security.Cryptography;

namespace AnaplanConnectors.Client.Tests;

/// <summary>Length and hash: comparing megabytes one by one takes NUnit seconds.</summary>
internal static class Digest
{
    public static string Of(byte[] bytes)
    {
        using var sha = SHA256.Create();
        return $"{bytes.Length} bytes {Convert.ToBase64String(sha.ComputeHash(bytes))}";
    }
}
