namespace AnaplanConnectors.Client;

/// <summary>The services that make up Anaplan's API, each with an address of its own (API reference 1.1).</summary>
internal enum ApiService
{
    /// <summary>Workspaces, models, data and application lifecycle.</summary>
    Integration,

    /// <summary>Tokens.</summary>
    Authentication,

    /// <summary>OAuth 2.0.</summary>
    OAuth,

    /// <summary>Scheduled integrations.</summary>
    CloudWorks,

    /// <summary>Events.</summary>
    Audit,

    /// <summary>Users of a tenant.</summary>
    Scim,

    /// <summary>Exception users, and users as a file.</summary>
    Administration,
}

internal static class ApiServices
{
    public static IReadOnlyDictionary<ApiService, Uri> Addresses(AnaplanHosts hosts) => new Dictionary<ApiService, Uri>
    {
        [ApiService.Integration] = Base(hosts.Api, "2/0/"),
        [ApiService.Authentication] = Base(hosts.Authentication, ""),
        [ApiService.OAuth] = Base(hosts.App, ""),
        // Also reachable at a host of its own; this one follows the region (API reference 1.1).
        [ApiService.CloudWorks] = Base(hosts.Api, "cloudworks/2/0/"),
        [ApiService.Audit] = Base(hosts.Audit, "audit/api/1/"),
        [ApiService.Scim] = Base(hosts.Api, "scim/1/0/v2/"),
        [ApiService.Administration] = Base(hosts.Api, "admin/1/0/"),
    };

    // Somebody may have configured the API with its path.
    private static Uri Base(Uri host, string path)
    {
        var text = host.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/";
        if (path.Length > 0 && text.EndsWith("/2/0/", StringComparison.Ordinal))
            text = text.Substring(0, text.Length - "2/0/".Length);
        return new(text + path);
    }
}
