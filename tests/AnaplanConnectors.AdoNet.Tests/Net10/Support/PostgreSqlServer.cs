using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using AnaplanConnectors.TestKit;
using Npgsql;

namespace AnaplanConnectors.AdoNet.Tests;

/// <summary>
/// A PostgreSQL 15 of the tests' own, in a temporary folder, on a socket there and on a port of the loopback. Tests that need it are left
/// out, saying so, where the server's programs are not installed.
/// </summary>
[SetUpFixture]
public sealed class PostgreSqlServer
{
    private const string Programs = "/usr/lib/postgresql/15/bin";
    private const string User = "anx";

    private static readonly SemaphoreSlim Starting = new(1);
    private static PostgreSqlServer? _running;

    private readonly TemporaryFolder _folder = new();
    private Process? _process;

    /// <summary>Port on the loopback.</summary>
    public int Port { get; } = FreePort();

    /// <summary>The server; started by the first test that asks.</summary>
    public static async Task<PostgreSqlServer> GetAsync()
    {
        if (!File.Exists(Path.Combine(Programs, "initdb")))
            Assert.Ignore($"PostgreSQL 15 is not installed. It is looked for in {Programs} (Debian: apt-get install postgresql).");
        await Starting.WaitAsync();
        try
        {
            if (_running is null)
            {
                var server = new PostgreSqlServer();
                await server.StartAsync();
                _running = server;
            }

            return _running;
        }
        finally
        {
            Starting.Release();
        }
    }

    /// <summary>An empty schema of its own, which the connection string leads to.</summary>
    public async Task<string> CreateSchemaAsync(bool overTcp = false, int? port = null)
    {
        var schema = "s" + Guid.NewGuid().ToString("N");
        await using var connection = new NpgsqlConnection(ConnectionString(schema, overTcp: false, port: null));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"CREATE SCHEMA {schema}", connection);
        await command.ExecuteNonQueryAsync();
        return ConnectionString(schema, overTcp, port);
    }

    [OneTimeTearDown]
    public static async Task Stop()
    {
        if (_running?._process is not { } process)
            return;
        await RunAsync(Path.Combine(Programs, "pg_ctl"), "stop", "-m", "immediate", "-w", "-D", _running._folder.File("data"));
        await process.WaitForExitAsync();
        process.Dispose();
        _running._folder.Dispose();
        _running = null;
    }

    private async Task StartAsync()
    {
        if (Environment.IsPrivilegedProcess)
            await RunPlainAsync("chown", "postgres", _folder.Root);
        await RunAsync(Path.Combine(Programs, "initdb"), "-A", "trust", "-U", User, "-E", "UTF8", "--locale=C", "--no-sync", "-D", _folder.File("data"));
        _process = Process.Start(StartInfo(
            Path.Combine(Programs, "postgres"),
            "-D", _folder.File("data"), "-k", _folder.Root, "-h", "127.0.0.1", "-p", $"{Port}", "-c", "fsync=off", "-c", "max_connections=50"))!;
        await ReadUntilReadyAsync(_process.StandardError);
    }

    private static async Task ReadUntilReadyAsync(StreamReader output)
    {
        while (await output.ReadLineAsync() is { } line)
        {
            if (line.Contains("ready to accept connections", StringComparison.Ordinal))
            {
                // The server blocks when nobody reads what it says.
                _ = output.ReadToEndAsync();
                return;
            }
        }

        throw new InvalidOperationException("PostgreSQL ended instead of starting.");
    }

    private string ConnectionString(string schema, bool overTcp, int? port) => new NpgsqlConnectionStringBuilder
    {
        Host = overTcp ? "127.0.0.1" : _folder.Root,
        Port = port ?? Port,
        Username = User,
        Database = "postgres",
        SearchPath = schema,
        Pooling = false,
        SslMode = SslMode.Disable,
    }.ConnectionString;

    private static Task RunAsync(string program, params string[] arguments) => FinishAsync(StartInfo(program, arguments));

    private static Task RunPlainAsync(string program, params string[] arguments) => FinishAsync(new ProcessStartInfo(program, arguments) { RedirectStandardError = true });

    private static async Task FinishAsync(ProcessStartInfo start)
    {
        using var process = Process.Start(start)!;
        if (start.RedirectStandardOutput)
            _ = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{start.FileName} ended with {process.ExitCode}: {errors}");
    }

    // The server refuses to run as root.
    private static ProcessStartInfo StartInfo(string program, params string[] arguments) => new(
        Environment.IsPrivilegedProcess ? "setpriv" : program,
        Environment.IsPrivilegedProcess ? ["--reuid=postgres", "--regid=postgres", "--clear-groups", program, .. arguments] : arguments)
    {
        RedirectStandardError = true,
        RedirectStandardOutput = true,
        WorkingDirectory = "/",
    };

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
