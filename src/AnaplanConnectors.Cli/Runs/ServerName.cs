using System.Text;

namespace AnaplanConnectors.Cli;

/// <summary>
/// A file name out of something that the service named. Names are data: only letters, digits, '-' and '_' of ASCII stay as they are, the
/// rest is written as bytes in hexadecimal, so that no name leads out of its directory, hides, or is a device of Windows.
/// </summary>
internal static class ServerName
{
    // File systems take 255 bytes; a prefix, an extension and ".partial" come on top.
    private const int MaxLength = 120;

    public static string ToFileName(string name)
    {
        var safe = new StringBuilder();
        foreach (var unit in Encoding.UTF8.GetBytes(name))
        {
            if (char.IsAsciiLetterOrDigit((char)unit) || unit is (byte)'-' or (byte)'_')
                safe.Append((char)unit);
            else
                safe.Append('%').Append(unit.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
        }

        // What is cut could be equal to another name: the hash keeps them apart.
        return safe.Length <= MaxLength ? safe.ToString() : $"{safe.ToString(0, MaxLength - 17)}-{Hash(name)}";
    }

    private static string Hash(string name) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 8));
}
