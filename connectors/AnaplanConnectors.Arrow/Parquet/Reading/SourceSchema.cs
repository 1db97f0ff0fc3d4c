using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Arrow;

/// <summary>The columns of rows that come from one or several files with equal columns.</summary>
internal static class SourceSchema
{
    /// <summary>The file's columns, then those that its path states; or those that are asked for, in that order.</summary>
    /// <exception cref="ColumnarFileException">A column cannot be carried, or a name that is asked for fits none or several.</exception>
    public static RowSchema Create(ParquetInput input, IReadOnlyList<ParquetPart> parts, IReadOnlyList<string>? selected)
    {
        var partitions = parts[0].Values.Keys.ToList();
        var twice = partitions.Find(name => input.Columns.Any(column => column.Name == name));
        if (twice is not null)
            throw new ColumnarFileException(input.Path, $"the path states a column '{twice}' that the file has as well");
        var columns = input.Columns.Select(column => (column.Name, column.Problem)).Concat(partitions.Select(name => (Name: name, Problem: (string?)null))).ToList();
        var chosen = ColumnChoice.Choose(input.Path, columns, selected);

        // Another file may lack values where this one must have them.
        return new RowSchema(chosen.Select(index => index < input.Columns.Count && input.Columns[index].Column is { } column
            ? column with { IsNullable = column.IsNullable || parts.Count > 1 }
            : new Column(columns[index].Name, ColumnType.Text)));
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
}
