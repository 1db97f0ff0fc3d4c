using AnaplanConnectors.Arrow;
using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Csv;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Matrix.Tests;

/// <summary>A file.</summary>
internal sealed class FileEnd : End
{
    private readonly TemporaryFolder _folder = new();
    private readonly object _file;

    private FileEnd(Func<TemporaryFolder, object> create) => _file = create(_folder);

    public override IDestination Destination => (IDestination)_file;

    public override ISource Source => (ISource)_file;

    // Separated text has no types: who reads it declares them.
    public static End Csv(ColumnType type) => new FileEnd(folder => new CsvFile(folder.File("rows.csv"), new CsvFormat { Columns = [new ColumnFormat(Value, type)] }));

    public static End Parquet(ColumnType type) => new FileEnd(folder => new ParquetFile(folder.File("rows.parquet")));

    public static End Arrow(ColumnType type) => new FileEnd(folder => new ArrowFile(folder.File("rows.arrow")));

    public override ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return default;
    }
}
