namespace AnaplanConnectors.Benchmarks;

/// <summary>
/// How much memory <c>anx</c> needs for more than 1 GB each way: a file goes up as it is and as rows, is loaded by the simulator, and
/// comes back as it is, as CSV and as Parquet.
/// </summary>
internal static class MemoryMeasurement
{
    // Several rows fall on one cell: so many that the export has more than 1 GB as well.
    private const int RowCount = 15_000_000;
    private const double Goal = 200e6;

    public static async Task<ResultDocument> RunAsync()
    {
        await using var simulator = await SimulatorProcess.StartAsync();
        await WriteTableAsync(Path.Combine(simulator.Folder, "sales.csv"));
        var model = $"sim:/{SalesTenant.Workspace}/{SalesTenant.Model}";
        var results = new ResultTable(
            "Peak of resident memory of anx", ["command", "content MB", "peak MB", "share of 200 MB", "as anx itself says", "s", "processor s"]);
        string[][] commands =
        [
            ["file", "put", "sales.csv", $"{model}/files/{SalesTenant.File}"],
            ["copy", "sales.csv", $"{model}/imports/{SalesTenant.Import}"],
            ["copy", $"{model}/exports/{SalesTenant.Export}", "export.parquet"],
            ["copy", $"{model}/exports/{SalesTenant.Export}", "export.csv"],
            ["file", "get", $"{model}/files/{SalesTenant.Export}", "raw.csv"],
        ];
        foreach (var command in commands)
        {
            Console.Error.WriteLine($"anx {string.Join(' ', command)}");
            var run = await AnxRun.OfAsync(simulator.Folder, command);
            var size = new FileInfo(Path.Combine(simulator.Folder, ContentFile(command))).Length;
            results.Add(
                $"`anx {Short(command)}`", Figure.Megabytes(size), Figure.Megabytes(run.PeakBytes), Figure.Percent(run.PeakBytes / Goal),
                Figure.Megabytes(run.ReportedPeakBytes), Figure.Number(run.Seconds, 1), Figure.Number(run.CpuSeconds, 1));
        }

        return new ResultDocument("memory", 1, [results]);
    }

    private static async Task WriteTableAsync(string path)
    {
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1);
        await SalesCsv.WriteAsync(SalesTable.Create(RowCount), file);
    }

    // The size of an export is that of its CSV, whatever is made of it; raw.csv comes last and holds the same.
    private static string ContentFile(string[] command) => command[1] == "put" || command[1] == "sales.csv" ? "sales.csv" : command[^1];

    private static string Short(string[] command) => string.Join(' ', command.Select(word => word.StartsWith("sim:", StringComparison.Ordinal) ? word[(word.LastIndexOf('/', word.LastIndexOf('/') - 1) + 1)..] : word));
}
