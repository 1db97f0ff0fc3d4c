using System.Diagnostics;
using System.Globalization;

namespace AnaplanConnectors.Transfer.Tests.Simulation;

/// <summary>Runs <see cref="SimulationProgram"/> as processes of their own, which have one thread each for everything.</summary>
internal static class SimulationChild
{
    private const int Processes = 2;

    /// <summary>Runs seeds in several processes and gives what they wrote.</summary>
    /// <param name="command">What to do with each seed.</param>
    /// <param name="seeds">Seeds, as numbers.</param>
    public static async Task<string> RunAsync(string command, IReadOnlyList<int> seeds)
    {
        var outputs = await Task.WhenAll(seeds.Select((seed, i) => (seed, i)).GroupBy(one => one.i % Processes, one => one.seed)
            .Select(part => StartAsync([command, .. part.Select(seed => seed.ToString(CultureInfo.InvariantCulture))])));
        return string.Concat(outputs);
    }

    private static async Task<string> StartAsync(string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(SimulationProgram).Assembly.Location]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_ThreadPool_ForceMaxWorkerThreads"] = "1";
        start.Environment["DOTNET_PROCESSOR_COUNT"] = "1";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        await process.StandardInput.WriteAsync(string.Join('\n', arguments));
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? await output : throw new InvalidOperationException($"The simulation ended with {process.ExitCode}: {await error}");
    }
}
