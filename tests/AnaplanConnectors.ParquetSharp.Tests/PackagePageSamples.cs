using AnaplanConnectors.Arrow;
using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer;
using AnaplanConnectors.Transfer.Anaplan;

namespace AnaplanConnectors.ParquetSharp.Tests;

/// <summary>The code on the page of the package (packaging/nuget), which is compiled here.</summary>
internal static class PackagePageSamples
{
    public static async Task ParquetSharpAsync(ModelClient model)
    {
        // AnaplanConnectors.ParquetSharp
        var options = new ParquetFileOptions { Engine = new ParquetSharpEngine() };
        await RowTransfer.RunAsync(new ExportSource(model, "P&L"), new ParquetFile("pnl.parquet", options));
        // end
    }
}
