using System.CommandLine;

namespace AnaplanConnectors.Cli;

/// <summary><c>anx conn</c>: connections to tenants.</summary>
internal static class ConnCommand
{
    public static Command Create(AnxHost host) => new("conn", "Keep connections to tenants: where they are and who signs in.")
    {
        ConnAddCommand.Create(host),
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
}
