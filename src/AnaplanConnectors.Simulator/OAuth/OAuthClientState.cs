using System.Globalization;

namespace AnaplanConnectors.Simulator;

/// <summary>A client registered for OAuth, with every default settled.</summary>
internal sealed record OAuthClientState(string Id, string Name, OAuthGrant Grant, string? Secret,
    IReadOnlyList<string> RedirectUris, bool RotatesRefreshTokens, TimeSpan RefreshTokenLifetime)
{
    private const int MostRedirectUris = 60;
    private const int LongestLifetime = 31_556_926;

    public static OAuthClientState Create(OAuthClientDefinition definition, IdSource ids, Problems problems)
    {
        var isDevice = definition.Grant == OAuthGrant.Device;
        var what = $"The OAuth client '{definition.Name}'";
        if (definition.Name.Length == 0)
            problems.Add(definition, null, "An OAuth client has no name.");
        if (definition.Id is { } id && (id.Length != 32 || !id.All(char.IsAsciiHexDigitLower)))
            problems.Add(definition, nameof(definition.Id), $"'{id}' is no client id: 32 lower-case hex digits.");
        if (!isDevice && definition.RedirectUris.Count is 0 or > MostRedirectUris)
            problems.Add(definition, nameof(definition.RedirectUris), $"{what} needs 1 to {MostRedirectUris} redirect URIs.");
        foreach (var uri in definition.RedirectUris.Where(uri => !Uri.TryCreate(uri, UriKind.Absolute, out _)))
            problems.Add(definition, nameof(definition.RedirectUris), $"{what} has the redirect URI '{uri}', which is no URI.");
        if (definition.RefreshTokenLifetime is < 1 or > LongestLifetime)
            problems.Add(definition, nameof(definition.RefreshTokenLifetime), string.Create(CultureInfo.InvariantCulture,
                $"{what} has refresh tokens of {definition.RefreshTokenLifetime} seconds (allowed: 1 to {LongestLifetime})."));
        return new OAuthClientState(ids.HexOf(definition.Id, upperCase: false, "client", definition.Name), definition.Name,
            definition.Grant, isDevice ? null : definition.Secret, definition.RedirectUris, definition.RotatesRefreshTokens,
            TimeSpan.FromSeconds(definition.RefreshTokenLifetime));
    }
}
