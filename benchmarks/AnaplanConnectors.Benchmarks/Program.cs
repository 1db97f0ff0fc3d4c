using System.Globalization;
using AnaplanConnectors.Benchmarks;

const int Rounds = 5;
const int Rows = 10_000_000;

switch (args.FirstOrDefault())
{
    case "import":
        ResultFiles.Write(await ImportMeasurement.RunAsync(Number("--rounds", Rounds)));
        return 0;

    case "export":
        ResultFiles.Write(await ExportMeasurement.RunAsync(Number("--rounds", Rounds)));
        return 0;

    case "parquet-import":
        ResultFiles.Write(await ParquetImportMeasurement.RunAsync(Number("--rows", Rows), Number("--rounds", Rounds)));
        return 0;

    case "parquet-export":
        ResultFiles.Write(await ParquetExportMeasurement.RunAsync(Number("--rows", Rows), Number("--rounds", Rounds)));
        return 0;

    case "parquet-memory":
        ResultFiles.Write(await ParquetMemoryMeasurement.RunAsync(Number("--rows", Rows)));
        return 0;

    case "postgres-import":
        ResultFiles.Write(await PostgreSqlMeasurement.RunAsync(Number("--rows", PostgreSqlMeasurement.Rows), Number("--rounds", Rounds)));
        return 0;

    case Worker.Name:
        await Worker.RunAsync(args[1..]);
        return 0;

    case "memory":
        // Another size, as 200 or 5000, is for the screen only.
        var (peaks, isBelowGoal) = await MemoryMeasurement.RunAsync(args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : MemoryMeasurement.Megabytes);
        if (args.Length > 1)
            ResultFiles.Print(peaks);
        else
            ResultFiles.Write(peaks);
        return isBelowGoal ? 0 : 1;

    case "micro":
        // A choice of questions is for the screen only: the results hold all of them.
        var answers = MicroResults.Run(args[1..]);
        if (args.Contains("--filter"))
            ResultFiles.Print(answers);
        else
            ResultFiles.Write(answers);
        return 0;

    default:
        Console.Error.WriteLine("Usage: dotnet run -c Release --project benchmarks/AnaplanConnectors.Benchmarks -- import|export|parquet-import|parquet-export|parquet-memory|postgres-import|memory|micro");
        return 2;
}

int Number(string option, int otherwise)
    => Array.IndexOf(args, option) is >= 0 and var i ? int.Parse(args[i + 1], NumberStyles.AllowThousands, CultureInfo.InvariantCulture) : otherwise;
