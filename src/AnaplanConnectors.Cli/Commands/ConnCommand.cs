using System.CommandLine;
using AnaplanConnectors.Client;
using Spectre.Console;

namespace AnaplanConnectors.Cli;

/// <summary><c>anx conn</c>: connections to tenants.</summary>
internal static class ConnCommand
{
    public static Command Create(AnxHost host) => new("conn", "Keep connections to tenants: where they are and who signs in.")
    {
        CreateAdd(host),
        ConnTestCommand.Create(host),
        CreateList(host),
        CreateRemove(host),
    };

    public static void Print(Screen screen)
    {
        var connections = new ConnectionStore(screen.Host).List();
        TablePrinter.Print(
            screen,
            [new("connection"), new("address"), new("signs in with")],
            connections.Select(pair => (IReadOnlyList<string>)[pair.Key, pair.Value.Address, pair.Value.Description]).ToList());
        if (connections.Count == 0)
            screen.Say("No connections yet. Add one with: anx conn add prod --user you@example.com");
    }

    private static Command CreateList(AnxHost host)
    {
        var command = new Command("ls", "List the connections.");
        command.Runs(host, (_, screen, _) =>
        {
            Print(screen);
            return Task.FromResult(ExitCode.Ok);
        });
        return command;
    }

    private static Command CreateRemove(AnxHost host)
    {
        var name = new Argument<string>("name");
        var command = new Command("rm", "Forget a connection, and the password that was stored with it.") { name };
        command.Runs(host, (parsed, screen, _) =>
        {
            var store = new ConnectionStore(screen.Host);
            if (!store.Remove(parsed.GetValue(name)!))
                store.Find(parsed.GetValue(name)!);
            screen.Say($"Connection '{parsed.GetValue(name)}' is forgotten.");
            return Task.FromResult(ExitCode.Ok);
        });
        return command;
    }

    private static Command CreateAdd(AnxHost host)
    {
        var name = new Argument<string>("name") { Description = "How commands call it: letters, digits, '-' and '_', at least two." };
        var user = new Option<string?>("--user") { Description = "E-mail address, for sign-in by password." };
        var certificate = new Option<string?>("--cert") { Description = "PEM or PFX file, for sign-in by certificate." };
        var key = new Option<string?>("--key") { Description = "PEM file of the private key, when --cert does not hold it." };
        var secretFile = new Option<string?>("--password-file") { Description = "File with the password or passphrase in its first line, readable by you only." };
        var fromStandardInput = new Option<bool>("--password-stdin") { Description = "Read the password or passphrase from standard input and keep it in a file that only you can read." };
        var command = new Option<string?>("--credential-command") { Description = "Command that prints the password or passphrase." };
        var region = new Option<string?>("--region") { Description = "Region of the tenant, such as eu3. Default: the hosts that most regions share." };
        var api = new Option<string?>("--api") { Description = "Address of the Integration API, instead of the region's." };
        var authentication = new Option<string?>("--auth") { Description = "Address of the authentication service, instead of the region's." };
        var add = new Command("add", """
            Keep a connection. Passwords never stand on the command line.

            Examples:
              anx conn add prod --user you@example.com                       asks for the password
              anx conn add prod --user you@example.com --password-stdin < password.txt
              anx conn add prod --cert me.pfx --password-file passphrase.txt
              anx conn add prod --cert me.pem --key me.key
            """)
        {
            name, user, certificate, key, secretFile, fromStandardInput, command, region, api, authentication,
        };
        add.Runs(host, async (parsed, screen, _) =>
        {
            string? Full(Option<string?> option) => parsed.GetValue(option) is { } path ? host.FullPath(path) : null;
            var connection = parsed.GetValue(name)!;
            var settings = new ConnectionSettings
            {
                User = parsed.GetValue(user),
                Certificate = Full(certificate),
                Key = Full(key),
                SecretFile = Full(secretFile),
                CredentialCommand = parsed.GetValue(command),
                Region = parsed.GetValue(region),
                Api = Address(parsed.GetValue(api)),
                Authentication = Address(parsed.GetValue(authentication)),
            };
            Check(connection, settings);
            var secret = await ReadSecretAsync(host, settings, parsed.GetValue(fromStandardInput));
            new ConnectionStore(host).Save(connection, settings);
            if (secret is not null)
                screen.Say($"The password is kept in {SecretSources.Store(host, connection, secret)}, which only you can read.");
            screen.Say($"Connection '{connection}' is kept. Try it: anx conn test {connection}");
            return ExitCode.Ok;
        });
        return add;
    }

    private static Uri? Address(string? text) => text is null
        ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw new UsageException($"'{text}' is not an address.", "Write it as https://api.example.com");

    private static void Check(string name, ConnectionSettings settings)
    {
        if (name.Length < 2 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
            throw new UsageException($"'{name}' cannot be the name of a connection.", "Use letters, digits, '-' and '_', at least two of them.");
        if (name == ConnectionStore.Simulator)
            throw new UsageException("The name 'sim' belongs to a running simulator.", "Choose another name.");
        if ((settings.User is null) == (settings.Certificate is null))
            throw new UsageException("A connection signs in either with --user or with --cert.", "Give one of them.");
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

        if (settings.CredentialCommand is not null || settings.UsesCertificate || !host.IsInTerminal || !host.IsErrorTerminal)
            return null;
        var prompt = new TextPrompt<string>($"Password of {settings.User}:").Secret();
        return new Secret(await AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(host.Error) }).PromptAsync(prompt));
    }
}
