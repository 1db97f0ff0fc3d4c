using System.Diagnostics;

namespace AnaplanConnectors.Transfer.Tests.Runs;

/// <summary>The mode of a file, asked outside the code that sets it.</summary>
internal static class UnixMode
{
    public static string Of(string path)
    {
        using var stat = Process.Start(new ProcessStartInfo("stat", $"-c %a \"{path}\"") { RedirectStandardOutput = true, UseShellExecute = false })!;
        return stat.StandardOutput.ReadToEnd().Trim();
    }
}
