using System.CommandLine;
using AnaplanConnectors.Simulator;

namespace AnaplanConnectors.Cli;

/// <summary><c>anx sim</c>: the twin of Anaplan as a process.</summary>
internal static class SimCommand
{
    public static Command Create(AnxHost host) => new("sim", "A simulated Anaplan on this machine, to develop and test against.")
    {
        CreateStart(host),
    };

    private static Command CreateStart(AnxHost host)
    {
        var data = new Option<string?>("--data") { Description = "Tenant file (YAML). Default: the tenant of the demo.", HelpName = "tenant.yaml" };
        var port = new Option<int>("--port") { Description = "Port on 127.0.0.1. Default: any that is free.", HelpName = "port" };
        var unlimited = new Option<bool>("--no-rate-limit") { Description = "Take more than 600 requests a minute." };
        var command = new Command("start", """
            Start it and log every request, until Ctrl-C. Other commands find it as connection 'sim'.

            Examples:
              anx sim start                       in one terminal
              anx ls "sim:/Demo Corp"             in another
              anx sim start --data tenant.yaml --port 8080
            """)
        {
            data, port, unlimited,
        };
        command.Runs(host, async (parsed, screen, cancellationToken) =>
        {
            var tenant = parsed.GetValue(data) is { } path ? Load(host.FullPath(path)) : DemoTenant.Create();
            var options = new SimulatorOptions();
            if (parsed.GetValue(unlimited))
                options = new SimulatorOptions { RequestsPerMinute = null };
            await RunAsync(screen, tenant, options, parsed.GetValue(port), cancellationToken);
            return ExitCode.Ok;
        });
        return command;
    }

    private static TenantDefinition Load(string path)
    {
        try
        {
            return TenantFile.Load(path);
        }
        catch (TenantFileException problem)
        {
            throw new UsageException(problem.Message, "See docs/tenant-file.md for the format.", ExitCode.Refused);
        }
    }

    private static async Task RunAsync(Screen screen, TenantDefinition tenant, SimulatorOptions options, int port, CancellationToken cancellationToken)
    {
        await using var simulator = new AnaplanSimulator(tenant, options);
        var address = await simulator.StartAsync(port, cancellationToken);
        var user = tenant.Users.FirstOrDefault(user => user.Active) ?? new UserDefinition { Email = "user@example.com" };
        using var connection = SimulatorConnection.Announce(screen.Host, address, user.Email, user.Password);

        var output = screen.Host.Out;
        output.WriteLine($"Simulated Anaplan at {address}   signs in: {user.Email}, password {user.Password}   connection: sim");
        foreach (var workspace in tenant.Workspaces)
        {
            foreach (var model in workspace.Models)
                output.WriteLine($"  {AnaplanLocation.Format(ConnectionStore.Simulator, workspace.Name, model.Name)}");
        }

        output.WriteLine("Ctrl-C stops it. What was uploaded goes with it.");
        if (!screen.Settings.Quiet)
            simulator.RequestServed += request => screen.Host.Error.WriteLine(request.ToString());
        await Task.Delay(Timeout.InfiniteTimeSpan, screen.Host.Time, cancellationToken).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }
}
