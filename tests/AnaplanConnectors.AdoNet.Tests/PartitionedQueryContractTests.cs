using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Rows;
using Microsoft.Data.Sqlite;

namespace AnaplanConnectors.AdoNet.Tests;

/// <summary>One connection reads range by range, so that rows have an order.</summary>
[TestFixture(CallStyle.Sync), TestFixture(CallStyle.Async)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class PartitionedQueryContractTests(CallStyle style) : SourceContract(style), IDisposable
{
    private readonly SqliteDatabase _database = new();

    public void Dispose() => _database.Dispose();

    protected override Task<ISource> CreateAsync(MemoryTable table)
    {
        _database.Fill(table);
        return Task.FromResult<ISource>(new PartitionedQuery(
            SqliteFactory.Instance, _database.ConnectionString, "SELECT * FROM t WHERE rowid >= @low AND rowid < @high", KeyRange.Split(1, 2000, 7)) { Parallelism = 1 });
    }
}
