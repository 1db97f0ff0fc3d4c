using System.Data;
using System.Data.Common;
using System.Globalization;
using AnaplanConnectors.Transfer.Compat;

namespace AnaplanConnectors.Transfer.Rows;

/// <summary>What a <see cref="DbDataReader"/> tells about a column.</summary>
internal sealed record DbColumnFacts(string Name, Type ClrType, string DatabaseType, bool IsNullable, int? Size, int? Precision, int? Scale)
{
    public static DbColumnFacts[] Read(DbDataReader reader)
    {
        var table = SchemaTable(reader);
        var facts = new DbColumnFacts[reader.FieldCount];
        for (var i = 0; i < facts.Length; i++)
        {
            var row = table is not null && i < table.Rows.Count ? table.Rows[i] : null;
            facts[i] = new DbColumnFacts(
                reader.GetName(i), reader.GetFieldType(i), reader.GetDataTypeName(i),
                Value(row, SchemaTableColumn.AllowDBNull) is not false, Number(row, SchemaTableColumn.ColumnSize),
                Number(row, SchemaTableColumn.NumericPrecision), Number(row, SchemaTableColumn.NumericScale));
        }

        return facts;
    }

    /// <summary>The column in our types; null when rows cannot carry it.</summary>
    public Column? ToColumn() => Type.GetTypeCode(ClrType) switch
    {
        TypeCode.String or TypeCode.Char => Of(ColumnType.Text) with { MaxLength = Size is > 0 and < int.MaxValue / 2 ? Size : null },
        TypeCode.SByte or TypeCode.Byte or TypeCode.Int16 or TypeCode.UInt16 or TypeCode.Int32 or TypeCode.UInt32 or TypeCode.Int64
            => Of(ColumnType.Integer),
        TypeCode.UInt64 => Of(ColumnType.Decimal) with { Scale = 0, Precision = 20 },
        TypeCode.Decimal => Of(ColumnType.Decimal) with { Scale = ToScale(), Precision = ToPrecision() },
        TypeCode.Single or TypeCode.Double => Of(ColumnType.Double),
        TypeCode.Boolean => Of(ColumnType.Boolean),
        TypeCode.DateTime => Of(IsDateOnly ? ColumnType.Date : ColumnType.Timestamp),
        _ when ClrType == typeof(DateTimeOffset) => Of(ColumnType.Timestamp),
        _ when ClrType == typeof(Guid) || ClrType == typeof(TimeSpan) => Of(ColumnType.Text),
        _ => NewTypes.ColumnTypeOf(ClrType) is { } type ? Of(type) : null,
    };

    // Every driver that has one calls it so.
    private bool IsDateOnly => string.Equals(DatabaseType, "date", StringComparison.OrdinalIgnoreCase);

    private Column Of(ColumnType type) => new(Name, type, IsNullable);

    // Known to be fixed even where the digits are too many for us: the sum of a decimal(10, 2) is a decimal(38, 2).
    private byte? ToScale() => Scale is >= 0 and <= 28 && Precision > 0 ? (byte)Scale : null;

    private byte? ToPrecision() => Precision is > 0 and <= 28 ? (byte)Precision : null;

    private static DataTable? SchemaTable(DbDataReader reader)
    {
        try
        {
            return reader.GetSchemaTable();
        }
        catch (NotSupportedException)
        {
            // Drivers need not describe their columns further; names and types are enough.
            return null;
        }
    }

    private static object? Value(DataRow? row, string name)
        => row is not null && row.Table.Columns.Contains(name) && row[name] is not DBNull ? row[name] : null;

    private static int? Number(DataRow? row, string name)
        => Value(row, name) is IConvertible number ? Convert.ToInt32(number, CultureInfo.InvariantCulture) : null;
}
