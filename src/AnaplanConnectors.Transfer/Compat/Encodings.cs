using System.Text;

namespace AnaplanConnectors.Transfer.Compat;

/// <summary>Encodings by name, code pages included, on both frameworks.</summary>
internal static class Encodings
{
    /// <summary>The encoding, or null when nobody knows the name.</summary>
    public static Encoding? Find(string name)
    {
#if !NETFRAMEWORK
        // Asked directly: registering the provider would change the process we are a guest in.
        if (CodePagesEncodingProvider.Instance.GetEncoding(name) is { } codePage)
            return codePage;
#endif
        try
        {
            return Encoding.GetEncoding(name);
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
