using System.Data.Common;
using AnaplanConnectors.Transfer.Rows;
using DuckDB.NET.Data;
using Npgsql;

namespace AnaplanConnectors.AdoNet.Tests;

/// <summary>The bulk copies of docs/databases.md, as a program would compose them.</summary>
public static class Bulk
{
    public static PostgreSqlCopy PostgreSql { get; } = new(async (connection, copy, cancellationToken)
        => await ((NpgsqlConnection)connection).BeginRawBinaryCopyAsync(copy, cancellationToken));
}

/// <summary>DuckDB's appender.</summary>
public sealed class DuckDbAppender : IBulkCopy
{
    public async Task WriteAsync(DbConnection connection, DbTransaction transaction, BulkTarget target, RowReader rows, CancellationToken cancellationToken)
    {
        using var appender = ((DuckDBConnection)connection).CreateAppender(target.Schema ?? "main", target.Table);
        while (await rows.ReadAsync(cancellationToken))
        {
            var row = appender.CreateRow();
            for (var i = 0; i < rows.FieldCount; i++)
                Append(row, rows, i);
            row.EndRow();
        }
    }

    private static IDuckDBAppenderRow Append(IDuckDBAppenderRow row, RowReader rows, int ordinal)
    {
        if (rows.IsDBNull(ordinal))
            return row.AppendNullValue();
        return rows.Schema[ordinal].Type switch
        {
            ColumnType.Integer => row.AppendValue(rows.GetInt64(ordinal)),
            ColumnType.Decimal => row.AppendValue(rows.GetDecimal(ordinal)),
            ColumnType.Double => row.AppendValue(rows.GetDouble(ordinal)),
            ColumnType.Boolean => row.AppendValue(rows.GetBoolean(ordinal)),
            ColumnType.Date => row.AppendValue(DateOnly.FromDateTime(rows.GetDateTime(ordinal))),
            ColumnType.Timestamp => row.AppendValue(DateTime.SpecifyKind(rows.GetDateTime(ordinal), DateTimeKind.Unspecified)),
            _ => row.AppendValue(rows.GetString(ordinal)),
        };
    }
}
