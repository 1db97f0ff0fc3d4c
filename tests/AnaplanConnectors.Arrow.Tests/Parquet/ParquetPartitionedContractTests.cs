using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Arrow.Tests;

/// <summary>What every destination promises, for a folder by column. Folders are read in the order of their names, which is that of the rows here.</summary>
[TestFixture(CallStyle.Sync), TestFixture(CallStyle.Async)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ParquetPartitionedContractTests(CallStyle style) : DestinationContract(style), IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Lake => _folder.File("lake");

    public void Dispose() => _folder.Dispose();

    protected override Task<IDestination> CreateAsync() => Task.FromResult<IDestination>(new NumberedDestination(
        new ParquetFile(Lake, new ParquetFileOptions { PartitionBy = [NumberedDestination.Number], RowGroupRows = 150, MaxOpenPartitions = 2 })));

    // A folder without files holds no rows, and no columns either.
    protected override async Task<IReadOnlyList<object?[]>?> ArrivedAsync(RowSchema schema)
    {
        if (!Directory.Exists(Lake))
            return null;
        return Directory.GetDirectories(Lake).Length == 0
            ? []
            : await SourceRows.ReadAsync(new ParquetFile(Lake, new ParquetFileOptions { Columns = [.. schema.Select(column => column.Name)] }));
    }
}
