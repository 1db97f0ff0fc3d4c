using System.Diagnostics;

namespace AnaplanConnectors.Benchmarks;

/// <summary>What one process cost, from its start to its end.</summary>
internal sealed record ProcessRun(double Seconds, double CpuSeconds, long PeakBytes)
{
    /// <summary>Runs a program.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message has its words.</exception>
    public static async Task<ProcessRun> OfAsync(string folder, string program, params IEnumerable<string> arguments)
    {
        var startedAt = Stopwatch.GetTimestamp();
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        var watch = new PeakWatch();
        await watch.FollowAsync(process);
        return process.ExitCode == 0
            ? new(Stopwatch.GetElapsedTime(startedAt).TotalSeconds, watch.ProcessorTime.TotalSeconds, watch.PeakBytes)
            : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {await output} {await errors}");
    }

    /// <summary>Runs this program again, as one of <see cref="Worker"/>'s.</summary>
    public static Task<ProcessRun> OfWorkerAsync(string folder, params IEnumerable<string> arguments)
        => OfAsync(folder, "dotnet", [typeof(ProcessRun).Assembly.Location, Worker.Name, .. arguments]);

    /// <summary>One after the other: times add up, memory is that of the largest.</summary>
    public static ProcessRun Of(double seconds, params IReadOnlyList<ProcessRun> parts)
        => new(seconds, parts.Sum(part => part.CpuSeconds), parts.Max(part => part.PeakBytes));

    public static ProcessRun Median(IReadOnlyList<ProcessRun> runs) => new(
        Middle(runs.Select(run => run.Seconds)), Middle(runs.Select(run => run.CpuSeconds)), runs.Max(run => run.PeakBytes));

    private static double Middle(IEnumerable<double> figures)
    {
        var sorted = figures.Order().ToList();
        return (sorted[sorted.Count / 2] + sorted[(sorted.Count - 1) / 2]) / 2;
    }
}
