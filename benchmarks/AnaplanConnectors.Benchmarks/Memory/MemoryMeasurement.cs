namespace AnaplanConnectors.Benchmarks;

/// <summary>
/// How much memory <c>anx</c> needs for so much data each way, with 256 MB to live in: a file goes up as it is and as rows, is loaded by the
/// simulator, and comes back as it is, as CSV and as Parquet.
/// </summary>
internal static class MemoryMeasurement
{
    /// <summary>More than 1 GB as CSV, also when it comes back: a few rows fall on one cell.</summary>
    public const int Megabytes = 1_150;

    private const int BytesOfRow = 77;
    private const int MostRowsOfTable = 15_000_000;
    private const double Goal = 200e6;

    /// <summary>Much more, in rows of notes: the simulator would need half an hour for as much in short rows.</summary>
    public const int NotesMegabytes = 5_000;

    /// <summary>Measures short rows, and says whether every peak was below the goal.</summary>
    public static async Task<(ResultDocument Results, bool IsBelowGoal)> RunAsync(int megabytes)
    {
        await using var simulator = await SimulatorProcess.StartAsync();
        await WriteTableAsync(Path.Combine(simulator.Folder, "sales.csv"), (int)(megabytes * 1e6 / BytesOfRow));
        var model = $"sim:/{SalesTenant.Workspace}/{SalesTenant.Model}";
        return await RunAsync("memory", simulator.Folder,
        [
            (["file", "put", "sales.csv", $"{model}/files/{SalesTenant.File}"], "sales.csv"),
            (["file", "get", $"{model}/files/{SalesTenant.File}", "back.csv"], "back.csv"),
            (["copy", "sales.csv", $"{model}/imports/{SalesTenant.Import}"], "sales.csv"),
            (["copy", $"{model}/exports/{SalesTenant.Export}", "export.parquet"], "export.csv"),
            (["copy", $"{model}/exports/{SalesTenant.Export}", "export.csv"], "export.csv"),
            (["file", "get", $"{model}/files/{SalesTenant.Export}", "raw.csv"], "raw.csv"),
        ]);
    }

    /// <summary>Measures long rows (<see cref="NotesTenant"/>), and says whether every peak was below the goal.</summary>
    public static async Task<(ResultDocument Results, bool IsBelowGoal)> RunNotesAsync(int megabytes)
    {
        await using var simulator = await SimulatorProcess.StartAsync(NotesTenant.Write);
        await NotesTenant.WriteNotesAsync(Path.Combine(simulator.Folder, "notes.csv"), megabytes);
        var model = $"sim:/{NotesTenant.Workspace}/{NotesTenant.Model}";
        return await RunAsync("memory-notes", simulator.Folder,
        [
            (["file", "put", "notes.csv", $"{model}/files/{NotesTenant.File}"], "notes.csv"),
            (["file", "get", $"{model}/files/{NotesTenant.File}", "back.csv"], "back.csv"),
            (["copy", "notes.csv", $"{model}/imports/{NotesTenant.Import}"], "notes.csv"),
            (["copy", $"{model}/exports/{NotesTenant.Export}", "export.parquet"], "export.csv"),
            (["copy", $"{model}/exports/{NotesTenant.Export}", "export.csv"], "export.csv"),
            (["file", "get", $"{model}/files/{NotesTenant.Export}", "raw.csv"], "raw.csv"),
        ]);
    }

    private static async Task<(ResultDocument Results, bool IsBelowGoal)> RunAsync(string name, string folder, (string[] Command, string Content)[] commands)
    {
        using var limit = new MemoryLimit();
        Console.Error.WriteLine($"anx lives in 256 MB: {limit.Kind}");
        var results = new ResultTable(
            "Peak of resident memory of anx", ["command", "content MB", "peak MB", "share of 200 MB", "as anx itself says", "s", "processor s"]);
        var runs = new List<AnxRun>();
        foreach (var (command, _) in commands)
        {
            Console.Error.WriteLine($"anx {string.Join(' ', command)}");
            runs.Add(await AnxRun.OfAsync(folder, command, limit));
            Console.Error.WriteLine($"  peak {Figure.Megabytes(runs[^1].PeakBytes)} MB in {Figure.Number(runs[^1].Seconds, 1)} s");
        }

        foreach (var ((command, content), run) in commands.Zip(runs))
        {
            // The size of an export is that of its CSV, whatever is made of it.
            var size = new FileInfo(Path.Combine(folder, content)).Length;
            results.Add(
                $"`anx {Short(command)}`", Figure.Megabytes(size), Figure.Megabytes(run.PeakBytes), Figure.Percent(run.PeakBytes / Goal),
                Figure.Megabytes(run.ReportedPeakBytes), Figure.Number(run.Seconds, 1), Figure.Number(run.CpuSeconds, 1));
        }

        return (new ResultDocument(name, 1, [results]), runs.TrueForAll(run => run.PeakBytes <= Goal));
    }

    // In tables that fit into memory, each with other products and regions.
    private static async Task WriteTableAsync(string path, int rows)
    {
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1);
        for (var part = 0; rows > 0; part++, rows -= MostRowsOfTable)
            await SalesCsv.WriteAsync(SalesTable.Create(Math.Min(rows, MostRowsOfTable), part), file, hasHeader: part == 0);
    }

    private static string Short(string[] command) => string.Join(' ', command.Select(word => word.StartsWith("sim:", StringComparison.Ordinal) ? word[(word.LastIndexOf('/', word.LastIndexOf('/') - 1) + 1)..] : word));
}
