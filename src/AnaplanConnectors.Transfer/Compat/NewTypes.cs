using AnaplanConnectors.Transfer.Rows;
#if !NETFRAMEWORK
using System.Globalization;
#endif

namespace AnaplanConnectors.Transfer.Compat;

/// <summary>Column types of drivers that .NET Framework does not have.</summary>
internal static class NewTypes
{
#if NETFRAMEWORK
    public static ColumnType? ColumnTypeOf(Type type) => null;

    public static DbColumnReader? Create(Type type, int ordinal, Column column) => null;
#else
    public static ColumnType? ColumnTypeOf(Type type)
        => type == typeof(DateOnly) ? ColumnType.Date : type == typeof(TimeOnly) ? ColumnType.Text : null;

    public static DbColumnReader? Create(Type type, int ordinal, Column column)
    {
        if (type == typeof(DateOnly))
            return new DbColumnReader.Dates(ordinal, column, static (reader, i) => reader.GetFieldValue<DateOnly>(i).ToDateTime(TimeOnly.MinValue));
        return type == typeof(TimeOnly)
            ? new DbColumnReader.Texts(
                ordinal, column, static (reader, i) => reader.GetFieldValue<TimeOnly>(i).ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture))
            : null;
    }
#endif
}
