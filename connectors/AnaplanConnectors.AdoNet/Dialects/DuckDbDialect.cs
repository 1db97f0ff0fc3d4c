using System.Data.Common;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.AdoNet;

internal sealed class DuckDbDialect() : SqlDialect("DuckDB")
{
    internal override string TypeOf(Column column, bool isKey) => column.Type switch
    {
        ColumnType.Text => "VARCHAR",
        ColumnType.Integer => "BIGINT",
        ColumnType.Decimal => Decimal(column),
        ColumnType.Double => "DOUBLE",
        ColumnType.Boolean => "BOOLEAN",
        ColumnType.Date => "DATE",
        _ => "TIMESTAMP",
    };

    internal override string? CountTables(DbTableName table)
        => $"SELECT COUNT(*) FROM information_schema.tables WHERE lower(table_name) = lower({Literal(table.Name)}) AND table_catalog = current_database() "
            + $"AND lower(table_schema) = lower({(table.Schema is { } schema ? Literal(schema) : "current_schema()")})";

    internal override string Marker(int index) => FormattableString.Invariant($"$p{index}");

    internal override string ParameterName(int index) => FormattableString.Invariant($"p{index}");

    internal override IBulkCopy? BulkCopyOf(DbConnection connection) => DuckDbAppender.Of(connection);

    internal override ColumnLimits LimitsOf(Column column) => new()
    {
        Database = Name,
        TakesNul = false,
        TickUnit = TimeSpan.TicksPerMillisecond / 1000,
        MaxScale = Math.Min(28, DecimalScaleOf(column)),
        MaxDigits = DecimalDigitsOf(column),
    };
}
