using System.Data.Common;
using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Rows;
using DuckDB.NET.Data;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace AnaplanConnectors.AdoNet.Tests;

/// <summary>The databases that loads are tested on, and the ways into them.</summary>
public enum TestDatabaseKind
{
    Sqlite,

    /// <summary>SQLite, treated as a database that nobody knows.</summary>
    Unknown,

    DuckDb,

    /// <summary>DuckDB through its appender.</summary>
    DuckDbAppender,

    PostgreSql,

    /// <summary>PostgreSQL through binary COPY.</summary>
    PostgreSqlCopy,
}

/// <summary>A database of a test's own.</summary>
public sealed class TestDatabase : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TestDatabaseKind _kind;

    private TestDatabase(TestDatabaseKind kind, string connectionString)
    {
        _kind = kind;
        ConnectionString = connectionString;
    }

    public string ConnectionString { get; private set; }

    public DbProviderFactory Factory => _kind switch
    {
        TestDatabaseKind.Sqlite or TestDatabaseKind.Unknown => SqliteFactory.Instance,
        TestDatabaseKind.DuckDb or TestDatabaseKind.DuckDbAppender => DuckDBClientFactory.Instance,
        _ => NpgsqlFactory.Instance,
    };

    public IBulkCopy? BulkCopy => _kind switch
    {
        TestDatabaseKind.PostgreSqlCopy => Bulk.PostgreSql,
        TestDatabaseKind.DuckDbAppender => new DuckDbAppender(),
        _ => null,
    };

    public static async Task<TestDatabase> CreateAsync(TestDatabaseKind kind)
    {
        var isPostgreSql = kind is TestDatabaseKind.PostgreSql or TestDatabaseKind.PostgreSqlCopy;
        var database = new TestDatabase(kind, isPostgreSql ? await (await PostgreSqlServer.GetAsync()).CreateSchemaAsync() : "");
        if (!isPostgreSql)
            database.ConnectionString = $"Data Source={database._folder.File("test.db")}{(kind is TestDatabaseKind.Sqlite or TestDatabaseKind.Unknown ? ";Pooling=False" : "")}";
        return database;
    }

    public DbTable Table(
        string name = "t", LoadMode mode = LoadMode.Append, string[]? key = null, string? runId = null, bool createTable = true, int blockSize = 64 * 1024,
        IBulkCopy? bulkCopy = null, DbProviderFactory? factory = null, string? source = null)
        => new(factory ?? Factory, ConnectionString, name, new DbTableOptions
        {
            Mode = mode, Key = key ?? [], RunId = runId, CreateTable = createTable, BlockSize = blockSize, BulkCopy = bulkCopy ?? BulkCopy, Source = source,
            Dialect = _kind == TestDatabaseKind.Unknown ? SqlDialect.Ansi : null,
        });

    /// <summary>A database that another process made.</summary>
    public static TestDatabase Open(TestDatabaseKind kind, string connectionString) => new(kind, connectionString);

    /// <summary>Rows of a query; null when it names a table that is not there.</summary>
    public async Task<IReadOnlyList<object?[]>?> ReadAsync(string query = "SELECT * FROM t")
    {
        try
        {
            using var rows = await new DbQuery(Factory, ConnectionString, query).OpenAsync();
            return (await MemoryTable.ReadAsync(rows)).Rows;
        }
        catch (DbException problem) when (problem.Message.Contains("exist", StringComparison.Ordinal) || problem.Message.Contains("no such table", StringComparison.Ordinal))
        {
            return null;
        }
    }

    public async Task ExecuteAsync(string statement)
    {
        await using var connection = Factory.CreateConnection()!;
        connection.ConnectionString = ConnectionString;
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = statement;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Names of the tables, apart from the ledger.</summary>
    public async Task<IReadOnlyList<string>> TablesAsync()
    {
        var query = _kind switch
        {
            TestDatabaseKind.Sqlite or TestDatabaseKind.Unknown => "SELECT cast(name AS text) AS n FROM sqlite_master WHERE type = 'table' AND name <> 'anx_ledger'",
            TestDatabaseKind.DuckDb or TestDatabaseKind.DuckDbAppender => "SELECT table_name FROM information_schema.tables WHERE table_name <> 'anx_ledger'",
            _ => "SELECT table_name::text FROM information_schema.tables WHERE table_schema = current_schema() AND table_name <> 'anx_ledger'",
        };
        return [.. (await ReadAsync(query))!.Select(row => (string)row[0]!)];
    }

    public void Dispose() => _folder.Dispose();
}
