using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer;
using AnaplanConnectors.Transfer.Anaplan;
using AnaplanConnectors.Transfer.Csv;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Cli.Tests;

/// <summary>The README's lines between the two marks. A test compares them with the README, another one runs them.</summary>
internal static class ReadmeSample
{
    public static async Task<TransferResult> RunAsync(AnaplanClientOptions options)
    {
        // README: begin
        using var client = new AnaplanClient(options);
        var model = client.Model(await client.FindModelAsync("Finance", "FP&A"));

        var result = await RowTransfer.RunAsync(
            new CsvFile("actuals.csv"),
            new ImportDestination(model, "Load Actuals"));

        Console.WriteLine($"{result.RowsWritten} rows loaded, {result.RowsRejected} refused");

        // README: end
        return result;
    }
}
