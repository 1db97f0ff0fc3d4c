using System.Globalization;

namespace AnaplanConnectors.Benchmarks;

/// <summary>Peaks of an import from Parquet and of an export to it, for a file and for one four times as long.</summary>
internal static class ParquetMemoryMeasurement
{
    private const int Level = 3;
    private const int Times = 4;

    private static readonly (string Direction, double Goal)[] Directions = [("import", 256e6), ("export", 300e6)];

    public static async Task<ResultDocument> RunAsync(int rows)
    {
        await using var simulator = await SimulatorProcess.StartAsync();
        var small = await MeasureAsync(simulator, rows);
        var large = await MeasureAsync(simulator, rows * Times);
        var table = new ResultTable(
            "Memory: Parquet in and out, by the number of rows",
            ["direction", $"peak MB at {Count(rows)} rows", $"peak MB at {Count(rows * Times)} rows", "growth", "highest, as a share of the goal"]);
        for (var i = 0; i < Directions.Length; i++)
        {
            table.Add(
                Directions[i].Direction, Figure.Megabytes(small[i].PeakBytes), Figure.Megabytes(large[i].PeakBytes),
                Figure.Percent(((double)large[i].PeakBytes / small[i].PeakBytes) - 1), Figure.Percent(Math.Max(small[i].PeakBytes, large[i].PeakBytes) / Directions[i].Goal));
        }

        return new ResultDocument("parquet-memory", 1, [table]) { Notes = ["Goals: 256 MB importing, 300 MB exporting, 15 % of growth."] };
    }

    private static async Task<ProcessRun[]> MeasureAsync(SimulatorProcess simulator, int rows)
    {
        var (source, target) = (Path.Combine(simulator.Folder, "source.parquet"), Path.Combine(simulator.Folder, "target.parquet"));
        await SalesParquet.WriteAsync(source, rows);
        GC.Collect();
        var address = simulator.Address.ToString();
        var import = await ProcessRun.OfWorkerAsync(simulator.Folder, "import", address, source, Level.ToString(CultureInfo.InvariantCulture));
        File.Delete(source);
        var export = await ProcessRun.OfWorkerAsync(simulator.Folder, "export", address, target);
        Console.Error.WriteLine(FormattableString.Invariant($"{rows:N0} rows: import {import.Seconds:0.0} s, {import.PeakBytes / 1e6:0} MB; export {export.Seconds:0.0} s, {export.PeakBytes / 1e6:0} MB"));
        return [import, export];
    }

    private static string Count(int rows) => rows.ToString("N0", CultureInfo.InvariantCulture);
}
