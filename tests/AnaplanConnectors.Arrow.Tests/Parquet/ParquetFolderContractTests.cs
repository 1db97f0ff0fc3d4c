using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Arrow.Tests;

/// <summary>What every source promises, over the files of a folder, which are read in the order of their names.</summary>
[TestFixture(CallStyle.Sync), TestFixture(CallStyle.Async)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ParquetFolderContractTests(CallStyle style) : SourceContract(style), IDisposable
{
    private const int RowsOfFile = 300;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    protected override async Task<ISource> CreateAsync(MemoryTable table)
    {
        var parts = table.Rows.Chunk(RowsOfFile).DefaultIfEmpty([]).ToList();
        for (var i = 0; i < parts.Count; i++)
        {
            await using var writer = await new ParquetFile(_folder.File($"part-{i:D3}.parquet")).OpenAsync(table.Schema);
            await writer.WriteAsync(new MemoryTable(table.Schema, parts[i]).OpenRows());
            await writer.CompleteAsync();
        }

        return new ParquetFile(_folder.Root);
    }
}
