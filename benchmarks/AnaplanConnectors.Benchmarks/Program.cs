using AnaplanConnectors.Benchmarks;

const int Rounds = 5;

switch (args.FirstOrDefault())
{
    case "import":
        ResultFiles.Write(await ImportMeasurement.RunAsync(Rounds));
        return 0;

    case "export":
        ResultFiles.Write(await ExportMeasurement.RunAsync(Rounds));
        return 0;

    case "memory":
        ResultFiles.Write(await MemoryMeasurement.RunAsync());
        return 0;

    case "micro":
        ResultFiles.Write(MicroResults.Run(args[1..]));
        return 0;

    default:
        Console.Error.WriteLine("Usage: dotnet run -c Release --project benchmarks/AnaplanConnectors.Benchmarks -- import|export|memory|micro");
        return 2;
}
