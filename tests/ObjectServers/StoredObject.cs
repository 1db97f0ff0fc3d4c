using System.Globalization;
using System.Security.Cryptography;

namespace AnaplanConnectors.ObjectServers;

/// <summary>An object or blob, with the version that its service gives it.</summary>
public sealed record StoredObject(byte[] Content, string ETag, IReadOnlyDictionary<string, string> Metadata)
{
    /// <summary>Headers of the request that are the object's own.</summary>
    public static Dictionary<string, string> MetadataOf(Request request, string prefix)
        => request.Headers.Where(header => header.Key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)).ToDictionary(header => header.Key, header => header.Value);

    /// <summary>Whether the request's checksum fits its body; without one it does.</summary>
    public static bool IsIntact(Request request)
        => request.Header("Content-MD5") is not { } md5 || md5 == Convert.ToBase64String(MD5.HashData(request.Body));

    /// <summary>The part of the object that is asked for, or null when it has none.</summary>
    public (byte[] Bytes, int Start)? Range(string? header)
    {
        if (header is null)
            return (Content, 0);
        var ends = header["bytes=".Length..].Split('-');
        var start = int.Parse(ends[0], CultureInfo.InvariantCulture);
        var end = ends[1].Length == 0 ? Content.Length - 1 : Math.Min(Content.Length - 1, int.Parse(ends[1], CultureInfo.InvariantCulture));
        return start < Content.Length ? (Content[start..(end + 1)], start) : null;
    }
}
