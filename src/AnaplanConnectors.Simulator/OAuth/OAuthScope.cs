namespace AnaplanConnectors.Simulator;

/// <summary>What of the requested scope is granted (API reference 2.4).</summary>
internal static class OAuthScope
{
    public const string OpenId = "openid";
    public const string OfflineAccess = "offline_access";

    // What a device gets that asked for nothing is not known; without offline_access nobody learns to rely on it.
    private const string Default = "openid email";

    private static readonly string[] Granted = [OpenId, "email", OfflineAccess];

    /// <summary><c>profile</c> is dropped without a word, as it was seen, and so is what nobody knows.</summary>
    public static string Of(string? requested) => string.Join(' ', (requested ?? Default)
        .Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(Granted.Contains).Distinct());

    public static bool Has(string scope, string name) => scope.Split(' ').Contains(name);
}
