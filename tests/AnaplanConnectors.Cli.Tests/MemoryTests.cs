using System.Diagnostics;
using AnaplanConnectors.TestKit;

namespace AnaplanConnectors.Cli.Tests;

/// <summary>A small sample of the measurement that docs/reliability.md names: the same program, less data.</summary>
[Platform(Include = "Linux", Reason = "Looks into /proc, and at control groups.")]
public sealed class MemoryTests
{
    // Enough for every buffer to fill and be used again.
    private const string Megabytes = "60";

    [Test]
    public async Task Files_and_rows_pass_through_256_MB()
    {
        var folder = Path.GetFileName(Path.GetDirectoryName(typeof(MemoryTests).Assembly.Location))!;
        var configuration = Path.GetFileName(Path.GetDirectoryName(Path.GetDirectoryName(typeof(MemoryTests).Assembly.Location)))!;
        var program = Repository.Path("benchmarks", "AnaplanConnectors.Benchmarks", "bin", configuration, folder, "AnaplanConnectors.Benchmarks.dll");
        using var measurement = Process.Start(new ProcessStartInfo("dotnet", [program, "memory", Megabytes]) { RedirectStandardOutput = true, RedirectStandardError = true })!;

        var error = measurement.StandardError.ReadToEndAsync();
        var output = await measurement.StandardOutput.ReadToEndAsync();
        await measurement.WaitForExitAsync();

        await TestContext.Out.WriteLineAsync(output);
        Assert.That(measurement.ExitCode, Is.Zero, output + await error);
    }
}
