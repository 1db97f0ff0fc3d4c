using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Rows;
using Npgsql;

namespace AnaplanConnectors.AdoNet.Tests;

[TestFixture(CallStyle.Sync), TestFixture(CallStyle.Async)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class PostgreSqlQueryContractTests(CallStyle style) : SourceContract(style)
{
    protected override async Task<ISource> CreateAsync(MemoryTable table)
    {
        var connection = await (await PostgreSqlServer.GetAsync()).CreateSchemaAsync();
        await PostgreSqlTables.FillAsync(connection, "t", table);
        return new DbQuery(NpgsqlFactory.Instance, connection, "SELECT * FROM t");
    }
}
