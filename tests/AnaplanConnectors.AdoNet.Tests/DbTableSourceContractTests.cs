using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.AdoNet.Tests;

/// <summary>A table that was loaded is read as a source, on every database.</summary>
[TestFixtureSource(nameof(Ways))]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class DbTableSourceContractTests(CallStyle style, TestDatabaseKind kind) : SourceContract(style), IDisposable
{
    private TestDatabase? _database;

    public static IEnumerable<object[]> Ways()
        => from style in new[] { CallStyle.Sync, CallStyle.Async } from kind in TestDatabase.OneOfEach select new object[] { style, kind };

    public void Dispose() => _database?.Dispose();

    protected override async Task<ISource> CreateAsync(MemoryTable table)
    {
        _database = await TestDatabase.CreateAsync(kind);
        await RowTransfer.RunAsync(table, _database.Table());
        return _database.Table();
    }
}
