using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.AdoNet.Tests;

[TestFixture(CallStyle.Sync), TestFixture(CallStyle.Async)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class DbQueryContractTests(CallStyle style) : SourceContract(style), IDisposable
{
    private readonly SqliteDatabase _database = new();

    public void Dispose() => _database.Dispose();

    protected override Task<ISource> CreateAsync(MemoryTable table)
    {
        _database.Fill(table);
        return Task.FromResult<ISource>(_database.Query());
    }
}
