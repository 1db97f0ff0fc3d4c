using System.Data.Common;
using AnaplanConnectors.AdoNet;
using AnaplanConnectors.AdoNet.Tests;
using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Rows;
using DuckDB.NET.Data;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace AnaplanConnectors.Matrix.Tests;

/// <summary>A table that is made from the first rows that come.</summary>
internal sealed class DatabaseEnd : End
{
    private readonly TemporaryFolder _folder;
    private readonly DbTable _table;

    private DatabaseEnd(TemporaryFolder folder, DbProviderFactory factory, string connectionString, IBulkCopy? bulkCopy = null)
    {
        _folder = folder;
        _table = new DbTable(factory, connectionString, "rows_of_test", new DbTableOptions { BulkCopy = bulkCopy });
    }

    public override IDestination Destination => _table;

    public override ISource Source => _table;

    public static End Sqlite(ColumnType type)
    {
        var folder = new TemporaryFolder();
        return new DatabaseEnd(folder, SqliteFactory.Instance, $"Data Source={folder.File("rows.db")};Pooling=False");
    }

    public static End DuckDb(ColumnType type)
    {
        var folder = new TemporaryFolder();
        return new DatabaseEnd(folder, DuckDBClientFactory.Instance, $"Data Source={folder.File("rows.db")}");
    }

    public static async Task<End> PostgreSqlAsync()
    {
        var server = await PostgreSqlServer.GetAsync();
        var copy = new PostgreSqlCopy(async (connection, text, cancellationToken) => await ((NpgsqlConnection)connection).BeginRawBinaryCopyAsync(text, cancellationToken));
        return new DatabaseEnd(new TemporaryFolder(), NpgsqlFactory.Instance, await server.CreateSchemaAsync(), copy);
    }

    public override ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return default;
    }
}
