using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace AnaplanConnectors.Benchmarks;

/// <summary>Runs the micro benchmarks and makes tables of what BenchmarkDotNet reports.</summary>
internal static class MicroResults
{
    // In this process, because a process for each benchmark has to be built first, which takes minutes.
    private static readonly string[] Always = ["--inProcess"];

    public static ResultDocument Run(string[] args)
    {
        string[] chosen = [.. args, .. Always, .. args.Contains("--filter") ? Array.Empty<string>() : ["--filter", "*"]];
        var summaries = BenchmarkSwitcher.FromAssembly(typeof(MicroResults).Assembly).Run(chosen).ToList();
        return new ResultDocument("micro", summaries.Max(Iterations), [.. summaries.Select(TableOf)]);
    }

    private static ResultTable TableOf(Summary summary)
    {
        var table = new ResultTable(
            summary.BenchmarksCases[0].Descriptor.Type.Name,
            ["candidate", "of", "time against the baseline", "ns", "error ns", "allocated bytes"]);
        foreach (var group in summary.Reports.GroupBy(report => string.Join(", ", report.BenchmarkCase.Descriptor.Categories)))
        {
            if (group.FirstOrDefault(report => report.ResultStatistics is null) is { } failed)
                throw new InvalidOperationException($"{failed.BenchmarkCase.DisplayInfo} did not run; see above.");
            var baseline = group.Single(report => report.BenchmarkCase.Descriptor.Baseline).ResultStatistics!.Mean;
            foreach (var report in group)
            {
                var statistics = report.ResultStatistics!;
                table.Add(
                    report.BenchmarkCase.Descriptor.WorkloadMethod.Name, group.Key, Figure.Number(statistics.Mean / baseline, 2),
                    Figure.Number(statistics.Mean, 1), Figure.Number(statistics.StandardError, 1),
                    Figure.Number(Allocated(report), 2));
            }
        }

        return table;
    }

    private static int Iterations(Summary summary) => summary.Reports.Max(report => report.ResultStatistics?.N ?? 0);

    // Per invocation as it was measured; the report's own figure is rounded to whole bytes.
    private static double Allocated(BenchmarkReport report)
        => (double)(report.GcStats.GetTotalAllocatedBytes(excludeAllocationQuantumSideEffects: true) ?? 0) / report.GcStats.TotalOperations;
}
