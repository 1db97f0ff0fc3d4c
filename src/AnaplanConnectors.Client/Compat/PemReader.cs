namespace AnaplanConnectors.Client;

/// <summary>Texts between BEGIN and END lines (RFC 7468), which .NET Framework does not find by itself. What is around them is a comment.</summary>
internal static class PemReader
{
    private const string Begin = "-----BEGIN ";
    private const string Dashes = "-----";

    /// <summary>The blocks that are whole and hold base64, in the order of the text. Those that do not are passed over.</summary>
    public static IEnumerable<(string Label, byte[] Content)> Blocks(string pem)
    {
        var at = 0;
        while ((at = pem.IndexOf(Begin, at, StringComparison.Ordinal)) >= 0)
        {
            at += Begin.Length;
            var endOfLabel = pem.IndexOf(Dashes, at, StringComparison.Ordinal);
            if (endOfLabel < 0)
                yield break;
            var label = pem.Substring(at, endOfLabel - at);
            var content = endOfLabel + Dashes.Length;
            var end = pem.IndexOf($"-----END {label}-----", content, StringComparison.Ordinal);
            if (end < 0 || Base64(pem, content, end - content) is not { } bytes)
                continue;
            yield return (label, bytes);
            at = end;
        }
    }

    private static byte[]? Base64(string pem, int start, int length)
    {
        try
        {
            return Convert.FromBase64String(pem.Substring(start, length));
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
