using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Arrow.Tests;

/// <summary>A folder, and one Parquet file in it.</summary>
public abstract class ParquetTest : IDisposable
{
    protected string FilePath => Folder.File("rows.parquet");

    protected TemporaryFolder Folder { get; } = new();

    /// <summary>What encodes; null for the engine that is always there.</summary>
    protected virtual IParquetEngine? Engine => null;

    public void Dispose()
    {
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Writes one column.</summary>
    protected Task WriteAsync(Column column, params object?[] values)
        => WriteAsync(new MemoryTable(new RowSchema(column), values.Select(value => new[] { value })), new ParquetFileOptions { Engine = Engine });

    /// <summary>Writes a table.</summary>
    protected async Task WriteAsync(MemoryTable table, ParquetFileOptions? options = null)
    {
        await using var writer = await new ParquetFile(FilePath, options).OpenAsync(table.Schema);
        await writer.WriteAsync(table.OpenRows());
        await writer.CompleteAsync();
    }
}
