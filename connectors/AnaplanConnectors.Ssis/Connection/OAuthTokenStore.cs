using System.Security.Cryptography;
using System.Text;
using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Ssis;

/// <summary>
/// The refresh token of a package, and those that follow it. Anaplan may replace a refresh token at its first use, and a package cannot take
/// the next one: so what it holds is put into a vault once, and the vault goes on from there.
/// </summary>
internal static class OAuthTokenStore
{
    public static OAuthApplication Application(ConnectionSettings settings) => new(settings.OAuthClientId, ClientFactory.Secret(settings.OAuthClientSecret));

    /// <summary>The vault, with the package's token in it if it held none.</summary>
    /// <exception cref="AnaplanException">It cannot be used.</exception>
    public static FileTokenVault Vault(ConnectionSettings settings)
    {
        var path = settings.OAuthTokenVault.Length > 0 ? settings.OAuthTokenVault : OwnPath(settings);
        var vault = new FileTokenVault(path);
        if (settings.OAuthRefreshToken.Length == 0)
            return vault;
        using var lease = Blocking.Wait(vault.LockAsync(CancellationToken.None));
        if (lease.Read().Count == 0)
            lease.Write(new OAuthTokens(new Secret(string.Empty), new Secret(settings.OAuthRefreshToken), DateTimeOffset.MinValue));
        return vault;
    }

    /// <summary>A vault for each token that is typed in: a new one in the package starts afresh. The name tells nothing about it.</summary>
    private static string OwnPath(ConnectionSettings settings)
    {
        var profile = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        if (profile.Length == 0)
            throw new AnaplanConfigurationException([$"the account {Environment.UserName} has no profile where renewed tokens could be kept; set OAuthTokenVault to a file in a folder of its own"]);
        var folder = Path.Combine(profile, "AnaplanConnectors", "tokens");
        Directory.CreateDirectory(folder);
        using var sha = SHA256.Create();
        var hash = sha.ComputeHash(Encoding.UTF8.GetBytes($"{settings.OAuthClientId}\n{settings.OAuthRefreshToken}"));
        return Path.Combine(folder, "ssis-" + BitConverter.ToString(hash, 0, 12).Replace("-", string.Empty).ToLowerInvariant());
    }
}
