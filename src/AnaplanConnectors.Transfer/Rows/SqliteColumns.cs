using System.Data.Common;

namespace AnaplanConnectors.Transfer.Rows;

/// <summary>
/// The columns of a query by Microsoft.Data.Sqlite, which converts silently: the text 'abc' in a column of whole numbers comes as 0.
/// </summary>
internal static class SqliteColumns
{
    /// <summary>Told by the name of the class: this project refers to no database.</summary>
    public static bool AreThoseOf(DbDataReader reader) => reader.GetType().FullName == "Microsoft.Data.Sqlite.SqliteDataReader";

    /// <summary>
    /// The columns by declared types and the current row. The driver's own table of the schema is left alone: for every column it
    /// reads the whole table.
    /// </summary>
    /// <exception cref="NotSupportedException">Columns hold bytes; all of them are named.</exception>
    public static DbColumnReader[] Create(DbDataReader reader, bool hasRow)
    {
        var columns = new DbColumnReader?[reader.FieldCount];
        for (var i = 0; i < columns.Length; i++)
            columns[i] = TypeOf(reader, i, hasRow) is { } type ? SqliteColumnReader.Create(i, new Column(reader.GetName(i), type)) : null;
        return DbColumnReader.Supported(columns, i => $"'{reader.GetName(i)}' ({reader.GetDataTypeName(i)})");
    }

    private static ColumnType? TypeOf(DbDataReader reader, int ordinal, bool hasRow)
    {
        // The declared type; where there is none, the name that belongs to the value, which is BLOB for a missing one.
        var declared = reader.GetDataTypeName(ordinal);
        if (TypeOf(declared) is { } type)
            return type;
        if (!hasRow || reader.IsDBNull(ordinal))
            return ColumnType.Text;
        var value = reader.GetFieldType(ordinal);
        return value == typeof(long) ? ColumnType.Integer
            : value == typeof(double) ? ColumnType.Double
            : value == typeof(string) ? ColumnType.Text
            : null;
    }

    // The first four are SQLite's own rules, in its order (https://sqlite.org/datatype3.html, section 3.1).
    private static ColumnType? TypeOf(string declared)
    {
        return declared switch
        {
            _ when Has("INT") => ColumnType.Integer,
            _ when Has("CHAR") || Has("CLOB") || Has("TEXT") => ColumnType.Text,
            _ when Has("BLOB") => null,
            _ when Has("REAL") || Has("FLOA") || Has("DOUB") => ColumnType.Double,
            _ when Has("BOOL") => ColumnType.Boolean,
            _ when Has("DECIMAL") || Has("NUMERIC") => ColumnType.Decimal,
            _ when Has("DATETIME") || Has("TIMESTAMP") => ColumnType.Timestamp,
            _ when declared.Equals("DATE", StringComparison.OrdinalIgnoreCase) => ColumnType.Date,
            _ => null,
        };

        bool Has(string part) => declared.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0;
    }
}
