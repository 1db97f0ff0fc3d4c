using System.Data;
using System.Data.Common;
using System.Globalization;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.AdoNet;

/// <summary>
/// How a database wants its statements. Chosen by the class of the connection; set it where a provider of another name leads to a
/// database of these.
/// </summary>
public abstract class SqlDialect
{
    internal SqlDialect(string name) => Name = name;

    /// <summary>PostgreSQL 12 and later.</summary>
    public static SqlDialect PostgreSql { get; } = new PostgreSqlDialect();

    /// <summary>SQLite 3.33 and later.</summary>
    public static SqlDialect Sqlite { get; } = new SqliteDialect();

    /// <summary>DuckDB 1.0 and later.</summary>
    public static SqlDialect DuckDb { get; } = new DuckDbDialect();

    /// <summary>SQL Server 2016 and later, and Azure SQL.</summary>
    public static SqlDialect SqlServer { get; } = new SqlServerDialect();

    /// <summary>
    /// Any other database, in standard SQL with <c>@name</c> parameters. Replacing by swap is not offered: whether a table can be renamed
    /// within a transaction is not known.
    /// </summary>
    public static SqlDialect Ansi { get; } = new AnsiDialect();

    /// <summary>What the database is called in messages.</summary>
    public string Name { get; }

    /// <summary>Whether tables are made, dropped and renamed within transactions.</summary>
    internal virtual bool HasTransactionalDdl => true;

    /// <summary>Rows that one INSERT statement carries.</summary>
    internal virtual int RowsPerInsert(int columns) => Math.Max(1, Math.Min(500, 2000 / Math.Max(columns, 1)));

    internal static SqlDialect For(DbConnection connection) => connection.GetType().FullName switch
    {
        "Npgsql.NpgsqlConnection" => PostgreSql,
        "Microsoft.Data.Sqlite.SqliteConnection" => Sqlite,
        "DuckDB.NET.Data.DuckDBConnection" => DuckDb,
        "Microsoft.Data.SqlClient.SqlConnection" or "System.Data.SqlClient.SqlConnection" => SqlServer,
        _ => Ansi,
    };

    /// <inheritdoc/>
    public override string ToString() => Name;

    internal virtual string Quote(string identifier) => "\"" + identifier.Replace("\"", "\"\"") + "\"";

    internal static string Literal(string text) => "'" + text.Replace("'", "''") + "'";

    /// <summary>The type of a column of this kind in a table that we create.</summary>
    internal abstract string TypeOf(Column column, bool isKey);

    /// <summary>What such a column does not store.</summary>
    internal virtual ColumnLimits LimitsOf(Column column) => new() { Database = Name };

    /// <summary>A query of one number: how many tables of this name there are. Null: ask for a row of it and see.</summary>
    internal abstract string? CountTables(DbTableName table);

    internal virtual string CreateStaging(string table, string columns) => $"CREATE TABLE {table} ({columns})";

    internal virtual string DropIfExists(string table) => $"DROP TABLE IF EXISTS {table}";

    internal virtual string DeleteAll(string table) => $"DELETE FROM {table}";

    internal virtual string Rename(DbTableName from, DbTableName to) => $"ALTER TABLE {from.In(this)} RENAME TO {Quote(to.Name)}";

    /// <summary>Keeps others from changing the table until the transaction ends; null where nothing of the kind is needed or known.</summary>
    internal virtual string? Lock(string table) => null;

    /// <summary>Updates the rows of a table that are in the staging table too.</summary>
    internal virtual string UpdateFrom(DbTableName table, string staging, IReadOnlyList<ColumnPair> columns, IReadOnlyList<ColumnPair> keys)
        => $"UPDATE {table.In(this)} SET {Assignments(columns)} FROM {staging} AS anx_s WHERE {IsSame(Quote(table.Name), keys)}";

    /// <summary>The columns of the SET clause with their values from <c>anx_s</c>.</summary>
    private protected string Assignments(IReadOnlyList<ColumnPair> columns)
        => string.Join(", ", columns.Select(pair => $"{Quote(pair.Target)} = anx_s.{Quote(pair.Staged)}"));

    private protected string IsSame(string table, IReadOnlyList<ColumnPair> keys)
        => string.Join(" AND ", keys.Select(pair => $"{table}.{Quote(pair.Target)} = anx_s.{Quote(pair.Staged)}"));

    internal virtual string Now => "CURRENT_TIMESTAMP";

    /// <summary>A parameter as statements write it.</summary>
    internal virtual string Marker(int index) => FormattableString.Invariant($"@p{index}");

    /// <summary>The same parameter as the provider calls it.</summary>
    internal virtual string ParameterName(int index) => FormattableString.Invariant($"@p{index}");

    /// <summary>Sets a parameter up for values of a column.</summary>
    internal virtual void Prepare(DbParameter parameter, ColumnType type) => parameter.DbType = type switch
    {
        ColumnType.Text => DbType.String,
        ColumnType.Integer => DbType.Int64,
        ColumnType.Decimal => DbType.Decimal,
        ColumnType.Double => DbType.Double,
        ColumnType.Boolean => DbType.Boolean,
        ColumnType.Date => DbType.Date,
        _ => DbType.DateTime2,
    };

    /// <summary>The way into this database that is faster than INSERT and needs nobody's help; null where there is none.</summary>
    internal virtual IBulkCopy? BulkCopyOf(DbConnection connection) => null;

    /// <summary>A value as its parameter takes it.</summary>
    internal virtual object ValueOf(RowReader rows, int ordinal) => rows.GetValue(ordinal) switch
    {
        // The table's times bear no zone; drivers refuse or shift those that do.
        DateTime time => DateTime.SpecifyKind(time, DateTimeKind.Unspecified),
        var value => value,
    };

    internal static string Sized(string type, int? length, int greatest, string unlimited)
        => length is > 0 && length <= greatest ? string.Format(CultureInfo.InvariantCulture, "{0}({1})", type, length) : unlimited;

    /// <summary>DECIMAL with what is known of the digits, for databases that want to know: ten behind the point when nothing is.</summary>
    internal static string Decimal(Column column) => FormattableString.Invariant($"DECIMAL({DecimalDigitsOf(column)}, {DecimalScaleOf(column)})");

    internal static int DecimalScaleOf(Column column) => column.Scale ?? 10;

    internal static int DecimalDigitsOf(Column column) => column is { Precision: { } precision, Scale: not null } ? precision : 38;
}

/// <summary>A column by its name in the table and in the staging table.</summary>
internal readonly record struct ColumnPair(string Target, string Staged);
