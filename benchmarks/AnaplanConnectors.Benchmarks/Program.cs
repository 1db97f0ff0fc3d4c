using AnaplanConnectors.Benchmarks;

const int Rounds = 5;

switch (args.FirstOrDefault())
{
    case "import":
        ResultFiles.Write(await ImportMeasurement.RunAsync(Rounds));
        return 0;

    default:
        Console.Error.WriteLine("Usage: dotnet run -c Release --project benchmarks/AnaplanConnectors.Benchmarks -- import");
        return 2;
}
