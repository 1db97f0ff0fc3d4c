using AnaplanConnectors.Arrow;

namespace AnaplanConnectors.Benchmarks;

/// <summary>The table as a Parquet file with row groups of the size that DuckDB and others write.</summary>
internal static class SalesParquet
{
    public const int RowGroupRows = 122_880;

    public static async Task WriteAsync(string path, int rows)
    {
        await using var writer = await new ParquetFile(path, new ParquetFileOptions { RowGroupRows = RowGroupRows }).OpenAsync(SalesTable.Schema);
        await writer.WriteAsync(new SalesRows(SalesTable.Create(rows)));
        await writer.CompleteAsync();
    }
}
