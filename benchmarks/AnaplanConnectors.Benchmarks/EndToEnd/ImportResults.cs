namespace AnaplanConnectors.Benchmarks;

/// <summary>What the figures of the import say.</summary>
internal static class ImportResults
{
    public static ResultDocument Of(IReadOnlyDictionary<string, Cost> costs, IReadOnlyList<int> levels, int rows, long bytes, int rounds)
    {
        var cores = Environment.ProcessorCount;
        var encode = costs["encode"];
        var summary = new ResultTable(
            "Import: typed rows to chunks that the simulator has accepted",
            ["gzip level", "share of the roofline", "speed against gzip alone", "import s", "gzip s", "allocated bytes a row", "MB/s of CSV"]);
        var parts = new ResultTable(
            "Where the processor seconds of the import go",
            ["gzip level", "encode", "gzip", "send", "simulator", "sum", "roofline s", "import: own", "import: simulator", "processors busy"]);
        foreach (var level in levels)
        {
            var import = costs[$"import {level}"];
            var gzip = costs[$"gzip {level}"];
            var send = costs[$"send {level}"];
            var sum = encode.CpuSeconds + gzip.CpuSeconds + send.CpuSeconds + send.ServerCpuSeconds;
            var roofline = sum / cores;
            summary.Add(
                level, Figure.Percent(roofline / import.Seconds), Figure.Percent(gzip.Seconds / import.Seconds), Figure.Seconds(import.Seconds),
                Figure.Seconds(gzip.Seconds), Figure.Number(import.AllocatedBytes / rows, 1), Figure.Number(bytes / import.Seconds / 1e6, 0));
            parts.Add(
                level, Figure.Seconds(encode.CpuSeconds), Figure.Seconds(gzip.CpuSeconds), Figure.Seconds(send.CpuSeconds),
                Figure.Seconds(send.ServerCpuSeconds), Figure.Seconds(sum), Figure.Seconds(roofline), Figure.Seconds(import.CpuSeconds),
                Figure.Seconds(import.ServerCpuSeconds), Figure.Percent((import.CpuSeconds + import.ServerCpuSeconds) / import.Seconds / cores));
        }

        var adaptive = costs["import adaptive"];
        summary.Add(
            "adaptive", "", "", Figure.Seconds(adaptive.Seconds), "", Figure.Number(adaptive.AllocatedBytes / rows, 1),
            Figure.Number(bytes / adaptive.Seconds / 1e6, 0));
        return new ResultDocument("import", rounds, [summary, parts])
        {
            Notes = [FormattableString.Invariant($"{rows:N0} rows, {bytes / 1e6:0} MB of CSV, {(double)bytes / rows:0.0} bytes a row, chunks of 10 MB.")],
        };
    }
}
