using System.Diagnostics;
using AnaplanConnectors.Client;

namespace AnaplanConnectors.Benchmarks;

/// <summary>Gzip chunks that the simulator has on disk to a Parquet file, against curl and DuckDB.</summary>
internal sealed class ParquetExportMeasurement(SimulatorProcess simulator)
{
    /// <summary>The worker's engine that is native.</summary>
    public const string Native = "parquetsharp";

    private const double Goal = 300e6;

    // What an HTTP server usually compresses with.
    private const int GzipLevel = 6;

    public static async Task<ResultDocument> RunAsync(int rows, int rounds)
    {
        await using var simulator = await SimulatorProcess.StartAsync();
        var measurement = new ParquetExportMeasurement(simulator);
        var chunks = await measurement.UploadAsync(rows);
        GC.Collect();
        var ours = Path.Combine(simulator.Folder, "ours.parquet");
        return Results(await ProcessRounds.RunAsync(
            [
                new("curl and DuckDB", () => measurement.DuckDbAsync(chunks)),
                new("anx", () => ProcessRun.OfWorkerAsync(simulator.Folder, "export", simulator.Address.ToString(), ours)),
                new(Native, () => ProcessRun.OfWorkerAsync(simulator.Folder, "export", simulator.Address.ToString(), ours, Native)),
            ],
            rounds), rows, rounds);
    }

    private async Task<int> UploadAsync(int rows)
    {
        var chunks = GzipChunks.Cut(await SalesCsv.BytesAsync(SalesTable.Create(rows)));
        using var sales = await simulator.ConnectAsync();
        var upload = await sales.Model.Files.StartUploadAsync(await sales.Model.Files.FindAsync(SalesTenant.File), chunks.Count);
        for (var i = 0; i < chunks.Count; i++)
        {
            using var body = ChunkBody.FromGzip(GzipChunks.Compress(chunks[i], GzipLevel), uncompressedLength: 0);
            await upload.PutChunkAsync(i, body);
        }

        await upload.CompleteAsync();
        return chunks.Count;
    }

    // Chunks are cut within rows, and gzip streams behind each other are one.
    private async Task<ProcessRun> DuckDbAsync(int chunks)
    {
        using var sales = await simulator.ConnectAsync();
        var curl = await CurlChunks.OfAsync(simulator.Address, simulator.Folder, sales);
        string[] names = [.. Enumerable.Range(0, chunks).Select(i => FormattableString.Invariant($"part-{i:0000}"))];
        var startedAt = Stopwatch.GetTimestamp();
        var get = await curl.GetAsync(names);
        var join = await ProcessRun.OfAsync(simulator.Folder, "sh", "-c", "cat part-* > all.csv.gz && rm part-*");
        var copy = await ProcessRun.OfWorkerAsync(simulator.Folder, "duckdb", "COPY (FROM read_csv('all.csv.gz', header = true)) TO 'duckdb.parquet' (COMPRESSION snappy)");
        return ProcessRun.Of(Stopwatch.GetElapsedTime(startedAt).TotalSeconds, get, join, copy);
    }

    private static ResultDocument Results(IReadOnlyDictionary<string, ProcessRun> runs, int rows, int rounds)
    {
        var duck = runs["curl and DuckDB"];
        var table = new ResultTable(
            "Export: chunks that the simulator serves to a Parquet file, against others",
            ["candidate", "speed against curl and DuckDB", "s", "processor s", "M rows/s", "peak MB", "share of 300 MB"]);
        foreach (var (name, run) in runs)
        {
            table.Add(
                name, Figure.Number(duck.Seconds / run.Seconds, 2), Figure.Seconds(run.Seconds), Figure.Seconds(run.CpuSeconds), Figure.Number(rows / run.Seconds / 1e6, 2),
                Figure.Megabytes(run.PeakBytes), Figure.Percent(run.PeakBytes / Goal));
        }

        return new ResultDocument("parquet-export", rounds, [table]) { Notes = [FormattableString.Invariant($"{rows:N0} rows. Peaks are the highest of all rounds.")] };
    }
}
