using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer.Mapping;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Anaplan;

/// <summary>Finds for every column of an import the column of the rows that it takes its values from.</summary>
internal static class ColumnMatch
{
    /// <summary>Ordinals of the rows' columns in the import's order.</summary>
    /// <exception cref="AnaplanConfigurationException">They do not fit; every difference is named.</exception>
    public static IReadOnlyList<int> Find(RowSchema rows, ImportTarget target, ImportOptions options)
    {
        if (options.Matching == ColumnMatching.ByPosition)
            return ByPosition(rows, target);

        var problems = new List<string>();
        var renamed = Renamed(rows, options.ColumnMap, target, problems);
        var ordinals = target.Columns.Select(column => IndexOf(renamed, column.Name, problems)).ToArray();
        problems.AddRange(Missing(target, ordinals));
        problems.AddRange(Near(renamed, target, ordinals));
        if (problems.Count == 0 && options.ExtraColumns == ExtraColumns.Refuse)
            problems.AddRange(Extra(rows, ordinals));
        if (problems.Count > 0)
            throw Refusal(rows, target, problems);
        return ordinals;
    }

    private static IReadOnlyList<int> ByPosition(RowSchema rows, ImportTarget target)
    {
        if (rows.Count != target.Columns.Count)
            throw Refusal(rows, target, [$"the rows have {rows.Count} columns and the import has {target.Columns.Count}"]);
        return Enumerable.Range(0, rows.Count).ToArray();
    }

    /// <summary>The rows' columns under the names that the import has for them.</summary>
    private static RowSchema Renamed(
        RowSchema rows, IReadOnlyDictionary<string, string> map, ImportTarget target, List<string> problems)
    {
        var names = rows.Select(column => column.Name).ToArray();
        foreach (var pair in map)
        {
            var index = IndexOf(rows, pair.Key, problems);
            if (index < 0)
                problems.Add($"the column map names '{pair.Key}', which the rows do not have{ColumnLayout.Near(pair.Key, rows)}");
            else if (IndexOf(target.Columns, pair.Value, problems) < 0)
                problems.Add($"the column map names '{pair.Value}', which the import does not have{ColumnLayout.Near(pair.Value, target.Columns)}");
            else
                names[index] = pair.Value;
        }

        return new RowSchema(rows.Select((column, i) => column with { Name = names[i] }));
    }

    private static IEnumerable<string> Missing(ImportTarget target, int[] ordinals)
        => Listed(target.Columns.Where((_, i) => ordinals[i] < 0), "of the import", "missing in the rows");

    /// <summary>Columns that only one side has and that are written nearly the same.</summary>
    private static IEnumerable<string> Near(RowSchema rows, ImportTarget target, int[] ordinals)
    {
        var extra = rows.Where((_, i) => Array.IndexOf(ordinals, i) < 0).Select(column => column.Name).ToList();
        foreach (var missing in target.Columns.Where((_, i) => ordinals[i] < 0))
        {
            if (NearNames.Of(missing.Name, extra).FirstOrDefault() is { } near)
                yield return $"'{near}' of the rows may be meant for '{missing.Name}': map {near}={missing.Name}";
        }
    }

    private static IEnumerable<string> Extra(RowSchema rows, int[] ordinals)
        => Listed(rows.Where((_, i) => Array.IndexOf(ordinals, i) < 0), "of the rows", "unknown to the import");

    /// <summary>"column 'A' of the rows is …", "columns 'A', 'B' of the rows are …", or nothing.</summary>
    private static IEnumerable<string> Listed(IEnumerable<Column> columns, string whose, string what)
    {
        var names = columns.Select(column => $"'{column.Name}'").ToList();
        if (names.Count > 0)
            yield return $"{(names.Count == 1 ? "column" : "columns")} {string.Join(", ", names)} {whose} {(names.Count == 1 ? "is" : "are")} {what}";
    }

    private static int IndexOf(RowSchema schema, string name, List<string> problems)
    {
        try
        {
            return schema.IndexOf(name);
        }
        catch (ArgumentException ambiguous)
        {
            problems.Add(ambiguous.Message);
            return -1;
        }
    }

    private static AnaplanConfigurationException Refusal(RowSchema rows, ImportTarget target, List<string> problems)
    {
        string Names(RowSchema schema) => string.Join(", ", schema.Select(column => column.Name));
        problems.Add($"import '{target.Import.Name}' ({target.Import.Id}) expects: {Names(target.Columns)}; the rows have: {Names(rows)}");
        return new AnaplanConfigurationException(
            problems, ErrorCodes.OtherColumns, "Rename or map the columns, match them by position, or leave out those that the import does not have. Nothing was sent.");
    }
}
