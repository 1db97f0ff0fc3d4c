using System.Diagnostics;
using System.Text.Json;

namespace AnaplanConnectors.Benchmarks;

/// <summary>One command of <c>anx</c> in a process of its own.</summary>
internal sealed record AnxRun(long PeakBytes, long ReportedPeakBytes, double Seconds, double CpuSeconds)
{
    /// <exception cref="InvalidOperationException">It failed; the message has its words.</exception>
    public static async Task<AnxRun> OfAsync(string folder, IEnumerable<string> command, MemoryLimit limit)
    {
        var startedAt = Stopwatch.GetTimestamp();
        using var process = AnxProcess.Start(folder, limit.Apply, [.. command, "--json", "--no-progress"]);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        var watch = new PeakWatch();
        await watch.FollowAsync(process);
        var elapsed = Stopwatch.GetElapsedTime(startedAt);
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"anx {string.Join(' ', command)} ended with {process.ExitCode}: {await output} {await errors}");
        using var report = JsonDocument.Parse(await output);
        return new(
            watch.PeakBytes, report.RootElement.GetProperty("peakMemoryBytes").GetInt64(), elapsed.TotalSeconds,
            watch.ProcessorTime.TotalSeconds);
    }
}
