using System.Text.RegularExpressions;

namespace AnaplanConnectors.Simulator;

/// <summary>
/// Scheme and authority that every printed URL starts with: what the caller asked for, or what a proxy in front of us says the
/// caller asked for (<c>X-Forwarded-Host</c>, <c>X-Forwarded-Proto</c>).
/// </summary>
internal static partial class RequestOrigin
{
    public static string Of(string scheme, string authority, IReadOnlyDictionary<string, string> headers)
    {
        // A header can hold anything, and ends up in pages and in JSON: what is no authority is not believed.
        var host = First(headers, "X-Forwarded-Host") is { } forwarded && Authority().IsMatch(forwarded) ? forwarded : authority;
        var proto = First(headers, "X-Forwarded-Proto");
        return $"{(proto is "http" or "https" ? proto : scheme)}://{host}";
    }

    // Every proxy on the way adds its own; the first is the one the caller spoke to.
    private static string? First(IReadOnlyDictionary<string, string> headers, string name) =>
        headers.TryGetValue(name, out var value) ? value.Split(',')[0].Trim() : null;

    [GeneratedRegex(@"^([A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(:[0-9]{1,5})?$")]
    private static partial Regex Authority();
}
