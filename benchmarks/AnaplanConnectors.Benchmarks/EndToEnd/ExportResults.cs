namespace AnaplanConnectors.Benchmarks;

/// <summary>What the figures of the export say.</summary>
internal static class ExportResults
{
    public const string Export = "export";
    public const string Gunzip = "gunzip";
    public const string Rows = "rows";
    public const string Receive = "receive";
    public const string Parse = "parse";
    public const string Write = "write";

    public static ResultDocument Of(IReadOnlyDictionary<string, Cost> costs, int rows, long bytes, int rounds)
    {
        var gunzip = costs[Gunzip];
        var receive = costs[Receive];
        var toRows = receive.CpuSeconds + receive.ServerCpuSeconds + costs[Parse].CpuSeconds;
        var summary = new ResultTable(
            "Export: chunks that the simulator serves to a Parquet file",
            ["target", "share of the roofline", "speed against gunzip alone", "s", "gunzip s", "allocated bytes a row", "MB/s of CSV"]);
        Add("Parquet", costs[Export], toRows + costs[Write].CpuSeconds);
        Add("typed rows", costs[Rows], toRows);
        var parts = new ResultTable(
            "Where the processor seconds of the export go",
            ["gunzip", "receive", "simulator", "parse", "write Parquet", "sum", "roofline s", "export: own", "export: simulator", "processors busy"]);
        var export = costs[Export];
        parts.Add(
            Figure.Seconds(gunzip.CpuSeconds), Figure.Seconds(receive.CpuSeconds - gunzip.CpuSeconds), Figure.Seconds(receive.ServerCpuSeconds),
            Figure.Seconds(costs[Parse].CpuSeconds), Figure.Seconds(costs[Write].CpuSeconds), Figure.Seconds(toRows + costs[Write].CpuSeconds),
            Figure.Seconds((toRows + costs[Write].CpuSeconds) / Environment.ProcessorCount), Figure.Seconds(export.CpuSeconds),
            Figure.Seconds(export.ServerCpuSeconds),
            Figure.Percent((export.CpuSeconds + export.ServerCpuSeconds) / export.Seconds / Environment.ProcessorCount));
        return new ResultDocument("export", rounds, [summary, parts])
        {
            Notes = [FormattableString.Invariant($"{rows:N0} rows, {bytes / 1e6:0} MB of CSV, {(double)bytes / rows:0.0} bytes a row; gunzip on one thread.")],
        };

        void Add(string target, Cost cost, double cpuSeconds) => summary.Add(
            target, Figure.Percent(cpuSeconds / Environment.ProcessorCount / cost.Seconds), Figure.Percent(gunzip.Seconds / cost.Seconds),
            Figure.Seconds(cost.Seconds), Figure.Seconds(gunzip.Seconds), Figure.Number(cost.AllocatedBytes / rows, 1),
            Figure.Number(bytes / cost.Seconds / 1e6, 0));
    }
}
