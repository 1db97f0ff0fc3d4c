using System.Data.Common;
using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Rows;
using Microsoft.Data.Sqlite;

namespace AnaplanConnectors.AdoNet.Tests;

/// <summary>The databases that loads are tested on, and the ways into them.</summary>
public enum TestDatabaseKind
{
    Sqlite,

    /// <summary>SQLite, treated as a database that nobody knows.</summary>
    Unknown,

    /// <summary>DuckDB through its appender, which is found without being passed.</summary>
    DuckDb,

    /// <summary>DuckDB as a provider without an appender is loaded.</summary>
    DuckDbInserts,

    PostgreSql,

    /// <summary>PostgreSQL through binary COPY.</summary>
    PostgreSqlCopy,
}

/// <summary>How a kind of database is reached.</summary>
/// <param name="Factory">The provider.</param>
/// <param name="BulkCopy">The fast way into it; null: there is none.</param>
/// <param name="ConnectAsync">Makes an empty database, for which a file's name is free, and says how to connect to it.</param>
/// <param name="Tables">Query of the tables' names, apart from the ledger.</param>
public sealed record DatabaseWay(DbProviderFactory Factory, IBulkCopy? BulkCopy, Func<string, Task<string>> ConnectAsync, string Tables);

/// <summary>A database of a test's own.</summary>
public sealed class TestDatabase : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TestDatabaseKind _kind;
    private readonly DatabaseWay _way;

    private TestDatabase(TestDatabaseKind kind, string connectionString)
    {
        _kind = kind;
        _way = Ways[kind];
        ConnectionString = connectionString;
    }

    /// <summary>The kinds that this framework can reach; .NET adds those whose providers need it (Net10/Support/OtherDatabases.cs).</summary>
    public static IDictionary<TestDatabaseKind, DatabaseWay> Ways { get; } = new SortedDictionary<TestDatabaseKind, DatabaseWay>
    {
        [TestDatabaseKind.Sqlite] = Sqlite,
        [TestDatabaseKind.Unknown] = Sqlite,
    };

    public static IEnumerable<TestDatabaseKind> Kinds => Ways.Keys;

    /// <summary>One way into each of them, for what does not depend on the way.</summary>
    public static IEnumerable<TestDatabaseKind> OneOfEach => Kinds.Where(kind => kind is not (TestDatabaseKind.DuckDbInserts or TestDatabaseKind.PostgreSql));

    public string ConnectionString { get; private set; }

    public DbProviderFactory Factory => _way.Factory;

    private static DatabaseWay Sqlite => new(
        SqliteFactory.Instance, null, file => Task.FromResult($"Data Source={file};Pooling=False"),
        "SELECT cast(name AS text) AS n FROM sqlite_master WHERE type = 'table' AND name <> 'anx_ledger'");

    public static async Task<TestDatabase> CreateAsync(TestDatabaseKind kind)
    {
        var database = new TestDatabase(kind, "");
        database.ConnectionString = await database._way.ConnectAsync(database._folder.File("test.db"));
        return database;
    }

    public DbTable Table(
        string name = "t", LoadMode mode = LoadMode.Append, string[]? key = null, string? runId = null, bool createTable = true, int blockSize = 64 * 1024,
        IBulkCopy? bulkCopy = null, DbProviderFactory? factory = null, string? source = null)
        => new(factory ?? Factory, ConnectionString, name, new DbTableOptions
        {
            Mode = mode, Key = key ?? [], RunId = runId, CreateTable = createTable, BlockSize = blockSize, BulkCopy = bulkCopy ?? _way.BulkCopy, Source = source,
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
        catch (DbException problem) when (problem.Message.Contains("exist") || problem.Message.Contains("no such table"))
        {
            return null;
        }
    }

    public async Task ExecuteAsync(string statement)
    {
        using var connection = Factory.CreateConnection()!;
        connection.ConnectionString = ConnectionString;
        await connection.OpenAsync();
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Names of the tables, apart from the ledger.</summary>
    public async Task<IReadOnlyList<string>> TablesAsync() => [.. (await ReadAsync(_way.Tables))!.Select(row => (string)row[0]!)];

    public void Dispose() => _folder.Dispose();
}
