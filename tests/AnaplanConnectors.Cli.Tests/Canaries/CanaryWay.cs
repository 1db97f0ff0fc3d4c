using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using AnaplanConnectors.TestKit;

namespace AnaplanConnectors.Cli.Tests.Canaries;

/// <summary>The secrets that are watched, each with a value that stands nowhere else, and the files that hold them where nobody else reads.</summary>
internal static partial class Canary
{
    public const string Password = "cnry-password-7Q";
    public const string PasswordInFile = "cnry-file-8W";
    public const string PasswordInVariable = "cnry-variable-9E";
    public const string CommandOutput = "cnry-command-1R";
    public const string Passphrase = "cnry-passphrase-2T";
    public const string ClientSecret = "cnry-client-secret-3Y";
    public const string ProxyPassword = "cnry-proxy-4U";
    public const string DatabasePassword = "cnry-database-5I";

    /// <summary>What was captured on the wire: token values, refresh tokens, device codes.</summary>
    public static IEnumerable<string> InReply(string json) => SecretField().Matches(json).Select(match => match.Groups[1].Value);

    /// <summary>As it stands in an Authorization header of sign-in by password.</summary>
    public static string Basic(string password) => Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{Some.User}:{password}"));

    /// <summary>A certificate of the user, and lines of its key that are watched.</summary>
    public static (X509Certificate2 Certificate, RSA Key) CreateCertificate()
    {
        var key = RSA.Create(2048);
        using var issued = new CertificateRequest($"CN=Ada, E={Some.User}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(300));
        return (X509CertificateLoader.LoadCertificate(issued.Export(X509ContentType.Cert)), key);
    }

    [GeneratedRegex("\"(?:tokenValue|access_token|refresh_token|device_code)\" *: *\"([^\"]+)\"")]
    private static partial Regex SecretField();
}
