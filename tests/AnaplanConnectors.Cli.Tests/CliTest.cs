using AnaplanConnectors.Simulator;
using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Runs;

namespace AnaplanConnectors.Cli.Tests;

/// <summary>Commands as somebody types them, in a directory of their own, against a simulated tenant on a socket.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public abstract class CliTest
{
    private AnaplanSimulator? _simulator;

    protected TemporaryFolder Folder { get; } = new();

    // Fast enough for pauses between questions, slow enough that a busy machine is not taken for a silent server.
    protected FastTime Time { get; } = new(speed: 10);

    /// <summary>Where the runs of the test are kept.</summary>
    protected string State => Path.Combine(Folder.Root, "state");

    /// <summary>The run, when there was one.</summary>
    protected string OnlyRun => new RunStore(State).List().Single();

    protected Dictionary<string, string> Variables { get; } = [];

    protected AnaplanSimulator Simulator => _simulator ??= new AnaplanSimulator(CreateTenant(), CreateSimulatorOptions());

    /// <summary>A location in the model of <see cref="Some.Tenant"/>.</summary>
    protected static string Place(string rest) => $"test:/{Some.WorkspaceName}/{Some.ModelName}/{rest}";

    /// <summary>How long tasks take at least.</summary>
    protected virtual TimeSpan TaskDuration => TimeSpan.Zero;

    protected virtual TenantDefinition CreateTenant() => Some.Tenant();

    protected virtual SimulatorOptions CreateSimulatorOptions() => new() { TimeProvider = Time, RequestsPerMinute = null, MinimumTaskDuration = TaskDuration };

    /// <summary>Adds connection <c>test</c>.</summary>
    protected async Task ConnectAsync(string user = Some.User, string password = "simulator")
    {
        var address = await Simulator.StartAsync();
        var added = await RunWithInputAsync(password, "conn", "add", "test", "--api", address.ToString(), "--user", user, "--password-stdin");
        Assert.That(added.ExitCode, Is.EqualTo(ExitCode.Ok), added.Error);
    }

    protected Task<CliResult> RunAsync(params string[] arguments) => RunAsync("", arguments, CancellationToken.None);

    protected Task<CliResult> RunWithInputAsync(string input, params string[] arguments) => RunAsync(input, arguments, CancellationToken.None);

    protected async Task<CliResult> RunAsync(string input, string[] arguments, CancellationToken cancellationToken)
    {
        using var reader = new StringReader(input);
        using var error = new StringWriter();
        return await RunAsync(reader, input, error, arguments, cancellationToken);
    }

    /// <summary>With a person who reads what is said, and answers.</summary>
    protected Task<CliResult> RunAsync(TextReader person, StringWriter error, params string[] arguments) => RunAsync(person, "", error, arguments, CancellationToken.None);

    private async Task<CliResult> RunAsync(TextReader person, string input, StringWriter error, string[] arguments, CancellationToken cancellationToken)
    {
        using var output = new StringWriter();
        using var bytes = new MemoryStream();
        var host = new AnxHost
        {
            In = person,
            Out = output,
            Error = error,
            OpenInput = () => new MemoryStream(System.Text.Encoding.UTF8.GetBytes(input)),
            OpenOutput = () => bytes,
            IsOutTerminal = false,
            IsErrorTerminal = false,
            IsInTerminal = false,
            Width = 120,
            WorkingDirectory = Folder.Root,
            ConfigDirectory = Path.Combine(Folder.Root, "config"),
            StateDirectory = State,
            Environment = name => Variables.GetValueOrDefault(name),
            Time = Time,
        };
        var exitCode = (ExitCode)await Anx.RunAsync(arguments, host, cancellationToken);
        return new CliResult(exitCode, output + System.Text.Encoding.UTF8.GetString(bytes.ToArray()), error.ToString());
    }

    protected string Write(string name, string content)
    {
        var path = Path.Combine(Folder.Root, name);
        File.WriteAllText(path, content);
        return path;
    }

    protected string Read(string name) => File.ReadAllText(Path.Combine(Folder.Root, name));

    [TearDown]
    public async Task Every_planned_fault_was_met()
    {
        Folder.Dispose();
        if (_simulator is null)
            return;
        var unmet = _simulator.Faults.Unmet;
        await _simulator.DisposeAsync();
        Assert.That(unmet, Is.Empty, "Planned faults that nothing met");
    }
}

/// <summary>What a command said and how it ended.</summary>
public sealed record CliResult(ExitCode ExitCode, string Out, string Error);
