using System.Data;
using System.Data.Common;
using System.Globalization;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.AdoNet;

/// <summary>SQLite keeps decimals as doubles, and days and times as text, which is what the reading side expects of it.</summary>
internal sealed class SqliteDialect() : SqlDialect("SQLite")
{
    // Values are bound in the process; a statement that stays prepared is faster than a long one.
    internal override int RowsPerInsert(int columns) => 1;

    internal override string TypeOf(Column column, bool isKey) => column.Type switch
    {
        ColumnType.Text => "TEXT",
        ColumnType.Integer => "BIGINT",
        ColumnType.Decimal => Decimal(column),
        ColumnType.Double => "DOUBLE",
        ColumnType.Boolean => "BOOLEAN",
        ColumnType.Date => "DATE",
        _ => "TIMESTAMP",
    };

    internal override ColumnLimits LimitsOf(Column column) => new() { Database = Name, TakesNaN = false, MaxDigits = 15 };

    internal override string? CountTables(DbTableName table)
        => $"SELECT COUNT(*) FROM {(table.Schema is { } schema ? Quote(schema) + "." : "")}sqlite_master WHERE type IN ('table', 'view') AND lower(name) = lower({Literal(table.Name)})";

    internal override void Prepare(DbParameter parameter, ColumnType type) => parameter.DbType = type switch
    {
        ColumnType.Integer or ColumnType.Boolean => DbType.Int64,
        ColumnType.Double => DbType.Double,
        _ => DbType.String,
    };

    internal override object ValueOf(RowReader rows, int ordinal)
    {
        if (rows.IsDBNull(ordinal))
            return DBNull.Value;
        return rows.Schema[ordinal].Type switch
        {
            ColumnType.Boolean => rows.GetBoolean(ordinal) ? 1L : 0L,
            ColumnType.Decimal => rows.GetDecimal(ordinal).ToString(CultureInfo.InvariantCulture),
            ColumnType.Date => rows.GetDateTime(ordinal).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ColumnType.Timestamp => rows.GetDateTime(ordinal).ToString("yyyy-MM-dd HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture),
            _ => rows.GetValue(ordinal),
        };
    }
}
