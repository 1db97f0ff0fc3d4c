using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer.Anaplan;
using AnaplanConnectors.Transfer.Csv;

namespace AnaplanConnectors.Benchmarks;

/// <summary>
/// How long typed rows take to become chunks that the simulator has accepted, against gzip of the same bytes, and against what two
/// cores could do at best. The import itself is the service's work and is not started.
/// </summary>
internal sealed class ImportMeasurement(SimulatorProcess simulator, SalesTable table, byte[] csv)
{
    private const int RowCount = 2_000_000;
    private const string Encode = "encode";

    private static readonly int[] Levels = [1, 2, 3, 6];

    private readonly IReadOnlyList<ReadOnlyMemory<byte>> _chunks = GzipChunks.Cut(csv);

    public static async Task<ResultDocument> RunAsync(int rounds)
    {
        await using var simulator = await SimulatorProcess.StartAsync();
        var table = SalesTable.Create(RowCount);
        return await new ImportMeasurement(simulator, table, await SalesCsv.BytesAsync(table)).MeasureAsync(rounds);
    }

    private async Task<ResultDocument> MeasureAsync(int rounds)
    {
        var candidates = new List<Candidate> { new(Encode, EncodeAsync) };
        foreach (var level in Levels)
        {
            var bodies = _chunks.Select(chunk => GzipChunks.Compress(chunk, level)).ToList();
            candidates.Add(new($"import {level}", () => PrepareImportAsync(level)));
            candidates.Add(new($"gzip {level}", () => GzipChunks.CompressAllAsync(_chunks, level)));
            candidates.Add(new($"send {level}", () => PrepareSendAsync(bodies)));
        }

        candidates.Add(new("import adaptive", () => PrepareImportAsync(level: null)));
        var costs = await Rounds.RunAsync(candidates, rounds, simulator.Process);
        return ImportResults.Of(costs, Levels, RowCount, csv.Length, rounds);
    }

    private Task EncodeAsync()
    {
        var encoder = new CsvEncoder(SalesTable.Schema, SalesCsv.Format);
        using var output = new Utf8Output(256 * 1024);
        var rows = new SalesRows(table);
        for (var row = 1; rows.Read(); row++)
        {
            encoder.EncodeRow(rows, row, output);
            if (output.Length > 240 * 1024)
                output.Clear();
        }

        return Task.CompletedTask;
    }

    private async Task<Func<Task>> PrepareImportAsync(int? level)
    {
        var sales = await simulator.ConnectAsync();
        return async () =>
        {
            using var _ = sales;
            using var uploaded = new CancellationTokenSource();
            var destination = new ImportDestination(sales.Model, SalesTenant.Import, new ImportOptions
            {
                Upload = new UploadOptions { GzipLevel = level },
                Progress = new UploadWatch(uploaded),
            });
            var writer = await destination.OpenAsync(SalesTable.Schema, uploaded.Token);
            await using var __ = writer;
            await writer.WriteAsync(new SalesRows(table));
            try
            {
                await writer.CompleteAsync(uploaded.Token);
            }
            catch (OperationCanceledException) when (uploaded.IsCancellationRequested)
            {
                // Everything is uploaded. Running the import is not ours to measure.
            }
        };
    }

    private async Task<Func<Task>> PrepareSendAsync(IReadOnlyList<byte[]> bodies)
    {
        var sales = await simulator.ConnectAsync();
        var file = await sales.Model.Files.FindAsync(SalesTenant.File);
        return async () =>
        {
            using var _ = sales;
            var upload = await sales.Model.Files.StartUploadAsync(file, bodies.Count);
            await Parallel.ForEachAsync(
                Enumerable.Range(0, bodies.Count), new ParallelOptions { MaxDegreeOfParallelism = new UploadOptions().Parallelism },
                async (i, token) =>
                {
                    using var body = ChunkBody.FromGzip(bodies[i], _chunks[i].Length);
                    await upload.PutChunkAsync(i, body, token);
                });
            await upload.CompleteAsync();
        };
    }
}
