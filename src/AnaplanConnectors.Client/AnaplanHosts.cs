namespace AnaplanConnectors.Client;

/// <summary>Where a tenant lives (API reference 1.2). The defaults fit most regions.</summary>
/// <param name="Api">Host of the Integration API; <c>/2/0</c> is appended.</param>
/// <param name="Authentication">Host of the authentication service; <c>/token/…</c> is appended.</param>
public sealed record AnaplanHosts(Uri Api, Uri Authentication)
{
    private static readonly Uri DefaultApp = new("https://us1a.app.anaplan.com");

    private static readonly Uri DefaultAudit = new("https://audit.anaplan.com");

    private static readonly string[] SharedRegions = ["us1", "us2", "us5", "us7", "eu1", "eu2", "eu4", "ap1"];

    private static readonly string[] OwnRegions = ["us9", "eu3", "eu5", "gb1", "sg1", "ae1", "in1", "id1", "me1"];

    /// <summary>Host of the application, which is that of OAuth too; <c>/oauth/…</c> is appended. Default: that of most regions.</summary>
    public Uri App { get; init; } = DefaultApp;

    /// <summary>Host of the audit service; <c>/audit/api/1</c> is appended. Default: the one that serves all regions.</summary>
    public Uri Audit { get; init; } = DefaultAudit;

    /// <summary>The hosts of us1, us2, us5, us7, eu1, eu2, eu4 and ap1.</summary>
    public static AnaplanHosts Default { get; } = new(new("https://api.anaplan.com"), new("https://auth.anaplan.com"));

    /// <summary>The hosts of a region: "us1", "eu3" and so on, in any case.</summary>
    /// <exception cref="AnaplanConfigurationException">The region is not known; pass its hosts instead.</exception>
    public static AnaplanHosts ForRegion(string region)
    {
        if (region is null)
            throw new ArgumentNullException(nameof(region));
        var name = region.Trim().ToLowerInvariant();
        if (SharedRegions.Contains(name))
            return Default;
        if (OwnRegions.Contains(name))
            return new(new($"https://{name}.api.anaplan.com"), new($"https://{name}.auth.anaplan.com")) { App = new($"https://{name}.app.anaplan.com") };
        return name switch
        {
            "ca1" => new(new("https://ca1a.api.anaplan.com"), new("https://ca1a.auth.anaplan.com")) { App = new("https://ca1a.app.anaplan.com") },
            "au1" => new(new("https://au1a.api2.anaplan.com"), new("https://au1a.app2.anaplan.com")) { App = new("https://au1a.app2.anaplan.com") },
            _ => throw new AnaplanConfigurationException(
                [$"region '{region}' is not known (known: {string.Join(", ", Regions)}); set its hosts instead"]),
        };
    }

    /// <summary>One address for everything, as the simulator has.</summary>
    public static AnaplanHosts Single(Uri address) => new(address, address) { App = address, Audit = address };

    /// <summary>The regions that <see cref="ForRegion"/> knows.</summary>
    public static IReadOnlyList<string> Regions { get; } = [.. SharedRegions, .. OwnRegions, "ca1", "au1"];

    internal IEnumerable<string> Problems() => 
    [
        .. ProblemsOf(Api, "API"), .. ProblemsOf(Authentication, "authentication"),
        // One address for everything is told once.
        .. App == Api ? [] : ProblemsOf(App, "application"), .. Audit == Api ? [] : ProblemsOf(Audit, "audit"),
    ];

    // Plain http would show the token to everybody on the way; to this machine itself there is no way.
    private static IEnumerable<string> ProblemsOf(Uri host, string what)
    {
        if (host is null || !host.IsAbsoluteUri)
            yield return $"the {what} host is not an absolute address";
        else if (host.Scheme != Uri.UriSchemeHttps && !(host.Scheme == Uri.UriSchemeHttp && host.IsLoopback))
            yield return $"the {what} host {host.Scheme}://{host.Authority} does not use https (http is for this machine only)";
        else if (host.UserInfo.Length > 0 || host.Query.Length > 0 || host.Fragment.Length > 0)
            yield return $"the {what} host {host.Authority} carries more than a host and a path";
    }
}
