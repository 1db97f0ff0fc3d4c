using AnaplanConnectors.Arrow;

namespace AnaplanConnectors.Benchmarks;

/// <summary>The table as a Parquet file with row groups of the size that DuckDB and others write.</summary>
internal static class SalesParquet
{
    public const int RowGroupRows = 122_880;

    // More do not fit into the arrays of one table.
    private const int MostAtOnce = 10_000_000;

    public static async Task WriteAsync(string path, int rows)
    {
        await using var writer = await new ParquetFile(path, new ParquetFileOptions { RowGroupRows = RowGroupRows }).OpenAsync(SalesTable.Schema);
        for (var part = 0; part * (long)MostAtOnce < rows; part++)
            await writer.WriteAsync(new SalesRows(SalesTable.Create(Math.Min(MostAtOnce, rows - (part * MostAtOnce)), part)));
        await writer.CompleteAsync();
    }
}
