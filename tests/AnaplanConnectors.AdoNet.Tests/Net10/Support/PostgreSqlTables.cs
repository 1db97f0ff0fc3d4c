using System.Data;
using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Rows;
using Npgsql;

namespace AnaplanConnectors.AdoNet.Tests;

/// <summary>Tables made with the driver alone, so that what reads them is tested against something else.</summary>
public static class PostgreSqlTables
{
    public static async Task FillAsync(string connectionString, string name, MemoryTable table)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var create = new NpgsqlCommand(
            $"CREATE TABLE {name} ({string.Join(", ", table.Schema.Select(column => $"\"{column.Name}\" {Declared(column.Type)}"))})", connection);
        await create.ExecuteNonQueryAsync();
        foreach (var row in table.Rows)
        {
            await using var insert = new NpgsqlCommand($"INSERT INTO {name} VALUES ({string.Join(", ", row.Select((_, i) => $"@p{i}"))})", connection);
            for (var i = 0; i < row.Length; i++)
                insert.Parameters.Add(new NpgsqlParameter($"p{i}", TypeOf(table.Schema[i].Type)) { Value = row[i] ?? DBNull.Value });
            await insert.ExecuteNonQueryAsync();
        }
    }

    private static DbType TypeOf(ColumnType type) => type switch
    {
        ColumnType.Text => DbType.String,
        ColumnType.Integer => DbType.Int64,
        ColumnType.Decimal => DbType.Decimal,
        ColumnType.Double => DbType.Double,
        ColumnType.Boolean => DbType.Boolean,
        ColumnType.Date => DbType.Date,
        _ => DbType.DateTime2,
    };

    private static string Declared(ColumnType type) => type switch
    {
        ColumnType.Text => "text",
        ColumnType.Integer => "bigint",
        ColumnType.Decimal => "numeric(28, 10)",
        ColumnType.Double => "double precision",
        ColumnType.Boolean => "boolean",
        ColumnType.Date => "date",
        _ => "timestamp",
    };
}
