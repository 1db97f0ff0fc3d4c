using System.Diagnostics;
using System.Text.RegularExpressions;

namespace AnaplanConnectors.Cli.Tests.Sweeps;

/// <summary>
/// Runs <c>anx</c> as a process under strace, which kills it, or makes a system call fail, at a point: the n-th call of a kind in the
/// thread that gets there first. One worker thread does nearly everything, so that points hardly shift.
/// </summary>
internal sealed partial class Strace(string directory)
{
    // A machine may stand still for minutes, for somebody else's measurement.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>Calls that change files, names or locks, and those that move bytes to and from the service.</summary>
    public static readonly string[] Kinds =
    [
        "pwrite64", "write", "fsync", "ftruncate", "rename", "unlink", "mkdir", "chmod", "flock", "socket", "connect", "sendto", "sendmsg", "recvfrom", "recvmsg",
    ];

    /// <summary>Ignores the test where strace is missing or may not trace.</summary>
    public static void RequireOrIgnore()
    {
        if (!OperatingSystem.IsLinux())
            Assert.Ignore("strace is for Linux.");
        try
        {
            using var trial = Process.Start(new ProcessStartInfo("strace", ["-o", "/dev/null", "true"]) { RedirectStandardError = true })!;
            trial.WaitForExit();
            if (trial.ExitCode != 0)
                Assert.Ignore("strace may not trace processes here.");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Ignore("strace is not installed.");
        }
    }

    /// <summary>Runs a command to its end and counts its calls: the most that one thread makes of each kind.</summary>
    public async Task<IReadOnlyList<Point>> PointsOfAsync(IReadOnlyList<string> arguments, int exitCode)
    {
        var log = Path.Combine(directory, "trace.log");
        var result = await RunAsync(["-e", "trace=" + string.Join(',', Kinds), "-o", log], arguments);
        Assert.That(result.ExitCode, Is.EqualTo(exitCode), result.Output);
        var most = File.ReadLines(log).Select(line => Call().Match(line)).Where(match => match.Success)
            .GroupBy(match => (Thread: match.Groups[1].Value, Kind: match.Groups[2].Value))
            .GroupBy(calls => calls.Key.Kind, calls => calls.Count())
            .ToDictionary(counts => counts.Key, counts => counts.Max());
        return Kinds.Where(most.ContainsKey).SelectMany(kind => Enumerable.Range(1, most[kind]).Select(n => new Point(kind, n))).ToList();
    }

    /// <summary>Runs a command that is killed at a point.</summary>
    public Task<ProcessResult> KillAsync(Point point, IReadOnlyList<string> arguments)
        => RunAsync(["-e", "trace=" + point.Kind, "-e", FormattableString.Invariant($"inject={point.Kind}:signal=SIGKILL:when={point.Number}"), "-o", "/dev/null"], arguments);

    /// <summary>Runs a command of which a call fails.</summary>
    public Task<ProcessResult> FailAsync(Point point, string error, IReadOnlyList<string> arguments)
        => RunAsync(["-e", "trace=" + point.Kind, "-e", FormattableString.Invariant($"inject={point.Kind}:error={error}:when={point.Number}"), "-o", "/dev/null"], arguments);

    /// <summary>Runs a command to its end, undisturbed.</summary>
    public Task<ProcessResult> RunAsync(params string[] arguments) => RunAsync(null, arguments);

    private async Task<ProcessResult> RunAsync(string[]? strace, IReadOnlyList<string> arguments)
    {
        string[] anx = ["dotnet", typeof(Anx).Assembly.Location, .. arguments];
        string[] command = strace is null ? anx : ["strace", "-f", "-qq", .. strace, .. anx];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ANX_CONFIG_DIR"] = directory;
        start.Environment["ANX_STATE_DIR"] = Path.Combine(directory, "state");
        start.Environment["DOTNET_ThreadPool_ForceMaxWorkerThreads"] = "1";
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        using var deadline = new CancellationTokenSource(Patience);
        var output = process.StandardOutput.ReadToEndAsync(deadline.Token);
        var error = await process.StandardError.ReadToEndAsync(deadline.Token);
        await process.WaitForExitAsync(deadline.Token);
        return new ProcessResult(process.ExitCode, error + await output);
    }

    [GeneratedRegex(@"^(\d+) +([a-z0-9]+)\(")]
    private static partial Regex Call();
}

/// <summary>The n-th call of a kind.</summary>
internal sealed record Point(string Kind, int Number)
{
    public override string ToString() => FormattableString.Invariant($"{Kind} {Number}");
}

internal sealed record ProcessResult(int ExitCode, string Output)
{
    /// <summary>Whether the process did not end by itself.</summary>
    public bool WasKilled => ExitCode is 137 or 9 or -9;
}
