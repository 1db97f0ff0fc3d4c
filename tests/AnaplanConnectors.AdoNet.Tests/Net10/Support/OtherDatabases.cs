using System.Runtime.CompilerServices;
using DuckDB.NET.Data;
using Npgsql;

namespace AnaplanConnectors.AdoNet.Tests;

/// <summary>The databases whose providers run on .NET only.</summary>
internal static class OtherDatabases
{
    private const string DuckTables = "SELECT table_name FROM information_schema.tables WHERE table_name <> 'anx_ledger'";
    private const string PostgreSqlTables = "SELECT table_name::text FROM information_schema.tables WHERE table_schema = current_schema() AND table_name <> 'anx_ledger'";

    [ModuleInitializer]
    internal static void Add()
    {
        TestDatabase.Ways[TestDatabaseKind.DuckDb] = Duck(null);
        TestDatabase.Ways[TestDatabaseKind.DuckDbInserts] = Duck(new BatchedInserts(SqlDialect.DuckDb, commandTimeout: null));
        TestDatabase.Ways[TestDatabaseKind.PostgreSql] = PostgreSql(null);
        TestDatabase.Ways[TestDatabaseKind.PostgreSqlCopy] = PostgreSql(Bulk.PostgreSql);
    }

    private static DatabaseWay Duck(IBulkCopy? bulkCopy) => new(DuckDBClientFactory.Instance, bulkCopy, file => Task.FromResult($"Data Source={file}"), DuckTables);

    private static DatabaseWay PostgreSql(IBulkCopy? bulkCopy)
        => new(NpgsqlFactory.Instance, bulkCopy, async _ => await (await PostgreSqlServer.GetAsync()).CreateSchemaAsync(), PostgreSqlTables);
}
