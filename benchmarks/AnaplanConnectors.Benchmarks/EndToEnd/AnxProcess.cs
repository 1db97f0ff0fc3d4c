using System.Diagnostics;

namespace AnaplanConnectors.Benchmarks;

/// <summary>Starts <c>anx</c>, which the build puts beside this program.</summary>
internal static class AnxProcess
{
    /// <param name="folder">Holds the connections of this measurement, so that those of the user stay as they are.</param>
    /// <param name="arguments">What to do.</param>
    public static Process Start(string folder, params IEnumerable<string> arguments) => Start(folder, _ => { }, arguments);

    /// <param name="folder">Holds the connections of this measurement, so that those of the user stay as they are.</param>
    /// <param name="change">What else the process needs.</param>
    /// <param name="arguments">What to do.</param>
    public static Process Start(string folder, Action<ProcessStartInfo> change, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "anx.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        start.Environment["ANX_CONFIG_DIR"] = folder;
        start.Environment["ANX_STATE_DIR"] = Path.Combine(folder, "state");
        // A simulator that is killed leaves its files; they go with the folder.
        start.Environment["TMPDIR"] = folder;
        change(start);
        return Process.Start(start) ?? throw new InvalidOperationException("anx did not start.");
    }
}
