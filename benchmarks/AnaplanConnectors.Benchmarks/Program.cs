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
        return Peaks(await MemoryMeasurement.RunAsync(Megabytes(MemoryMeasurement.Megabytes)));

    case "memory-notes":
        return Peaks(await MemoryMeasurement.RunNotesAsync(Megabytes(MemoryMeasurement.NotesMegabytes)));

    case "micro":
        // A choice of questions is for the screen only: the results hold all of them.
        var answers = MicroResults.Run(args[1..]);
        if (args.Contains("--filter"))
            ResultFiles.Print(answers);
        else
            ResultFiles.Write(answers);
        return 0;

    default:
        Console.Error.WriteLine("Usage: dotnet run -c Release --project benchmarks/AnaplanConnectors.Benchmarks -- import|export|parquet-import|parquet-export|parquet-memory|postgres-import|memory|memory-notes|micro");
        return 2;
}

int Number(string option, int otherwise)
    => Array.IndexOf(args, option) is >= 0 and var i ? int.Parse(args[i + 1], NumberStyles.AllowThousands, CultureInfo.InvariantCulture) : otherwise;

int Megabytes(int otherwise) => args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : otherwise;

// Another size, as 200, is for the screen only.
int Peaks((ResultDocument Results, bool IsBelowGoal) peaks)
{
    if (args.Length > 1)
        ResultFiles.Print(peaks.Results);
    else
        ResultFiles.Write(peaks.Results);
    return peaks.IsBelowGoal ? 0 : 1;
}
