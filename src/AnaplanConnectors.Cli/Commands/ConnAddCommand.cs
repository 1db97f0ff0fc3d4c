using System.CommandLine;
using AnaplanConnectors.Client;
using Spectre.Console;

namespace AnaplanConnectors.Cli;

/// <summary><c>anx conn add</c>: keeps a connection, and signs somebody in where that takes a person.</summary>
internal static class ConnAddCommand
{
    private static readonly string[] Ways = ["password", "cert", "oauth-device", "oauth-code"];

    public static Command Create(AnxHost host)
    {
        var name = new Argument<string>("name") { Description = "How commands call it: letters, digits, '-' and '_', at least two." };
        var way = new Option<string?>("--auth") { Description = "How to sign in. Default: cert with --cert, else password.", HelpName = "way" };
        way.AcceptOnlyFromAmong(Ways);
        var user = new Option<string?>("--user") { Description = "E-mail address, for sign-in by password." };
        var certificate = new Option<string?>("--cert") { Description = "PEM or PFX file, for sign-in by certificate." };
        var key = new Option<string?>("--key") { Description = "PEM file of the private key, when --cert does not hold it." };
        var payload = new Option<string?>("--cert-payload") { Description = "What the certificate signs: v2, or v1, which Anaplan is going to withdraw. Default: v2.", HelpName = "version" };
        payload.AcceptOnlyFromAmong("v1", "v2");
        var clientId = new Option<string?>("--client-id") { Description = "Id of the OAuth client, for sign-in by OAuth." };
        var redirect = new Option<string?>("--redirect") { Description = "Redirect address that the OAuth client is registered with, for oauth-code." };
        var secretFile = new Option<string?>("--password-file") { Description = "File with the password, passphrase or client secret in its first line, readable by you only." };
        var fromStandardInput = new Option<bool>("--password-stdin") { Description = "Read the password, passphrase or client secret from standard input and keep it in a file that only you can read." };
        var credentialCommand = new Option<string?>("--credential-command") { Description = "Command that prints the password, passphrase or client secret." };
        var region = new Option<string?>("--region") { Description = "Region of the tenant, such as eu3. Default: the hosts that most regions share." };
        var api = new Option<string?>("--api") { Description = "Address of the Integration API, instead of the region's." };
        var authentication = new Option<string?>("--auth-api") { Description = "Address of the authentication service, instead of the region's." };
        var provider = new Option<string?>("--provider") { Description = "For a database: sqlite, postgresql, or factory and assembly of another ADO.NET provider." };
        var connectionString = new Option<string?>("--connection-string") { Description = "For a database: how the provider reaches it, without the password." };
        var app = new Option<string?>("--app") { Description = "Address of the application, which is that of OAuth, instead of the region's." };
        var add = new Command("add", """
            Keep a connection. Passwords never stand on the command line.

            Examples:
              anx conn add prod --user you@example.com                       asks for the password
              anx conn add prod --user you@example.com --password-stdin < password.txt
              anx conn add prod --cert me.pfx --password-file passphrase.txt
              anx conn add prod --cert me.pem --key me.key
              anx conn add prod --auth oauth-device --client-id 5c2b…        shows where to sign in, and waits
              anx conn add prod --auth oauth-code --client-id 9f1c… --redirect https://etl.example.com/cb --password-file client-secret.txt
              anx conn add warehouse --provider postgresql --connection-string "Host=db;Database=dwh;Username=etl" --password-file pw.txt
            """)
        {
            name, way, user, certificate, key, payload, clientId, redirect, secretFile, fromStandardInput, credentialCommand, region, api, authentication, app, provider, connectionString,
        };
        add.Runs(host, async (parsed, screen, cancellationToken) =>
        {
            string? Full(Option<string?> option) => parsed.GetValue(option) is { } path ? host.FullPath(path) : null;
            var connection = parsed.GetValue(name)!;
            if (parsed.GetValue(provider) is not null || parsed.GetValue(connectionString) is not null)
            {
                var database = new ConnectionSettings
                {
                    Provider = parsed.GetValue(provider), ConnectionString = parsed.GetValue(connectionString), SecretFile = Full(secretFile),
                    CredentialCommand = parsed.GetValue(credentialCommand),
                };
                CheckDatabase(connection, database);
                return Keep(screen, connection, database, parsed.GetValue(fromStandardInput) ? await ReadSecretAsync(screen.Host, database, fromStandardInput: true) : null);
            }

            var chosen = parsed.GetValue(way) ?? (parsed.GetValue(certificate) is null ? "password" : "cert");
            var settings = new ConnectionSettings
            {
                User = parsed.GetValue(user),
                Certificate = Full(certificate),
                Key = Full(key),
                CertificatePayload = parsed.GetValue(payload),
                ClientId = parsed.GetValue(clientId),
                HasClientSecret = chosen == "oauth-code",
                SecretFile = Full(secretFile),
                CredentialCommand = parsed.GetValue(credentialCommand),
                Region = parsed.GetValue(region),
                Api = Address(parsed.GetValue(api)),
                Authentication = Address(parsed.GetValue(authentication)),
                App = Address(parsed.GetValue(app)),
            };
            Check(connection, chosen, settings);
            var secret = await ReadSecretAsync(screen.Host, settings, parsed.GetValue(fromStandardInput));
            if (settings.UsesOAuth)
            {
                var clientSecret = settings.HasClientSecret ? secret ?? await SecretSources.FindAsync(host, connection, settings, cancellationToken) : null;
                await new OAuthSetup(screen, connection, settings, clientSecret).SignInAsync(chosen, Address(parsed.GetValue(redirect)), cancellationToken);
            }

            return Keep(screen, connection, settings, secret);
        });
        return add;
    }

