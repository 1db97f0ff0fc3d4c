using AnaplanConnectors.Arrow;
using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer.Csv;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Benchmarks;

/// <summary>
/// How long gzip chunks that the simulator serves take to become a Parquet file, against gunzip of the same bytes, and against what
/// the processors could do at best. The chunks were uploaded before, because those the simulator sends as they lie on disk.
/// </summary>
internal sealed class ExportMeasurement(SimulatorProcess simulator, SalesTable table, byte[] csv)
{
    private const int RowCount = 2_000_000;

    // What an HTTP server usually compresses with.
    private const int GzipLevel = 6;

    private readonly IReadOnlyList<byte[]> _bodies = [.. GzipChunks.Cut(csv).AsParallel().AsOrdered().Select(chunk => GzipChunks.Compress(chunk, GzipLevel))];

    public static async Task<ResultDocument> RunAsync(int rounds)
    {
        await using var simulator = await SimulatorProcess.StartAsync();
        var table = SalesTable.Create(RowCount);
        return await new ExportMeasurement(simulator, table, await SalesCsv.BytesAsync(table)).MeasureAsync(rounds);
    }

    private string ParquetPath => Path.Combine(simulator.Folder, "export.parquet");

    private async Task<ResultDocument> MeasureAsync(int rounds)
    {
        await UploadAsync();
        var costs = await Rounds.RunAsync(
            [
                new(ExportResults.Export, () => PrepareDownloadAsync(async content => await WriteParquetAsync(await OpenRowsAsync(content)))),
                new(ExportResults.Gunzip, () => Task.Run(() => GzipChunks.Inflate(_bodies))),
                new(ExportResults.Rows, () => PrepareDownloadAsync(async content => ReadAll(await OpenRowsAsync(content)))),
                new(ExportResults.Receive, () => PrepareDownloadAsync(content => content.CopyToAsync(Stream.Null))),
                new(ExportResults.Parse, async () => ReadAll(await OpenRowsAsync(new MemoryStream(csv)))),
                new(ExportResults.Write, () => WriteParquetAsync(new SalesRows(table))),
            ],
            rounds, simulator.Process);
        return ExportResults.Of(costs, RowCount, csv.Length, rounds);
    }

    private async Task UploadAsync()
    {
        using var sales = await simulator.ConnectAsync();
        var file = await sales.Model.Files.FindAsync(SalesTenant.File);
        var upload = await sales.Model.Files.StartUploadAsync(file, _bodies.Count);
        for (var i = 0; i < _bodies.Count; i++)
        {
            using var body = ChunkBody.FromGzip(_bodies[i], uncompressedLength: 0);
            await upload.PutChunkAsync(i, body);
        }

        await upload.CompleteAsync();
    }

    private async Task<Func<Task>> PrepareDownloadAsync(Func<Stream, Task> use)
    {
        var sales = await simulator.ConnectAsync();
        var file = await sales.Model.Files.FindAsync(SalesTenant.File);
        return async () =>
        {
            using var _ = sales;
            await using var content = await sales.Model.Files.OpenReadAsync(file.Id);
            await use(content);
        };
    }

    private static ValueTask<CsvRows> OpenRowsAsync(Stream content) => CsvRows.OpenAsync(content, SalesCsv.Format);

    private static void ReadAll(CsvRows rows)
    {
        using (rows)
            SalesReading.ReadAll(rows);
    }

    private async Task WriteParquetAsync(RowReader rows)
    {
        using (rows)
        {
            var file = new ParquetFile(ParquetPath, new ParquetFileOptions { Overwrite = true });
            await using var writer = await file.OpenAsync(rows.Schema);
            await writer.WriteAsync(rows);
            await writer.CompleteAsync();
        }
    }
}
