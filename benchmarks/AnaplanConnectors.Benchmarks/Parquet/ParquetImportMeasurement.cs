using System.Collections.Concurrent;
using System.Diagnostics;

namespace AnaplanConnectors.Benchmarks;

/// <summary>Parquet to chunks that the simulator has accepted, against DuckDB, gzip -6 in two processes and curl.</summary>
internal sealed class ParquetImportMeasurement(SimulatorProcess simulator)
{
    private const string Chunk = "chunk-";
    private const double Goal = 256e6;

    private static readonly int[] Levels = [1, 3, 6];

    private readonly string _parquet = Path.Combine(simulator.Folder, "sales.parquet");

    public static async Task<ResultDocument> RunAsync(int rows, int rounds)
    {
        await using var simulator = await SimulatorProcess.StartAsync();
        var measurement = new ParquetImportMeasurement(simulator);
        await SalesParquet.WriteAsync(measurement._parquet, rows);
        return measurement.Results(await ProcessRounds.RunAsync(
            [
                new("duckdb", measurement.DuckDbAsync),
                .. Levels.Select(level => new ProcessCandidate(Ours(level), () => ProcessRun.OfWorkerAsync(
                    simulator.Folder, "import", simulator.Address.ToString(), measurement._parquet, FormattableString.Invariant($"{level}")))),
            ],
            rounds), rows, rounds);
    }

    private static string Ours(int level) => FormattableString.Invariant($"level {level}");

    private async Task<ProcessRun> DuckDbAsync()
    {
        using var sales = await simulator.ConnectAsync();
        var curl = await CurlChunks.OfAsync(simulator.Address, simulator.Folder, sales);
        var file = await sales.Model.Files.FindAsync(SalesTenant.File);
        var startedAt = Stopwatch.GetTimestamp();
        var copy = await ProcessRun.OfWorkerAsync(simulator.Folder, "duckdb", $"COPY (FROM '{_parquet}') TO 'sales.csv' (HEADER, DELIMITER ',')");
        var split = await ProcessRun.OfAsync(simulator.Folder, "split", "--line-bytes=25000000", "--suffix-length=4", "sales.csv", Chunk);
        var gzip = await GzipAsync([.. Files()]);
        var names = Files().Order(StringComparer.Ordinal).ToList();
        await sales.Model.Files.StartUploadAsync(file, names.Count); // with an exact count the last chunk ends the upload
        var put = await curl.PutAsync(names);
        var run = ProcessRun.Of(Stopwatch.GetElapsedTime(startedAt).TotalSeconds, [copy, split, .. gzip, put]);
        foreach (var name in names)
            File.Delete(name);
        File.Delete(Path.Combine(simulator.Folder, "sales.csv"));
        return run;
    }

    private IEnumerable<string> Files() => Directory.EnumerateFiles(simulator.Folder, Chunk + "*");

    /// <summary>Two processes at a time.</summary>
    private async Task<IReadOnlyCollection<ProcessRun>> GzipAsync(IReadOnlyList<string> names)
    {
        var runs = new ConcurrentBag<ProcessRun>();
        await Parallel.ForEachAsync(
            names, new ParallelOptions { MaxDegreeOfParallelism = 2 },
            async (name, _) => runs.Add(await ProcessRun.OfAsync(simulator.Folder, "gzip", "-6", name)));
        return runs;
    }

    private ResultDocument Results(IReadOnlyDictionary<string, ProcessRun> runs, int rows, int rounds)
    {
        var duck = runs["duckdb"];
        var table = new ResultTable(
            "Import: a Parquet file to chunks that the simulator has accepted",
            ["candidate", "speed against DuckDB, gzip -6, curl", "s", "processor s", "M rows/s", "peak MB", "share of 256 MB"]);
        foreach (var (name, run) in runs)
        {
            table.Add(
                name, Figure.Number(duck.Seconds / run.Seconds, 2), Figure.Seconds(run.Seconds), Figure.Seconds(run.CpuSeconds), Figure.Number(rows / run.Seconds / 1e6, 2),
                Figure.Megabytes(run.PeakBytes), Figure.Percent(run.PeakBytes / Goal));
        }

        return new ResultDocument("parquet-import", rounds, [table])
        {
            Notes = [FormattableString.Invariant($"{rows:N0} rows, {new FileInfo(_parquet).Length / 1e6:0} MB of Parquet in row groups of {SalesParquet.RowGroupRows:N0}. Peaks are the highest of all rounds.")],
        };
    }
}
