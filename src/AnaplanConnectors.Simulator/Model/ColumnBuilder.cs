namespace AnaplanConnectors.Simulator;

/// <summary>Settles the columns of one import.</summary>
internal sealed class ColumnBuilder(ImportDefinition import, FileState? file, string user, Problems problems)
{
    private readonly HashSet<string> _targets = new(StringComparer.OrdinalIgnoreCase);

    public static string HeaderOf(ColumnDefinition column) =>
        column.From ?? column.Property ?? column.Subset ?? column.Dimension ?? column.LineItem
        ?? (column.To is { } to ? to.ToString() : "");

    /// <summary>Null, with a problem, when the column is not usable.</summary>
    public ImportColumn? Build(ColumnDefinition column)
    {
        var header = HeaderOf(column);
        var targets = new[] { column.To?.ToString(), column.Property, column.Subset, column.Dimension,
            column.LineItem }.OfType<string>().ToList();
        if (targets.Count != 1)
        {
            problems.Add(column, null, $"Column '{header}' of {user} needs exactly one target, it has {targets.Count}.");
            return null;
        }

        if (!_targets.Add(targets[0]))
            problems.Add(column, null, $"{user} fills '{targets[0]}' from two columns.");
        if (column.Position < 1)
            problems.Add(column, nameof(column.Position),
                $"Column '{header}' of {user} has the position {column.Position}; positions count from 1.");
        if (file is { HeaderRow: < 1 } && column.Position is null && PositionIn(import.HeaderNames, header) is null)
            problems.Add(column, null,
                $"Column '{header}' of {user} needs a position, because file '{file.Name}' has no header row.");
        return new ImportColumn(header, column.Position ?? PositionIn(import.HeaderNames, header), column.Match,
            DatesOf(column, header));
    }

    /// <summary>A target that this kind of import does not have.</summary>
    public void Refuse(ColumnDefinition column, string kind) =>
        problems.Add(column, null, $"Column '{HeaderOf(column)}' of {user} has a target that {kind} imports do not have.");

    private DatePattern? DatesOf(ColumnDefinition column, string header)
    {
        var pattern = column.DatePattern is null ? null : DatePattern.Parse(column.DatePattern);
        if (column.DatePattern is not null && pattern is null)
            problems.Add(column, nameof(column.DatePattern),
                $"'{column.DatePattern}' in column '{header}' of {user} is no date pattern. Patterns look like Y-M-D or YYYYMMDD.");
        return pattern;
    }

    private static int? PositionIn(IReadOnlyList<string>? headers, string header)
    {
        for (var index = 0; index < (headers?.Count ?? 0); index++)
        {
            if (headers![index].Equals(header, StringComparison.OrdinalIgnoreCase))
                return index + 1;
        }

        return null;
    }
}
