namespace AnaplanConnectors.Simulator;

/// <summary>
/// The services behind the one port, told apart by their paths (API reference 1.1). Each refuses and words its errors in its
/// own way (11.1).
/// </summary>
internal enum ApiService
{
    /// <summary>Integration, ALM and CloudWorks, which agree in everything that matters here.</summary>
    Integration,
    SignIn,
    OAuth,
    Audit,
    Scim,
    ExceptionUsers,
    Administration,

    /// <summary>The simulator's own page and control path; the real service has nothing like them.</summary>
    Simulator,
}

/// <summary>Which service a path belongs to.</summary>
internal static class ApiServices
{
    private static readonly (string Prefix, ApiService Service)[] Prefixes =
    [
        ("/token/", ApiService.SignIn),
        ("/oauth/", ApiService.OAuth),
        ("/auth/", ApiService.OAuth),
        ("/activate", ApiService.OAuth),
        ("/audit/", ApiService.Audit),
        ("/scim/", ApiService.Scim),
        ("/admin/1/0/permissions/", ApiService.ExceptionUsers),
        ("/admin/", ApiService.Administration),
        ("/simulator/", ApiService.Simulator),
    ];

    public static ApiService Of(string rawPath) => rawPath == "/"
        ? ApiService.Simulator
        : Prefixes.FirstOrDefault(entry => rawPath.StartsWith(entry.Prefix, StringComparison.Ordinal)).Service;

    /// <summary>Whether calls of the service come with a token, unless their line of the route table says otherwise.</summary>
    public static bool NeedsToken(ApiService service) =>
        service is not (ApiService.SignIn or ApiService.OAuth or ApiService.Simulator);
}
