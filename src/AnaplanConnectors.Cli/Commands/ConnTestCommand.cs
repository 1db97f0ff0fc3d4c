using System.CommandLine;

namespace AnaplanConnectors.Cli;

/// <summary><c>anx conn test</c>: one line for each thing that has to work.</summary>
internal static class ConnTestCommand
{
    public static Command Create(AnxHost host)
    {
        var name = new Argument<string>("name") { Description = "The connection." };
        var command = new Command("test", "Sign in and look around. Changes nothing.") { name };
        command.Runs(host, async (parsed, screen, cancellationToken) =>
        {
            await TestAsync(screen, parsed.GetValue(name)!, cancellationToken);
            return ExitCode.Ok;
        });
        return command;
    }

    private static async Task TestAsync(Screen screen, string name, CancellationToken cancellationToken)
    {
        var settings = new ConnectionStore(screen.Host).Find(name);
        using var client = await new ConnectionFactory(screen).ConnectAsync(name, null, cancellationToken);
        var lines = new List<IReadOnlyList<string>>();

        await Measure("sign-in", async () =>
        {
            await client.SignInAsync(cancellationToken);
            return settings.Description;
        });
        await Measure("user", async () => (await client.GetCurrentUserAsync(cancellationToken)).Email);
        await Measure("rights", async () =>
        {
            var workspaces = await client.GetWorkspacesAsync(cancellationToken).CountAsync(cancellationToken);
            var models = await client.GetModelsAsync(null, cancellationToken).CountAsync(cancellationToken);
            return $"{Figures.Count(workspaces, "workspace")}, {Figures.Count(models, "model")}";
        });
        TablePrinter.Print(screen, [new("step"), new("result"), new("what"), new("time", IsNumber: true)], lines);

        async Task Measure(string step, Func<Task<string>> work)
        {
            var startedAt = screen.Host.Time.GetTimestamp();
            var what = await work();
            lines.Add([step, "ok", what, $"{screen.Host.Time.GetElapsedTime(startedAt).TotalMilliseconds:0} ms"]);
        }
    }
}
