using System.Text;

namespace AnaplanConnectors.Transfer.Compat;

/// <summary>Span forms of <see cref="Encoding"/> that .NET Framework lacks.</summary>
internal static class Utf8
{
    public static int GetBytes(Encoding encoding, string text, Span<byte> output)
    {
#if NETFRAMEWORK
        var bytes = encoding.GetBytes(text);
        bytes.AsSpan().CopyTo(output);
        return bytes.Length;
#else
        return encoding.GetBytes(text, output);
#endif
    }

    public static string GetString(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
#if NETFRAMEWORK
        return encoding.GetString(bytes.ToArray());
#else
        return encoding.GetString(bytes);
#endif
    }
}
