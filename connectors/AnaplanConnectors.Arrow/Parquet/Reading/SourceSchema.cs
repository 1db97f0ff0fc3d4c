using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Arrow;

/// <summary>The columns of rows that come from one or several files with equal columns.</summary>
internal static class SourceSchema
{
    private const int MaxNamed = 10;

    /// <summary>The file's columns, then those that its path states; or those that are asked for, in that order.</summary>
    /// <exception cref="ColumnarFileException">A column cannot be carried, or a name that is asked for fits none or several.</exception>
    public static RowSchema Create(ParquetInput input, IReadOnlyList<ParquetPart> parts, IReadOnlyList<string>? selected)
    {
        var partitions = parts[0].Values.Keys.ToList();
        var twice = partitions.Find(name => input.Columns.Any(column => column.Name == name));
        if (twice is not null)
            throw new ColumnarFileException(input.Path, $"the path states a column '{twice}' that the file has as well");
        var names = input.Columns.Select(column => column.Name).Concat(partitions).ToList();
        var chosen = selected is null ? names : selected.Select(name => Find(input.Path, names, name)).Distinct().ToList();
        var refused = input.Columns.Where(column => column.Problem is not null && chosen.Contains(column.Name)).ToList();
        if (refused.Count > 0)
        {
            var reasons = string.Join("; ", refused.Take(MaxNamed).Select(column => $"'{column.Name}': {column.Problem}"))
                + (refused.Count > MaxNamed ? FormattableString.Invariant($"; and {refused.Count - MaxNamed} more") : "");
            throw new ColumnarFileException(
                input.Path, $"rows cannot carry {reasons}. Name the columns to read (Columns) without these", column: refused.Count == 1 ? refused[0].Name : null);
        }

        // Another file may lack values where this one must have them.
        return new RowSchema(chosen.Select(name => input.Columns.FirstOrDefault(column => column.Name == name)?.Column is { } column
            ? column with { IsNullable = column.IsNullable || parts.Count > 1 }
            : new Column(name, ColumnType.Text)));
    }

    /// <summary>Where a file has the columns; null for those that its path states.</summary>
    /// <exception cref="ColumnarFileException">The file has other columns than the first one.</exception>
    public static FileColumn?[] Match(RowSchema schema, ParquetInput input, ParquetPart part)
        => [.. schema.Select(column => part.Values.ContainsKey(column.Name) ? null : Match(column, input))];

    private static FileColumn Match(Column wanted, ParquetInput input)
    {
        var found = input.Columns.FirstOrDefault(column => column.Name == wanted.Name)
            ?? throw new ColumnarFileException(input.Path, "the first file has this column, and this file does not", column: wanted.Name);
        return found.Column is { } column && column with { IsNullable = wanted.IsNullable } == wanted
            ? found
            : throw new ColumnarFileException(
                input.Path, $"the column is {Describe(found.Column)} here and {Describe(wanted)} in the first file", column: wanted.Name);
    }

    private static string Describe(Column? column) => column switch
    {
        null => "of a type that rows do not carry",
        { Type: ColumnType.Decimal } => $"Decimal({column.Precision}, {column.Scale})",
        _ => column.Type.ToString(),
    };

    private static string Find(string path, List<string> names, string name)
        => names.Find(known => known == name)
            ?? names.FindAll(known => string.Equals(known, name, StringComparison.OrdinalIgnoreCase)) switch
            {
                [var known] => known,
                [] => throw new ColumnarFileException(path, $"there is no such column; there are {string.Join(", ", names)}", column: name),
                var several => throw new ColumnarFileException(path, $"the name fits several columns: {string.Join(", ", several)}", column: name),
            };
}
