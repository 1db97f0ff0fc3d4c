using AnaplanConnectors.Client;

namespace AnaplanConnectors.Cli;

/// <summary>Makes a client of a named connection.</summary>
internal sealed class ConnectionFactory(Screen screen)
{
    private readonly ConnectionStore _store = new(screen.Host);

    public async Task<AnaplanClient> ConnectAsync(string name, RunWatch? watch, CancellationToken cancellationToken)
    {
        var settings = _store.Find(name);
        if (settings.Provider is not null)
            throw new UsageException($"Connection '{name}' leads to a database, not to Anaplan.", $"Write db:{name}/schema.table or db:{name}?query=SELECT …");
        return new AnaplanClient(new AnaplanClientOptions
        {
            SignIn = await SignInAsync(name, settings, cancellationToken),
            Hosts = Hosts(settings),
            Events = new ClientEventPrinter(screen, watch),
            TimeProvider = screen.Host.Time,
        });
    }

    public static AnaplanHosts Hosts(ConnectionSettings settings)
    {
        var region = settings.Region is { } name ? AnaplanHosts.ForRegion(name) : AnaplanHosts.Default;
        return new AnaplanHosts(settings.Api ?? region.Api, settings.Authentication ?? settings.Api ?? region.Authentication)
        {
            // Who names an address of the API means a service of its own, such as the simulator, which has everything there.
            App = settings.App ?? settings.Api ?? region.App,
            Audit = settings.Api ?? region.Audit,
        };
    }

    /// <summary>Where the tokens of a connection are kept.</summary>
    public static FileTokenVault Vault(AnxHost host, string name)
    {
        var directory = Path.Combine(host.ConfigDirectory, "tokens");
        PrivateFile.CreateDirectory(directory);
        return new FileTokenVault(Path.Combine(directory, name), host.Time);
    }

    /// <summary>Who signs in, with the secret that belongs to it.</summary>
    public async Task<AnaplanSignIn> SignInAsync(string name, CancellationToken cancellationToken)
        => await SignInAsync(name, _store.Find(name), cancellationToken);

    private async Task<AnaplanSignIn> SignInAsync(string name, ConnectionSettings settings, CancellationToken cancellationToken)
    {
        var secret = await SecretSources.FindAsync(screen.Host, name, settings, cancellationToken);
        if (settings.ClientId is { } clientId)
            return AnaplanSignIn.WithOAuth(new OAuthApplication(clientId, settings.HasClientSecret ? secret : null), Vault(screen.Host, name));
        if (settings.Certificate is { } certificate)
        {
            var payload = settings.CertificatePayload == "v1" ? CertificatePayload.Version1 : CertificatePayload.Version2;
            return Path.GetExtension(certificate).ToLowerInvariant() is ".pfx" or ".p12"
                ? AnaplanSignIn.WithPfx(certificate, secret, payload)
                : AnaplanSignIn.WithPem(certificate, settings.Key, secret, payload);
        }

        if (secret is null)
        {
            var variable = $"ANX_{name.ToUpperInvariant().Replace('-', '_')}_PASSWORD_FILE";
            throw new UsageException(
                $"There is no password for connection '{name}'.",
                $"Name a file with it in {variable}, or store it: anx conn add {name} --user {settings.User} --password-stdin");
        }

        return AnaplanSignIn.WithPassword(settings.User ?? string.Empty, secret);
    }
}

/// <summary>Says what happens behind the calls: retries and pauses always, sign-ins with <c>--verbose</c>.</summary>
internal sealed class ClientEventPrinter(Screen screen, RunWatch? watch) : IProgress<ClientEvent>
{
    public void Report(ClientEvent value)
    {
        if (value is RequestRetried)
            watch?.CountRetry();
        if (value is CertificateExpiresSoon)
            screen.Warn(value.ToString()!);
        else
            screen.Detail(value.ToString()!);
    }
}
