using System.Diagnostics;
using System.Text.RegularExpressions;

namespace AnaplanConnectors.TestKit;

/// <summary>A simulated Anaplan in a process of its own: Mono cannot load it, and measurements shall not count it.</summary>
public sealed class SimulatorProcess : IDisposable
{
#if DEBUG
    private const string Configuration = "Debug";
#else
    private const string Configuration = "Release";
#endif

    private readonly Process _process;
    private readonly string _home;

    private SimulatorProcess(Process process, string home, Uri address)
    {
        _process = process;
        _home = home;
        Address = address;
    }

    public Uri Address { get; }

    /// <summary>What its control path asks for.</summary>
    public string ControlKey => File.ReadAllText(Path.Combine(_home, "anx", "simulator.key")).Trim();

    /// <summary>Starts <c>anx sim start</c>, which the project of the tests has to have built; returns when it answers.</summary>
    /// <param name="tenant">Path of a tenant file.</param>
    /// <param name="faults">A plan of faults in the language of docs/simulator.md.</param>
    public static SimulatorProcess Start(string tenant, string faults = "")
    {
        var home = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        Directory.CreateDirectory(home);
        File.WriteAllText(Path.Combine(home, "faults.txt"), faults);
        var process = Process.Start(Anx(home, $"sim start --data \"{tenant}\" --script faults.txt --no-rate-limit --quiet"))!;
        var line = process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The simulator did not start.");
        return new SimulatorProcess(process, home, new Uri(Regex.Match(line, @"http://\S+").Value));
    }

    /// <summary>Runs anx, for which this simulator is the connection "sim"; gives its result and what it said meanwhile. It has ended well.</summary>
    public (string Result, string Progress) Run(string arguments)
    {
        var start = Anx(_home, arguments);
        start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        var progress = process.StandardError.ReadToEndAsync();
        var result = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? (result, progress.GetAwaiter().GetResult())
            : throw new InvalidOperationException($"anx {arguments} ended with {process.ExitCode}: {progress.GetAwaiter().GetResult()}");
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        Directory.Delete(_home, recursive: true);
    }

    private static ProcessStartInfo Anx(string home, string arguments)
    {
        var anx = Repository.Path("src", "AnaplanConnectors.Cli", "bin", Configuration, "net10.0", "anx.dll");
        var start = new ProcessStartInfo("dotnet", $"exec \"{anx}\" {arguments}") { RedirectStandardOutput = true, UseShellExecute = false, WorkingDirectory = home };
        start.EnvironmentVariables["HOME"] = home;
        start.EnvironmentVariables["XDG_CONFIG_HOME"] = home;
        start.EnvironmentVariables["ANX_STATE_DIR"] = home;

        // How this process is compiled may be part of a measurement; anx runs as it always does.
        foreach (var setting in new[] { "DOTNET_TieredCompilation", "DOTNET_TieredPGO", "DOTNET_ReadyToRun" })
            start.EnvironmentVariables.Remove(setting);
        return start;
    }
}
