using System.Data;
using System.Data.Common;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.AdoNet;

/// <summary>The collections that every provider has, with the columns that .NET documents for them.</summary>
internal static class CommonCollections
{
    private static readonly string[] Words = ["SELECT", "AS", "FROM", "WHERE", "AND", "EXEC", "EXECUTE", "TRUE", "FALSE"];

    public static DataTable Collections(string name, IEnumerable<(string Name, string[] Restrictions)> known)
        => SchemaTable.New(name, "CollectionName", "NumberOfRestrictions:int", "NumberOfIdentifierParts:int").With(known, one => [one.Name, one.Restrictions.Length, 0]);

    public static DataTable Restrictions(string name, IEnumerable<(string Name, string[] Restrictions)> known)
        => SchemaTable.New(name, "CollectionName", "RestrictionName", "RestrictionDefault", "RestrictionNumber:int")
            .With(known.SelectMany(one => one.Restrictions.Select((restriction, i) => (one.Name, restriction, i + 1))), one => [one.Name, one.restriction, null, one.Item3]);

    public static DataTable ReservedWords(string name) => SchemaTable.New(name, "ReservedWord").With(Words, word => [word]);

    /// <summary>The types of columns, as <see cref="RowReader"/> has them.</summary>
    public static DataTable DataTypes(string name) => SchemaTable.New(name, "TypeName", "ProviderDbType:int", "DataType").With(
        new (ColumnType Type, DbType DbType, Type Clr)[]
        {
            (ColumnType.Text, DbType.String, typeof(string)), (ColumnType.Integer, DbType.Int64, typeof(long)), (ColumnType.Decimal, DbType.Decimal, typeof(decimal)),
            (ColumnType.Double, DbType.Double, typeof(double)), (ColumnType.Boolean, DbType.Boolean, typeof(bool)), (ColumnType.Date, DbType.Date, typeof(DateTime)),
            (ColumnType.Timestamp, DbType.DateTime2, typeof(DateTime)),
        },
        one => [one.Type.ToString(), (int)one.DbType, one.Clr.FullName]);

    /// <summary>How names, texts and parameters are written (docs/sql.md).</summary>
    public static DataTable DataSource(string name)
    {
        var table = SchemaTable.New(
            name, DbMetaDataColumnNames.CompositeIdentifierSeparatorPattern, DbMetaDataColumnNames.DataSourceProductName, DbMetaDataColumnNames.DataSourceProductVersion,
            DbMetaDataColumnNames.DataSourceProductVersionNormalized, DbMetaDataColumnNames.IdentifierPattern, DbMetaDataColumnNames.ParameterMarkerFormat,
            DbMetaDataColumnNames.ParameterMarkerPattern, DbMetaDataColumnNames.ParameterNameMaxLength + ":int", DbMetaDataColumnNames.ParameterNamePattern,
            DbMetaDataColumnNames.QuotedIdentifierPattern, DbMetaDataColumnNames.StatementSeparatorPattern, DbMetaDataColumnNames.StringLiteralPattern);
        table.Columns.Add(DbMetaDataColumnNames.GroupByBehavior, typeof(GroupByBehavior));
        table.Columns.Add(DbMetaDataColumnNames.IdentifierCase, typeof(IdentifierCase));
        table.Columns.Add(DbMetaDataColumnNames.QuotedIdentifierCase, typeof(IdentifierCase));
        table.Columns.Add(DbMetaDataColumnNames.OrderByColumnsInSelect, typeof(bool));
        table.Columns.Add(DbMetaDataColumnNames.SupportedJoinOperators, typeof(SupportedJoinOperators));
        table.Rows.Add(
            @"\.", "Anaplan", "2.0", "02.00", @"[\p{L}\p{Nd}_]+", "@{0}", @"@[\p{L}\p{Nd}_]+", 128, @"[\p{L}\p{Nd}_]+", @"\[(?:[^\]]|\]\])*\]|""(?:[^""]|"""")*""", ";", "'(?:[^']|'')*'",
            GroupByBehavior.NotSupported, IdentifierCase.Insensitive, IdentifierCase.Insensitive, false, SupportedJoinOperators.None);
        return table;
    }
}
