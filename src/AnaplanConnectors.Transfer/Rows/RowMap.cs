namespace AnaplanConnectors.Transfer.Rows;

/// <summary>Columns of a wrapper, and where each one lies in what it wraps.</summary>
internal sealed class RowMap(RowSchema schema, int[] ordinals)
{
    public RowSchema Schema { get; } = schema;

    public int[] Ordinals { get; } = ordinals;

    public static RowMap Select(RowSchema schema, string[] names)
    {
        var ordinals = Array.ConvertAll(names, name => Find(schema, name));
        return new RowMap(new RowSchema(ordinals.Select(ordinal => schema[ordinal])), ordinals);
    }

    public static RowMap Rename(RowSchema schema, IEnumerable<KeyValuePair<string, string>> names)
    {
        var columns = schema.ToArray();
        foreach (var pair in names)
        {
            var ordinal = Find(schema, pair.Key);
            columns[ordinal] = columns[ordinal] with { Name = pair.Value };
        }

        return new RowMap(new RowSchema(columns), [.. Enumerable.Range(0, columns.Length)]);
    }

    private static int Find(RowSchema schema, string name)
    {
        var ordinal = schema.IndexOf(name);
        return ordinal >= 0
            ? ordinal
            : throw new ArgumentException($"There is no column '{name}'. Columns: {string.Join(", ", schema.Select(column => column.Name))}.");
    }
}
