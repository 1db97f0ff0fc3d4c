using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.AdoNet;

internal sealed class PostgreSqlDialect() : SqlDialect("PostgreSQL")
{
    internal override int RowsPerInsert(int columns) => Math.Max(1, Math.Min(500, 30_000 / Math.Max(columns, 1)));

    internal override string TypeOf(Column column, bool isKey) => column.Type switch
    {
        ColumnType.Text => Sized("varchar", column.MaxLength, 10_000_000, "text"),
        ColumnType.Integer => "bigint",
        ColumnType.Decimal => column is { Precision: { } precision, Scale: { } scale } ? FormattableString.Invariant($"numeric({precision}, {scale})") : "numeric",
        ColumnType.Double => "double precision",
        ColumnType.Boolean => "boolean",
        ColumnType.Date => "date",
        _ => "timestamp",
    };

    internal override ColumnLimits LimitsOf(Column column) => new()
    {
        Database = Name,
        TakesNul = false,
        TickUnit = TimeSpan.TicksPerMillisecond / 1000,
        MaxScale = column is { Precision: not null, Scale: { } scale } ? scale : 28,
        MaxDigits = column is { Precision: { } precision, Scale: not null } ? precision : 29,
    };

    internal override string? CountTables(DbTableName table)
        => $"SELECT CASE WHEN to_regclass({Literal(table.In(this))}) IS NULL THEN 0 ELSE 1 END";

    internal override string DeleteAll(string table) => $"TRUNCATE TABLE {table}";

    internal override string? Lock(string table) => $"LOCK TABLE {table} IN SHARE ROW EXCLUSIVE MODE";
}
