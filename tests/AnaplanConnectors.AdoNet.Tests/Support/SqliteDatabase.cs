using System.Data.Common;
using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Rows;
using Microsoft.Data.Sqlite;

namespace AnaplanConnectors.AdoNet.Tests;

/// <summary>A database in a file of its own, with one table that the test declares.</summary>
public sealed class SqliteDatabase : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public string ConnectionString => new SqliteConnectionStringBuilder { DataSource = _folder.File("test.db"), Pooling = false }.ConnectionString;

    public void Execute(string statement, params object?[] values)
    {
        using var connection = new SqliteConnection(ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        for (var i = 0; i < values.Length; i++)
            command.Parameters.AddWithValue("$" + (i + 1), values[i] ?? DBNull.Value);
        command.ExecuteNonQuery();
    }

    /// <summary>A table named t. The values are written as SQLite literals: <c>5</c>, <c>'five'</c>, <c>x'05'</c>.</summary>
    public void CreateTable(string columns, params string[] rows)
    {
        Execute($"create table t ({columns})");
        foreach (var row in rows)
            Execute($"insert into t values ({row})");
    }

    /// <summary>The table t, with these rows.</summary>
    public void Fill(MemoryTable table)
    {
        Execute($"create table t ({string.Join(", ", table.Schema.Select(column => $"\"{column.Name}\" {Declared(column.Type)}"))})");
        using var connection = new SqliteConnection(ConnectionString);
        connection.Open();
        using var transaction = connection.BeginTransaction();
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"insert into t values ({string.Join(", ", table.Schema.Select((_, i) => $"$c{i}"))})";
        foreach (var row in table.Rows)
        {
            command.Parameters.Clear();
            for (var i = 0; i < row.Length; i++)
                command.Parameters.AddWithValue($"$c{i}", row[i] ?? DBNull.Value);
            command.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    public DbQuery Query(string query = "select * from t", DbProviderFactory? factory = null)
        => new(factory ?? SqliteFactory.Instance, ConnectionString, query);

    /// <summary>The only row that the query delivers.</summary>
    public object?[] Row(string query = "select * from t") => Rows(query).Single();

    public IReadOnlyList<object?[]> Rows(string query = "select * from t")
    {
        using var rows = Query(query).Open();
        var read = new List<object?[]>();
        while (rows.Read())
            read.Add(MemoryTable.Current(rows));
        return read;
    }

    public void Dispose() => _folder.Dispose();

    private static string Declared(ColumnType type) => type switch
    {
        ColumnType.Text => "TEXT",
        ColumnType.Integer => "INTEGER",
        ColumnType.Decimal => "DECIMAL(28, 10)",
        ColumnType.Double => "DOUBLE PRECISION",
        ColumnType.Boolean => "BOOLEAN",
        ColumnType.Date => "DATE",
        _ => "TIMESTAMP",
    };
}
