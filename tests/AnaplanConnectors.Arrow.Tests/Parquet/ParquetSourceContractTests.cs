using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Arrow.Tests;

/// <summary>What every source promises, over files that we wrote ourselves.</summary>
[TestFixture(CallStyle.Sync), TestFixture(CallStyle.Async)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ParquetSourceContractTests(CallStyle style) : SourceContract(style), IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    protected override async Task<ISource> CreateAsync(MemoryTable table)
    {
        var file = new ParquetFile(_folder.File("rows.parquet"), new ParquetFileOptions { RowGroupRows = 300 });
        await using var writer = await file.OpenAsync(table.Schema);
        await writer.WriteAsync(table.OpenRows());
        await writer.CompleteAsync();
        return file;
    }
}
