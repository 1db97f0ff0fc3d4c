using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer;
using Npgsql;

namespace AnaplanConnectors.AdoNet.Tests;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class LostReplyTests
{
    [Test]
    public async Task Rows_are_there_once_wherever_the_connection_is_cut([Values] Cut cut, [Values] LoadMode mode)
    {
        var server = await PostgreSqlServer.GetAsync();
        using var proxy = new CuttingProxy(server.Port, cut);
        var direct = await server.CreateSchemaAsync();
        var through = new NpgsqlConnectionStringBuilder(direct) { Host = "127.0.0.1", Port = proxy.Port }.ConnectionString;
        await RowTransfer.RunAsync(Some.Table(2), Table(direct, LoadMode.Append, "before"));

        var result = (DbLoadResult)await RowTransfer.RunAsync(Some.Table(1000), Table(through, mode, "run-1"));

        Assert.That(proxy.Cuts, Is.EqualTo(mode == LoadMode.Replace && cut == Cut.BeforeTheMove ? 0 : 1));
        Assert.That(result.RowsWritten, Is.EqualTo(1000));
        Assert.That(await CountAsync(direct, "t"), Is.EqualTo(mode == LoadMode.Append ? 1002 : 1000));
        Assert.That(await CountAsync(direct, "anx_ledger"), Is.EqualTo(2));
    }

    private static DbTable Table(string connection, LoadMode mode, string runId) => new(NpgsqlFactory.Instance, connection, "t", new DbTableOptions
    {
        Mode = mode, Key = mode == LoadMode.Merge ? ["Units"] : [], RunId = runId, BulkCopy = Bulk.PostgreSql, Time = new FastTime(),
    });

    private static async Task<long> CountAsync(string connection, string table)
    {
        using var rows = await new DbQuery(NpgsqlFactory.Instance, connection, $"SELECT COUNT(*) FROM {table}").OpenAsync();
        await rows.ReadAsync();
        return rows.GetInt64(0);
    }
}