    private static ExitCode Keep(Screen screen, string connection, ConnectionSettings settings, Secret? secret)
    {
        new ConnectionStore(screen.Host).Save(connection, settings);
        if (secret is not null)
            screen.Say($"The {(settings.UsesOAuth ? "client secret" : "password")} is kept in {SecretSources.Store(screen.Host, connection, secret)}, which only you can read.");
        screen.Say($"Connection '{connection}' is kept. Try it: anx conn test {connection}");
        return ExitCode.Ok;
    }

    private static void CheckDatabase(string name, ConnectionSettings settings)
    {
        CheckName(name);
        if (settings is not { Provider: { } provider, ConnectionString: { } connectionString })
            throw new UsageException("A database needs both --provider and --connection-string.", "See: anx conn add --help");
        DatabaseConnection.Check(provider, connectionString);
    }

    private static Uri? Address(string? text) => text is null
        ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw new UsageException($"'{text}' is not an address.", "Write it as https://api.example.com");

    private static void CheckName(string name)
    {
        if (name.Length < 2 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
            throw new UsageException($"'{name}' cannot be the name of a connection.", "Use letters, digits, '-' and '_', at least two of them.");
        if (name == ConnectionStore.Simulator)
            throw new UsageException("The name 'sim' belongs to a running simulator.", "Choose another name.");
    }

    private static void Check(string name, string way, ConnectionSettings settings)
    {
        CheckName(name);
        (string Flag, string? Value)[] flags = [("--user", settings.User), ("--cert", settings.Certificate), ("--client-id", settings.ClientId)];
        var given = flags.Where(f => f.Value is not null).Select(f => f.Flag).ToList();
        var needed = way switch { "password" => "--user", "cert" => "--cert", _ => "--client-id" };
        if (given.Count != 1 || given[0] != needed)
            throw new UsageException($"A connection that signs in by {way} needs {needed}, and none of the other ways.", $"Give {needed}; the other ways are {string.Join(", ", Ways.Where(w => w != way))}.");
        _ = ConnectionFactory.Hosts(settings);
    }

    /// <summary>The secret to be kept, or null when another source was named or none is needed.</summary>
    private static async Task<Secret?> ReadSecretAsync(AnxHost host, ConnectionSettings settings, bool fromStandardInput)
    {
        if (fromStandardInput)
        {
            return await host.In.ReadLineAsync() is { Length: > 0 } line
                ? new Secret(line)
                : throw new UsageException("Standard input holds no password.", "Pipe it in: anx conn add … --password-stdin < password.txt");
        }

        if (settings.SecretFile is { } file)
        {
            PrivateFile.ReadSecret(file);
            return null;
        }

        if (settings.CredentialCommand is not null || settings.UsesCertificate || settings.UsesOAuth || !host.IsInTerminal || !host.IsErrorTerminal)
            return null;
        var prompt = new TextPrompt<string>($"Password of {settings.User}:").Secret();
        return new Secret(await AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(host.Error) }).PromptAsync(prompt));
    }
}
