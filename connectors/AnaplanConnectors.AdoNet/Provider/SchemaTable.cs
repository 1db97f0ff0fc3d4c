using System.Data;
using System.Globalization;

namespace AnaplanConnectors.AdoNet;

/// <summary>Making and filling tables of schema collections.</summary>
internal static class SchemaTable
{
    /// <param name="name">Of the table.</param>
    /// <param name="columns">Names; <c>:int</c> behind one makes it a number, others are texts.</param>
    public static DataTable New(string name, params string[] columns)
    {
        var table = new DataTable(name) { Locale = CultureInfo.InvariantCulture };
        foreach (var column in columns)
        {
            var isNumber = column.EndsWith(":int", StringComparison.Ordinal);
            table.Columns.Add(isNumber ? column.Substring(0, column.Length - 4) : column, isNumber ? typeof(int) : typeof(string));
        }

        return table;
    }

    public static DataTable With<T>(this DataTable table, IEnumerable<T> items, Func<T, object?[]> row)
    {
        foreach (var item in items)
            table.Rows.Add(row(item).Select(value => value ?? DBNull.Value).ToArray());
        return table;
    }
}
