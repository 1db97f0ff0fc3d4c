using System.Text.RegularExpressions;

namespace AnaplanConnectors.Client;

/// <summary>
/// Addresses of proxies may hold a password (<c>https_proxy=http://user:password@host</c>), and the runtime puts the whole address into
/// its messages. Taken out here, before anybody is shown them.
/// </summary>
internal static class AddressSecrets
{
    private static readonly Regex UserInfo = new("://[^/@\\s']+@", RegexOptions.CultureInvariant);

    public static string Clean(string text) => UserInfo.Replace(text, "://***@");

    /// <summary>The exception itself, or when it tells a secret, one that does not.</summary>
    public static Exception Clean(Exception problem)
        => UserInfo.IsMatch(problem.ToString()) ? new HttpRequestException(Clean(problem.GetBaseException().Message)) : problem;
}
