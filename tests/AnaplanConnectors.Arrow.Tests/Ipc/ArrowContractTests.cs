using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Arrow.Tests;

/// <summary>What every source promises, over files and streams that we wrote ourselves; small batches make many borders.</summary>
[TestFixture(CallStyle.Sync, "rows.arrow"), TestFixture(CallStyle.Async, "rows.arrow"), TestFixture(CallStyle.Async, "rows.arrows")]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ArrowSourceContractTests(CallStyle style, string name) : SourceContract(style), IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    protected override async Task<ISource> CreateAsync(MemoryTable table)
    {
        var file = new ArrowFile(_folder.File(name), new ArrowFileOptions { BatchRows = 300 });
        await using var writer = await file.OpenAsync(table.Schema);
        await writer.WriteAsync(table.OpenRows());
        await writer.CompleteAsync();
        return file;
    }
}

/// <summary>What every destination promises.</summary>
[TestFixture(CallStyle.Sync), TestFixture(CallStyle.Async)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ArrowDestinationContractTests(CallStyle style) : DestinationContract(style), IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.File("rows.arrow");

    public void Dispose() => _folder.Dispose();

    protected override Task<IDestination> CreateAsync()
        => Task.FromResult<IDestination>(new ArrowFile(Path, new ArrowFileOptions { BatchRows = 300 }));

    protected override async Task<IReadOnlyList<object?[]>?> ArrivedAsync(RowSchema schema)
        => File.Exists(Path) ? await SourceRows.ReadAsync(new ArrowFile(Path)) : null;
}
