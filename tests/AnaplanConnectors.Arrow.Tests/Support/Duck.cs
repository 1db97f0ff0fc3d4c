using System.Globalization;
using DuckDB.NET.Data;

namespace AnaplanConnectors.Arrow.Tests;

/// <summary>DuckDB, as somebody else who reads and writes the same files.</summary>
internal static class Duck
{
    /// <summary>The rows of a query, with values of the types that our rows have.</summary>
    public static List<object?[]> Query(string sql)
    {
        using var database = Open();
        using var command = database.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<object?[]>();
        while (reader.Read())
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? null : Ours(reader.GetValue(i)))]);
        return rows;
    }

    /// <summary>The first value of a query.</summary>
    public static object? Scalar(string sql) => Query(sql)[0][0];

    /// <summary>Runs statements, such as COPY … TO.</summary>
    public static void Run(string sql)
    {
        using var database = Open();
        using var command = database.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static DuckDBConnection Open()
    {
        var database = new DuckDBConnection("Data Source=:memory:");
        database.Open();
        return database;
    }

    private static object Ours(object value) => value switch
    {
        DateOnly day => day.ToDateTime(TimeOnly.MinValue),
        TimeOnly time => time.ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
        Guid id => id.ToString("D"),
        sbyte or byte or short or ushort or int or uint => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        ulong number => (decimal)number,
        float number => double.Parse(number.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture),
        DateTimeOffset moment => moment.UtcDateTime,
        _ => value,
    };
}
