using AnaplanConnectors.Arrow;
using AnaplanConnectors.Arrow.Tests;
using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.ParquetSharp.Tests;

/// <summary>What every destination promises. DuckDB looks at what arrived; small row groups make many borders.</summary>
[TestFixture(CallStyle.Sync), TestFixture(CallStyle.Async)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ParquetSharpContractTests(CallStyle style) : DestinationContract(style), IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.File("rows.parquet");

    public void Dispose() => _folder.Dispose();

    protected override Task<IDestination> CreateAsync()
        => Task.FromResult<IDestination>(new ParquetFile(Path, new ParquetFileOptions { RowGroupRows = 300, Engine = new ParquetSharpEngine() }));

    protected override Task<IReadOnlyList<object?[]>?> ArrivedAsync(RowSchema schema)
        => Task.FromResult<IReadOnlyList<object?[]>?>(File.Exists(Path) ? Duck.Query($"FROM '{Path}'") : null);
}
