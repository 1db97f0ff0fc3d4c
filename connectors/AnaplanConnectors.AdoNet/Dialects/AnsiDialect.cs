using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.AdoNet;

/// <summary>Only what every database understands; each statement stands by itself.</summary>
internal sealed class AnsiDialect() : SqlDialect("the database")
{
    internal override bool HasTransactionalDdl => false;

    internal override int RowsPerInsert(int columns) => 1;

    internal override string TypeOf(Column column, bool isKey) => column.Type switch
    {
        ColumnType.Text => Sized("VARCHAR", column.MaxLength, 4000, isKey ? "VARCHAR(400)" : "VARCHAR(4000)"),
        ColumnType.Integer => "BIGINT",
        ColumnType.Decimal => Decimal(column),
        ColumnType.Double => "DOUBLE PRECISION",
        ColumnType.Boolean => "BOOLEAN",
        ColumnType.Date => "DATE",
        _ => "TIMESTAMP",
    };

    internal override ColumnLimits LimitsOf(Column column) => new()
    {
        Database = Name, TakesNaN = false, TakesInfinity = false, TakesNul = false, MaxScale = Math.Min(28, DecimalScaleOf(column)), MaxDigits = DecimalDigitsOf(column),
    };

    // Where catalogs lie, and in which schema a name without one is looked for, is different everywhere.
    internal override string? CountTables(DbTableName table) => null;

    internal override string UpdateFrom(DbTableName table, string staging, IReadOnlyList<ColumnPair> columns, IReadOnlyList<ColumnPair> keys)
    {
        var isSame = IsSame(Quote(table.Name), keys);
        var values = columns.Select(pair => $"{Quote(pair.Target)} = (SELECT anx_s.{Quote(pair.Staged)} FROM {staging} anx_s WHERE {isSame})");
        return $"UPDATE {table.In(this)} SET {string.Join(", ", values)} WHERE EXISTS (SELECT 1 FROM {staging} anx_s WHERE {isSame})";
    }
}
