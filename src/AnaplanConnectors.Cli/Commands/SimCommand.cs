using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using AnaplanConnectors.Simulator;

namespace AnaplanConnectors.Cli;

/// <summary><c>anx sim</c>: the twin of Anaplan as a process.</summary>
internal static class SimCommand
{
    public static Command Create(AnxHost host)
    {
        var command = new Command("sim", "A simulated Anaplan on this machine, to develop and test against.") { CreateStart(host) };
        foreach (var control in SimControlCommands.Create(host))
            command.Add(control);
        return command;
    }

    private static Command CreateStart(AnxHost host)
    {
        var data = new Option<string?>("--data") { Description = "Tenant file (YAML). Default: the tenant of the demo.", HelpName = "tenant.yaml" };
        var ports = new Option<int[]>("--port")
        {
            Description = "Port on 127.0.0.1; several may be given, one tenant is behind them all. Default: any that is free.", HelpName = "port",
        };
        var unlimited = new Option<bool>("--no-rate-limit") { Description = "Take more than 600 requests a minute." };
        var state = new Option<string?>("--state") { Description = "Folder in which the state survives restarts. Default: it goes with the simulator.", HelpName = "folder" };
        var script = new Option<string?>("--script") { Description = "File with faults, a plan a line, as: on chunk.put nth 3: accept then drop", HelpName = "faults.txt" };
        var seed = new Option<int?>("--fault-seed") { Description = "Faults by chance, the same for the same seed.", HelpName = "n" };
        var rate = new Option<double>("--fault-rate") { Description = "The share of calls that meet one. Default: 0.05.", HelpName = "0..1", DefaultValueFactory = _ => 0.05 };
        var command = new Command("start", """
            Start it and log every request, until Ctrl-C. Other commands find it as connection 'sim', a browser at its address.

            Examples:
              anx sim start                       in one terminal
              anx ls "sim:/Demo Corp"             in another
              anx sim start --data tenant.yaml --port 8080 --state ./twin
              anx sim start --script faults.txt
            """)
        {
            data, ports, unlimited, state, script, seed, rate,
        };
        command.Runs(host, async (parsed, screen, cancellationToken) =>
        {
            var tenant = parsed.GetValue(data) is { } path ? Load(host.FullPath(path)) : DemoTenant.Create();
            var options = new SimulatorOptions
            {
                RequestsPerMinute = parsed.GetValue(unlimited) ? null : 600,
                StateDirectory = parsed.GetValue(state) is { } folder ? host.FullPath(folder) : null,
                ControlKey = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24)),
            };
            await using var simulator = Open(tenant, options);
            if (parsed.GetValue(script) is { } faults)
                Plan(simulator, host.FullPath(faults));
            if (parsed.GetValue(seed) is { } number)
                PlanSeeded(screen, simulator, number, parsed.GetValue(rate));
            await RunAsync(screen, tenant, options, simulator, parsed.GetValue(ports) is { Length: > 0 } given ? given : [0], cancellationToken);
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

    private static AnaplanSimulator Open(TenantDefinition tenant, SimulatorOptions options)
    {
        try
        {
            return new AnaplanSimulator(tenant, options);
        }
        catch (StateException problem)
        {
            throw new UsageException(problem.Message, $"The state is in '{options.StateDirectory}'.", ExitCode.Refused);
        }
    }

    private static void Plan(AnaplanSimulator simulator, string path)
    {
        try
        {
            simulator.Faults.PlanScript(File.ReadAllText(path));
        }
        catch (FaultScriptException problem)
        {
            throw new UsageException($"'{path}': {problem.Message}", "See docs/simulator.md for the language.", ExitCode.Refused);
        }
    }

    private static void PlanSeeded(Screen screen, AnaplanSimulator simulator, int seed, double rate)
    {
        if (rate is < 0 or > 1)
            throw new UsageException($"--fault-rate is {rate.ToString(CultureInfo.InvariantCulture)} (allowed: 0 to 1)", "0.05 lets every twentieth call fail.");
        simulator.Faults.PlanSeeded(seed, rate);
        screen.Say(string.Create(CultureInfo.InvariantCulture, $"Faults by chance: seed {seed}, rate {rate}"));
    }

    private static async Task RunAsync(
        Screen screen, TenantDefinition tenant, SimulatorOptions options, AnaplanSimulator simulator, int[] ports, CancellationToken cancellationToken)
    {
        var addresses = new List<Uri>();
        foreach (var port in ports)
            addresses.Add(await simulator.StartAsync(port, cancellationToken));
        var user = tenant.Users.FirstOrDefault(user => user.Active) ?? new UserDefinition { Email = "user@example.com" };
        using var connection = SimulatorConnection.Announce(screen.Host, addresses[0], user.Email, user.Password, options.ControlKey);

        var output = screen.Host.Out;
        output.WriteLine($"Simulated Anaplan at {string.Join(" and ", addresses)}   signs in: {user.Email}, password {user.Password}   connection: sim");
        foreach (var workspace in tenant.Workspaces)
        {
            foreach (var model in workspace.Models)
                output.WriteLine($"  {AnaplanLocation.Format(ConnectionStore.Simulator, workspace.Name, model.Name)}");
        }

        output.WriteLine(options.StateDirectory is { } folder ? $"Ctrl-C stops it. The state is kept in '{folder}'." : "Ctrl-C stops it. What was uploaded goes with it.");
        simulator.SavingFailed += problem => screen.Warn($"The state could not be saved: {problem.Message}");
        if (!screen.Settings.Quiet)
            simulator.RequestServed += request => screen.Host.Error.WriteLine(request.ToString());
        await Task.Delay(Timeout.InfiniteTimeSpan, screen.Host.Time, cancellationToken).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        foreach (var fault in simulator.Faults.Unmet)
            screen.Warn($"Nothing met this fault: {fault}");
    }
}
