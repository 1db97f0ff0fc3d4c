using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Arrow.Tests;

/// <summary>Reads sources whole.</summary>
internal static class SourceRows
{
    /// <summary>All rows; a value that its row is refused for stands there as "refused: why".</summary>
    public static async Task<List<object?[]>> ReadAsync(ISource source)
    {
        using var reader = await source.OpenAsync();
        var rows = new List<object?[]>();
        while (await reader.ReadAsync())
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => ValueOf(reader, i))]);
        return rows;
    }

    /// <summary>The names of the columns of a Parquet file that rows can carry.</summary>
    public static async Task<string[]> CarriedColumnsAsync(string path)
    {
        using var input = await ParquetInput.OpenAsync(ParquetParts.Find(path)[0], binaryAsText: false, CancellationToken.None);
        return [.. input.Columns.Where(column => column.Problem is null).Select(column => column.Name)];
    }

    private static object? ValueOf(RowReader reader, int ordinal)
    {
        try
        {
            return reader.IsDBNull(ordinal) ? null : reader.GetValue(ordinal);
        }
        catch (RowException problem)
        {
            return $"refused: {problem.Reason}";
        }
    }
}
