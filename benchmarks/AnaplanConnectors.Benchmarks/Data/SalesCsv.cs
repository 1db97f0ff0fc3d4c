using AnaplanConnectors.Transfer.Csv;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Benchmarks;

/// <summary>The table as CSV.</summary>
internal static class SalesCsv
{
    /// <summary>How it is written, and read with types.</summary>
    public static CsvFormat Format { get; } = new()
    {
        Columns = [.. SalesTable.Schema.Select(column => new ColumnFormat(column.Name, column.Type))],
    };

    public static async Task<byte[]> BytesAsync(SalesTable table)
    {
        using var csv = new MemoryStream();
        await WriteAsync(table, csv);
        return csv.ToArray();
    }

    public static async Task WriteAsync(SalesTable table, Stream output, bool hasHeader = true)
    {
        await using var writer = new CsvRowWriter(output, SalesTable.Schema, hasHeader ? Format : Format with { HeaderRow = 0 }, leaveOpen: true);
        await writer.WriteAsync(new SalesRows(table));
        await writer.CompleteAsync();
    }
}
