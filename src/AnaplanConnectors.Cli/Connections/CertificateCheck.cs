using System.Globalization;
using System.Security.Cryptography.X509Certificates;

namespace AnaplanConnectors.Cli;

/// <summary>
/// Looks at a certificate as the service will: time left, issuer, address. That the key matches and signs is proven when the connection
/// is made (ANX1002).
/// </summary>
internal static class CertificateCheck
{
    private const int SoonDays = 30;

    public static CheckLine Look(X509Certificate2 certificate, DateTimeOffset now)
    {
        var warnings = Warnings(certificate, now).ToList();
        var days = (int)(certificate.NotAfter.ToUniversalTime() - now.UtcDateTime).TotalDays;
        var found = $"{certificate.Subject}, expires {certificate.NotAfter.ToUniversalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} (in {days} days)";
        return warnings.Count == 0 ? new("certificate", CheckState.Ok, found) : new("certificate", CheckState.Warning, $"{found}; {string.Join("; ", warnings)}");
    }

    private static IEnumerable<string> Warnings(X509Certificate2 certificate, DateTimeOffset now)
    {
        if (certificate.NotAfter.ToUniversalTime() - now.UtcDateTime < TimeSpan.FromDays(SoonDays))
            yield return "renew it soon, and register the new one with the tenant";
        if (certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData))
            yield return "it is signed by itself, which Anaplan refuses; it has to come from a public authority";
        else if (ChainProblem(certificate) is { } problem)
            yield return $"this machine does not trust its issuer ({problem}); Anaplan may, when it is a public authority";
        if (certificate.GetNameInfo(X509NameType.EmailName, forIssuer: false) is not { Length: > 0 })
            yield return "it names no e-mail address, and it has to name that of the user";
    }

    // Without the network: whether it was withdrawn, Anaplan finds out itself.
    private static string? ChainProblem(X509Certificate2 certificate)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.VerificationFlags = X509VerificationFlags.IgnoreNotTimeValid;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        return chain.Build(certificate) ? null : chain.ChainStatus.Select(status => status.Status.ToString()).FirstOrDefault();
    }
}
