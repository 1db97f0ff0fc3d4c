using System.Diagnostics;
using Npgsql;

namespace AnaplanConnectors.Benchmarks;

/// <summary>A PostgreSQL 15 of Debian, started in a folder of its own, on a socket there.</summary>
internal sealed class PostgreSqlProcess : IAsyncDisposable
{
    private const string Programs = "/usr/lib/postgresql/15/bin";
    private const string User = "bench";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("anaplan-postgres-");
    private Process? _process;

    private PostgreSqlProcess()
    {
    }

    public string ConnectionString => new NpgsqlConnectionStringBuilder
    {
        Host = _folder.FullName, Username = User, Database = "postgres", Pooling = false, CommandTimeout = 0,
    }.ConnectionString;

    private string Data => Path.Combine(_folder.FullName, "data");

    /// <exception cref="InvalidOperationException">It is not installed, or does not start.</exception>
    public static async Task<PostgreSqlProcess> StartAsync()
    {
        if (!File.Exists(Path.Combine(Programs, "initdb")))
            throw new InvalidOperationException($"PostgreSQL 15 is not installed. It is looked for in {Programs} (Debian: apt-get install postgresql-15).");
        var server = new PostgreSqlProcess();
        if (Environment.IsPrivilegedProcess)
            await FinishAsync(Process.Start("chown", ["postgres", server._folder.FullName]));
        await FinishAsync(Start("initdb", "-A", "trust", "-U", User, "-E", "UTF8", "--locale=C", "--no-sync", "-D", server.Data));
        server._process = Start("postgres", "-D", server.Data, "-k", server._folder.FullName, "-h", "", "-c", "fsync=off", "-c", "max_wal_size=4GB");
        while (await server._process.StandardError.ReadLineAsync() is { } line)
        {
            if (line.Contains("ready to accept connections", StringComparison.Ordinal))
            {
                _ = server._process.StandardError.ReadToEndAsync();
                return server;
            }
        }

        throw new InvalidOperationException("PostgreSQL ended instead of starting.");
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await FinishAsync(Start("pg_ctl", "stop", "-m", "immediate", "-w", "-D", Data));
            await _process.WaitForExitAsync();
            _process.Dispose();
        }

        _folder.Delete(recursive: true);
    }

    // The server refuses to run as root.
    private static Process Start(string program, params string[] arguments)
    {
        var path = Path.Combine(Programs, program);
        var start = Environment.IsPrivilegedProcess
            ? new ProcessStartInfo("setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", path, .. arguments])
            : new ProcessStartInfo(path, arguments);
        start.RedirectStandardError = true;
        start.RedirectStandardOutput = true;
        start.WorkingDirectory = "/";
        var process = Process.Start(start)!;
        _ = process.StandardOutput.ReadToEndAsync();
        return process;
    }

    private static async Task FinishAsync(Process process)
    {
        using (process)
        {
            var errors = process.StartInfo.RedirectStandardError ? await process.StandardError.ReadToEndAsync() : "";
            await process.WaitForExitAsync();
            if (process.ExitCode != 0)
                throw new InvalidOperationException($"{process.StartInfo.FileName} ended with {process.ExitCode}: {errors}");
        }
    }
}
