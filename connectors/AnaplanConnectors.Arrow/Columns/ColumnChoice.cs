using AnaplanConnectors.Transfer.Mapping;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Arrow;

/// <summary>Which columns of a file are read, or may be written.</summary>
internal static class ColumnChoice
{
    private const int MaxNamed = 10;

    /// <summary>Indexes of the columns that are asked for, in that order; of all when nothing is asked for.</summary>
    /// <param name="file">What the columns are in, for messages.</param>
    /// <param name="columns">Their names, and why rows cannot carry one.</param>
    /// <param name="selected">The names that are asked for, or null.</param>
    /// <exception cref="ColumnarFileException">A column cannot be carried, or a name that is asked for fits none or several.</exception>
    public static int[] Choose(string file, IReadOnlyList<(string Name, string? Problem)> columns, IReadOnlyList<string>? selected)
    {
        var chosen = selected is null ? [.. Enumerable.Range(0, columns.Count)] : selected.Select(name => Find(file, columns, name)).Distinct().ToArray();
        var refused = chosen.Select(index => columns[index]).Where(column => column.Problem is not null).ToList();
        if (refused.Count == 0)
            return chosen;
        var reasons = string.Join("; ", refused.Take(MaxNamed).Select(column => $"'{column.Name}': {column.Problem}"))
            + (refused.Count > MaxNamed ? FormattableString.Invariant($"; and {refused.Count - MaxNamed} more") : "");
        var carried = columns.Where(column => column.Problem is null).Select(column => column.Name).ToList();
        var advice = carried.Count == 0 ? "There is no other column"
            : $"Name the columns to read (Columns) without these: {string.Join(", ", carried.Take(MaxNamed))}{(carried.Count > MaxNamed ? ", …" : "")}";
        throw new ColumnarFileException(file, $"rows cannot carry {reasons}. {advice}", column: refused.Count == 1 ? refused[0].Name : null);
    }

    /// <exception cref="ArgumentException">There are no columns, or two have the same name.</exception>
    public static void RefuseUnwritable(RowSchema schema, string kind)
    {
        if (schema.Count == 0)
            throw new ArgumentException($"{kind} wants at least one column.", nameof(schema));
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var column in schema)
        {
            if (!names.Add(column.Name))
                throw new ArgumentException($"Two columns are named '{column.Name}'. {kind} wants every name once.", nameof(schema));
        }
    }

    /// <summary>A column that is asked for is not in a file: says which there are.</summary>
    public static ColumnarFileException Unknown(string file, string name, IEnumerable<string> columns)
    {
        var all = columns.ToList();
        var meant = NearColumns.Of(name, all) is { } near ? $" (did you mean '{near}'?)" : "";
        var more = all.Count > MaxNamed ? FormattableString.Invariant($" and {all.Count - MaxNamed} more") : "";
        return new(file, $"there is no such column{meant}; there are {string.Join(", ", all.Take(MaxNamed))}{more}", column: name);
    }

    private static int Find(string file, IReadOnlyList<(string Name, string? Problem)> columns, string name)
    {
        var exact = Matches(columns, name, StringComparison.Ordinal);
        var found = exact.Count > 0 ? exact : Matches(columns, name, StringComparison.OrdinalIgnoreCase);
        return found switch
        {
            [var index] => index,
            [] => throw Unknown(file, name, columns.Select(column => column.Name)),
            _ => throw new ColumnarFileException(file, FormattableString.Invariant($"the name fits {found.Count} columns"), column: name),
        };
    }

    private static List<int> Matches(IReadOnlyList<(string Name, string? Problem)> columns, string name, StringComparison comparison)
        => [.. Enumerable.Range(0, columns.Count).Where(index => string.Equals(columns[index].Name, name, comparison))];
}
