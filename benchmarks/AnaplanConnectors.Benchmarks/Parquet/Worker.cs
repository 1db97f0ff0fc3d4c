using System.Globalization;
using AnaplanConnectors.AdoNet;
using AnaplanConnectors.Arrow;
using AnaplanConnectors.ParquetSharp;
using AnaplanConnectors.Transfer.Anaplan;
using AnaplanConnectors.Transfer.Csv;
using AnaplanConnectors.Transfer.Rows;
using DuckDB.NET.Data;
using Npgsql;

namespace AnaplanConnectors.Benchmarks;

/// <summary>One candidate in a process of its own, so that its memory is its own too.</summary>
internal static class Worker
{
    /// <summary>First word of the arguments.</summary>
    public const string Name = "worker";

    public static Task RunAsync(string[] arguments) => arguments switch
    {
        ["import", var address, var path, var level] => ImportAsync(new Uri(address), path, int.Parse(level, CultureInfo.InvariantCulture)),
        ["export", var address, var path] => ExportAsync(new Uri(address), path, engine: null),
        ["export", var address, var path, ParquetExportMeasurement.Native] => ExportAsync(new Uri(address), path, new ParquetSharpEngine()),
        ["database", var address, var connection, var getters] => DatabaseAsync(new Uri(address), connection, getters),
        ["duckdb", var sql] => DuckDbAsync(sql),
        _ => throw new ArgumentException($"There is no worker '{string.Join(' ', arguments)}'."),
    };

    /// <summary>Parquet to chunks that the simulator has accepted. The import itself is the service's work and is not started.</summary>
    private static async Task ImportAsync(Uri address, string path, int level)
    {
        using var sales = await SimulatedSales.ConnectAsync(address);
        using var uploaded = new CancellationTokenSource();
        using var rows = await new ParquetFile(path).OpenAsync(uploaded.Token);
        await UploadAsync(sales, rows, level, uploaded);
    }

    /// <summary>The rows of a query, as above.</summary>
    private static async Task DatabaseAsync(Uri address, string connection, string getters)
    {
        using var sales = await SimulatedSales.ConnectAsync(address);
        using var uploaded = new CancellationTokenSource();
        ISource query = getters is PostgreSqlMeasurement.Typed or PostgreSqlMeasurement.InOrder
            ? new DbQuery(NpgsqlFactory.Instance, connection, PostgreSqlMeasurement.Query) { SequentialAccess = getters == PostgreSqlMeasurement.InOrder }
            : new BoxedQuery(connection, PostgreSqlMeasurement.Query, SalesTable.Schema);
        using var rows = await query.OpenAsync(uploaded.Token);
        await UploadAsync(sales, rows, PostgreSqlMeasurement.Level, uploaded);
    }

    private static async Task UploadAsync(SimulatedSales sales, RowReader rows, int level, CancellationTokenSource uploaded)
    {
        var destination = new ImportDestination(sales.Model, SalesTenant.Import, new ImportOptions
        {
            Upload = new UploadOptions { GzipLevel = level },
            Progress = new UploadWatch(uploaded),
        });
        await using var writer = await destination.OpenAsync(rows.Schema, uploaded.Token);
        await writer.WriteAsync(rows);
        try
        {
            await writer.CompleteAsync(uploaded.Token);
        }
        catch (OperationCanceledException) when (uploaded.IsCancellationRequested)
        {
            // Everything is uploaded.
        }
    }

    /// <summary>Chunks that the simulator has on disk to Parquet.</summary>
    private static async Task ExportAsync(Uri address, string path, IParquetEngine? engine)
    {
        using var sales = await SimulatedSales.ConnectAsync(address);
        var file = await sales.Model.Files.FindAsync(SalesTenant.File);
        await using var content = await sales.Model.Files.OpenReadAsync(file.Id);
        using var rows = await CsvRows.OpenAsync(content, SalesCsv.Format);
        await using var writer = await new ParquetFile(path, new ParquetFileOptions { Overwrite = true, Engine = engine }).OpenAsync(rows.Schema);
        await writer.WriteAsync(rows);
        await writer.CompleteAsync();
    }

    private static async Task DuckDbAsync(string sql)
    {
        await using var database = new DuckDBConnection("Data Source=:memory:");
        await database.OpenAsync();
        await using var command = database.CreateCommand();
        command.CommandText = "SET threads = 2; " + sql;
        await command.ExecuteNonQueryAsync();
    }
}
