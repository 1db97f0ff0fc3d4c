using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.AdoNet;

internal sealed class SqlServerDialect() : SqlDialect("SQL Server")
{
    internal override string Quote(string identifier) => "[" + identifier.Replace("]", "]]") + "]";

    internal override string TypeOf(Column column, bool isKey) => column.Type switch
    {
        // A key of unlimited length cannot be indexed.
        ColumnType.Text => Sized("nvarchar", column.MaxLength, 4000, isKey ? "nvarchar(400)" : "nvarchar(max)"),
        ColumnType.Integer => "bigint",
        ColumnType.Decimal => Decimal(column),
        ColumnType.Double => "float",
        ColumnType.Boolean => "bit",
        ColumnType.Date => "date",
        _ => "datetime2",
    };

    internal override ColumnLimits LimitsOf(Column column) => new()
    {
        Database = Name, TakesNaN = false, TakesInfinity = false, MaxScale = Math.Min(28, DecimalScaleOf(column)), MaxDigits = DecimalDigitsOf(column),
    };

    internal override string? CountTables(DbTableName table) => $"SELECT CASE WHEN OBJECT_ID({Literal(table.In(this))}) IS NULL THEN 0 ELSE 1 END";

    internal override string DeleteAll(string table) => $"TRUNCATE TABLE {table}";

    internal override string Rename(DbTableName from, DbTableName to) => $"EXEC sp_rename {Literal(from.In(this))}, {Literal(to.Name)}";

    internal override string? Lock(string table) => $"SELECT TOP (0) 1 FROM {table} WITH (TABLOCKX, HOLDLOCK)";

    internal override string UpdateFrom(DbTableName table, string staging, IReadOnlyList<ColumnPair> columns, IReadOnlyList<ColumnPair> keys)
        => $"UPDATE anx_t SET {Assignments(columns)} FROM {table.In(this)} AS anx_t INNER JOIN {staging} AS anx_s ON {IsSame("anx_t", keys)}";

    internal override string Now => "SYSUTCDATETIME()";
}
