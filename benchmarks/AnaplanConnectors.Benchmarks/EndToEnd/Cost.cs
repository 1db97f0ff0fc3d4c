using System.Diagnostics;

namespace AnaplanConnectors.Benchmarks;

/// <summary>What one run cost.</summary>
/// <param name="Seconds">From its start to its end.</param>
/// <param name="CpuSeconds">Of all threads of this process.</param>
/// <param name="ServerCpuSeconds">Of the simulator, which is another process on the same processors.</param>
/// <param name="AllocatedBytes">Managed bytes, of this process.</param>
internal readonly record struct Cost(double Seconds, double CpuSeconds, double ServerCpuSeconds, double AllocatedBytes)
{
    /// <summary>Runs something and measures it.</summary>
    public static async Task<Cost> OfAsync(Func<Task> run, Process server)
    {
        GC.Collect();
        var serverBefore = ProcessorTime(server);
        var allocatedBefore = GC.GetTotalAllocatedBytes(precise: true);
        var cpuBefore = Environment.CpuUsage.TotalTime;
        var startedAt = Stopwatch.GetTimestamp();
        await run();
        var elapsed = Stopwatch.GetElapsedTime(startedAt);
        var cpu = Environment.CpuUsage.TotalTime - cpuBefore;
        var allocated = GC.GetTotalAllocatedBytes(precise: true) - allocatedBefore;
        return new(elapsed.TotalSeconds, cpu.TotalSeconds, (ProcessorTime(server) - serverBefore).TotalSeconds, allocated);
    }

    /// <summary>Each figure's median on its own.</summary>
    public static Cost Median(IReadOnlyList<Cost> costs) => new(
        Median(costs, cost => cost.Seconds), Median(costs, cost => cost.CpuSeconds),
        Median(costs, cost => cost.ServerCpuSeconds), Median(costs, cost => cost.AllocatedBytes));

    private static double Median(IReadOnlyList<Cost> costs, Func<Cost, double> figure)
    {
        var sorted = costs.Select(figure).Order().ToList();
        var middle = sorted.Count / 2;
        return sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static TimeSpan ProcessorTime(Process process)
    {
        process.Refresh();
        return process.TotalProcessorTime;
    }
}
