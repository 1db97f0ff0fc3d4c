using System.Diagnostics;

namespace AnaplanConnectors.Benchmarks;

/// <summary>Starts <c>anx</c>, which the build puts beside this program.</summary>
internal static class AnxProcess
{
    /// <param name="folder">Holds the connections of this measurement, so that those of the user stay as they are.</param>
    /// <param name="arguments">What to do.</param>
    public static Process Start(string folder, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "anx.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        start.Environment["ANX_CONFIG_DIR"] = folder;
        return Process.Start(start) ?? throw new InvalidOperationException("anx did not start.");
    }
}
