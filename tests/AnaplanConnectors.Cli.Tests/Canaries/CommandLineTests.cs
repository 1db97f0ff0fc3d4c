using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using AnaplanConnectors.Simulator;
using AnaplanConnectors.TestKit;

namespace AnaplanConnectors.Cli.Tests.Canaries;

/// <summary>What other people of the machine can see of a running <c>anx</c>: the command lines of it and of everything it starts.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Platform(Include = "Linux", Reason = "Looks into /proc.")]
public sealed class CommandLineTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // Lets the command end once it was seen.
    private const string SeenMark = "seen";

    private readonly TemporaryFolder _folder = new();
    private readonly ConcurrentDictionary<string, bool> _commandLines = [];

    [Test]
    public async Task No_process_has_the_password_among_its_arguments()
    {
        await using var simulator = new AnaplanSimulator(
            new TenantDefinition { Users = [new UserDefinition { Email = Some.User, Password = Canary.CommandOutput }], Workspaces = Some.Tenant().Workspaces });
        var address = await simulator.StartAsync();
        await File.WriteAllTextAsync(_folder.File("pw"), Canary.CommandOutput + "\n");

        await RunAsync([], "conn", "add", "test", "--api", address.ToString(), "--user", Some.User, "--credential-command",
            $"cat '{_folder.File("pw")}'; until [ -e '{_folder.File(SeenMark)}' ]; do sleep 0.02; done");
        var (exitCode, output) = await RunAsync([], "ls", "test:/", "--verbose");

        Assert.That(exitCode, Is.Zero, output);
        Assert.That(_commandLines.Keys, Has.Some.Contains("/bin/sh -c cat"), "The command was seen while it ran.");
        Assert.That(_commandLines.Keys.Append(output), Has.None.Contains(Canary.CommandOutput));
    }

    [Test]
    public async Task The_password_of_a_proxy_in_the_environment_is_told_to_nobody()
    {
        using var proxy = new RefusingProxy();
        await RunAsync([], "conn", "add", "test", "--api", "https://anaplan.invalid", "--user", Some.User, "--credential-command", "echo simulator");

        var (exitCode, output) = await RunAsync([("https_proxy", $"http://etl:{Canary.ProxyPassword}@{proxy.Address}")], "conn", "test", "test", "--verbose");

        Assert.That(exitCode, Is.Not.Zero);
        Assert.That(proxy.Asked, Has.Some.StartsWith("CONNECT anaplan.invalid:443").And.Some.Contains(RefusingProxy.Credentials), output);
        Assert.That(_commandLines.Keys.Append(output), Has.None.Contains(Canary.ProxyPassword).And.None.Contains(RefusingProxy.Credentials));
    }

    public void Dispose() => _folder.Dispose();

    private async Task<(int ExitCode, string Output)> RunAsync((string Name, string Value)[] variables, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Anx).Assembly.Location, .. arguments])
        {
            WorkingDirectory = _folder.Root, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["ANX_CONFIG_DIR"] = _folder.Root;
        start.Environment["ANX_STATE_DIR"] = _folder.File("state");
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        using var deadline = new CancellationTokenSource(Patience);
        var output = Task.WhenAll(process.StandardOutput.ReadToEndAsync(deadline.Token), process.StandardError.ReadToEndAsync(deadline.Token));
        var ended = process.WaitForExitAsync(deadline.Token);
        while (await Task.WhenAny(ended, Task.Delay(20, CancellationToken.None)) != ended)
            Look();
        await ended;
        return (process.ExitCode, string.Concat(await output));
    }

    private void Look()
    {
        foreach (var path in Directory.EnumerateDirectories("/proc").Where(path => char.IsAsciiDigit(Path.GetFileName(path)[0])))
        {
            try
            {
                var line = File.ReadAllText(Path.Combine(path, "cmdline")).Replace('\0', ' ');
                _commandLines[line] = true;
                if (line.StartsWith("/bin/sh -c cat", StringComparison.Ordinal))
                    File.WriteAllText(_folder.File(SeenMark), "");
            }
            catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
            {
                // It ended while it was looked at.
            }
        }
    }

    /// <summary>A proxy that lets nobody through, and repeats what it was told.</summary>
    private sealed class RefusingProxy : IDisposable
    {
        public static readonly string Credentials = Convert.ToBase64String(Encoding.UTF8.GetBytes("etl:" + Canary.ProxyPassword));

        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

        public RefusingProxy()
        {
            _listener.Start();
            _ = ServeAsync();
        }

        public ConcurrentQueue<string> Asked { get; } = [];

        public string Address => _listener.LocalEndpoint.ToString()!;

        public void Dispose() => _listener.Dispose();

        private async Task ServeAsync()
        {
            try
            {
                while (true)
                {
                    using var client = await _listener.AcceptTcpClientAsync();
                    await using var stream = client.GetStream();
                    var request = new byte[8192];
                    var length = await stream.ReadAsync(request);
                    Asked.Enqueue(Encoding.ASCII.GetString(request, 0, length));
                    var body = "Refused: " + Asked.Last().ReplaceLineEndings(" ");
                    await stream.WriteAsync(Encoding.ASCII.GetBytes(
                        $"HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"p\"\r\nConnection: close\r\nContent-Length: {body.Length}\r\n\r\n{body}"));
                }
            }
            catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException or IOException)
            {
                // The test is over.
            }
        }
    }
}
