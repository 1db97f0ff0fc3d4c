using System.Security.Cryptography;
using AnaplanConnectors.Client;

namespace AnaplanConnectors.Cli;

/// <summary>Signs somebody in by OAuth, with that person at hand, and keeps the tokens for jobs.</summary>
internal sealed class OAuthSetup(Screen screen, string name, ConnectionSettings settings, Secret? clientSecret)
{
    public async Task SignInAsync(string way, Uri? redirect, CancellationToken cancellationToken)
    {
        using var oauth = new OAuthClient(
            new OAuthApplication(settings.ClientId!, clientSecret),
            new AnaplanClientOptions { Hosts = ConnectionFactory.Hosts(settings), TimeProvider = screen.Host.Time, Events = new ClientEventPrinter(screen, null) });
        var tokens = way == "oauth-device"
            ? await ByDeviceAsync(oauth, cancellationToken)
            : await ByCodeAsync(oauth, redirect ?? throw new UsageException("oauth-code needs --redirect.", "Give the redirect address that the OAuth client is registered with."), cancellationToken);
        if (tokens.RefreshToken is null)
            screen.Warn("the service gave no refresh token, so this connection works for 35 minutes only; the client has to be allowed the scope offline_access");
        using var lease = await ConnectionFactory.Vault(screen.Host, name).LockAsync(cancellationToken);
        lease.Write(tokens);
    }

    private async Task<OAuthTokens> ByDeviceAsync(OAuthClient oauth, CancellationToken cancellationToken)
    {
        var device = await oauth.StartDeviceAsync(cancellationToken: cancellationToken);
        screen.Host.Error.WriteLine($"Open {device.VerificationUriComplete ?? device.VerificationUri} on any device and sign in. The code is {device.UserCode}");
        screen.Say("Waiting for it; Ctrl-C gives up.");
        return await oauth.WaitForDeviceAsync(device, cancellationToken);
    }

    // The person copies the address that the browser ends at: nothing here listens, and the service takes no address of this machine.
    private async Task<OAuthTokens> ByCodeAsync(OAuthClient oauth, Uri redirect, CancellationToken cancellationToken)
    {
        var state = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        screen.Host.Error.WriteLine($"Open this address and sign in:\n{oauth.GetAuthorizationUri(redirect, state).AbsoluteUri}");
        screen.Host.Error.WriteLine("Then paste the whole address that the browser ends at:");
        var line = await screen.Host.In.ReadLineAsync(cancellationToken) ?? "";
        var query = Query(line.Trim());
        if (query.GetValueOrDefault("error") is { } error)
            throw new AnaplanSignInException(ErrorCodes.CredentialsRefused, $"Could not sign in: {error}.", "Sign in again, and allow the access.");
        if (query.GetValueOrDefault("code") is not { Length: > 0 } code)
            throw new UsageException("The address holds no code.", "Paste all of it, from https:// to the end.");
        // Somebody else's code would sign jobs in as somebody else.
        if (query.GetValueOrDefault("state") != state)
            throw new UsageException("The address belongs to another sign-in: its state differs.", "Start again and use the address that is printed now.");
        return await oauth.ExchangeCodeAsync(code, redirect, cancellationToken);
    }

    private static Dictionary<string, string> Query(string address)
    {
        var query = address.IndexOf('?', StringComparison.Ordinal) is var at and >= 0 ? address[(at + 1)..].Split('#')[0] : "";
        return query.Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2))
            .Where(pair => pair.Length == 2)
            .GroupBy(pair => pair[0], StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => Uri.UnescapeDataString(group.First()[1].Replace('+', ' ')), StringComparer.Ordinal);
    }
}
