using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.AdoNet.Tests;

[TestFixtureSource(nameof(Ways))]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class DbTableContractTests(CallStyle style, TestDatabaseKind kind) : DestinationContract(style), IDisposable
{
    private TestDatabase? _database;

    public static IEnumerable<object[]> Ways()
        => from style in new[] { CallStyle.Sync, CallStyle.Async } from kind in TestDatabase.Kinds select new object[] { style, kind };

    public void Dispose() => _database?.Dispose();

    protected override async Task<IDestination> CreateAsync()
    {
        _database = await TestDatabase.CreateAsync(kind);
        return _database.Table();
    }

    protected override Task<IReadOnlyList<object?[]>?> ArrivedAsync(RowSchema schema) => _database!.ReadAsync();
}
