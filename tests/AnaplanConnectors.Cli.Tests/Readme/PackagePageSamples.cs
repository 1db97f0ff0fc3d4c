using AnaplanConnectors.AdoNet;
using AnaplanConnectors.Arrow;
using AnaplanConnectors.Client;
using AnaplanConnectors.ObjectStorage;
using AnaplanConnectors.Simulator;
using AnaplanConnectors.Transfer;
using AnaplanConnectors.Transfer.Anaplan;
using AnaplanConnectors.Transfer.Csv;
using Microsoft.Data.Sqlite;

namespace AnaplanConnectors.Cli.Tests;

/// <summary>The code on the pages of the packages (packaging/nuget), which is compiled here.</summary>
internal static class PackagePageSamples
{
    public static async Task ClientAsync(Secret secret)
    {
        // AnaplanConnectors.Client
        using var client = new AnaplanClient(new AnaplanClientOptions { SignIn = AnaplanSignIn.WithPassword("you@example.com", secret) });
        var model = client.Model(await client.FindModelAsync("Finance", "FP&A"));

        var export = await model.Exports.FindAsync("P&L");
        var task = await model.Exports.StartAsync(export);
        await task.WaitAsync();
        // end
    }

    public static async Task TransferAsync(ModelClient model)
    {
        // AnaplanConnectors.Transfer
        var result = await RowTransfer.RunAsync(
            new CsvFile("actuals.csv"),
            new ImportDestination(model, "Load Actuals"));

        Console.WriteLine($"{result.RowsWritten} rows loaded, {result.RowsRejected} refused");
        // end
    }

    public static async Task AdoNetAsync(ModelClient model)
    {
        // AnaplanConnectors.AdoNet
        await RowTransfer.RunAsync(
            new DbQuery(SqliteFactory.Instance, "Data Source=facts.db", "SELECT * FROM facts"),
            new ImportDestination(model, "Load Actuals"));
        // end
    }

    public static async Task ArrowAsync(ModelClient model)
    {
        // AnaplanConnectors.Arrow
        await RowTransfer.RunAsync(new ExportSource(model, "P&L"), new ParquetFile("pnl.parquet"));
        // end
    }

    public static async Task ObjectStorageAsync(ModelClient model)
    {
        // AnaplanConnectors.ObjectStorage
        using var lake = S3Bucket.FromEnvironment("lake");
        await RowTransfer.RunAsync(new ExportSource(model, "P&L"), new ParquetFile(lake, "finance/pnl.parquet"));
        // end
    }

    public static async Task SimulatorAsync()
    {
        // AnaplanConnectors.Simulator
        await using var simulator = new AnaplanSimulator(TenantFile.Load("tenant.yaml"));
        var address = await simulator.StartAsync(); // a socket on loopback, or simulator.CreateHandler() for an HttpClient
        simulator.Faults.Plan(Route.PutChunk, Fault.Status(503));
        // end
        Console.WriteLine(address);
    }
}
