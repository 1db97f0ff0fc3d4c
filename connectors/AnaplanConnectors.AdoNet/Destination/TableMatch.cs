using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.AdoNet;

/// <summary>Finds for the columns of rows those of a table, and those of a key.</summary>
internal static class TableMatch
{
    /// <summary>For each column of the rows its name in the table: the same, or one that differs in case only.</summary>
    /// <param name="rows">Columns of the rows.</param>
    /// <param name="table">The table, for messages.</param>
    /// <param name="existing">Its columns; null when those of the rows make it.</param>
    /// <param name="problems">Takes what does not fit.</param>
    public static IReadOnlyList<ColumnPair> Pairs(RowSchema rows, DbTableName table, IReadOnlyList<string>? existing, List<string> problems)
    {
        if (existing is null)
            return [.. rows.Select(column => new ColumnPair(column.Name, column.Name))];
        var targets = rows.Select(column => Find(column.Name, existing)).ToList();
        var unknown = rows.Where((_, i) => targets[i] is null).Select(column => column.Name).ToList();
        if (unknown.Count > 0)
        {
            problems.Add($"table '{table}' has no {(unknown.Count == 1 ? "column" : "columns")} {Quoted(unknown)} (it has: {string.Join(", ", existing)})");
            problems.AddRange(Near(unknown, [.. existing.Where(name => !targets.Contains(name, StringComparer.Ordinal))]));
        }

        return [.. rows.Select((column, i) => new ColumnPair(targets[i] ?? column.Name, column.Name))];
    }

    /// <summary>Ordinals of the key's columns.</summary>
    public static IReadOnlyList<int> Keys(RowSchema rows, IReadOnlyList<string> key, List<string> problems)
        => [.. key.Select(name => IndexOf(rows, name, problems)).Where(ordinal => ordinal >= 0)];

    private static string? Find(string name, IReadOnlyList<string> existing)
    {
        if (existing.Contains(name, StringComparer.Ordinal))
            return name;
        var alike = existing.Where(other => string.Equals(other, name, StringComparison.OrdinalIgnoreCase)).ToList();
        return alike.Count == 1 ? alike[0] : null;
    }

    private static IEnumerable<string> Near(IReadOnlyList<string> unknown, IReadOnlyList<string> free)
    {
        foreach (var name in unknown)
        {
            if (NearNames.Of(name, free).FirstOrDefault() is { } near)
                yield return $"'{name}' of the rows may be meant for '{near}': map {name}={near}";
        }
    }

    private static int IndexOf(RowSchema rows, string name, List<string> problems)
    {
        try
        {
            var index = rows.IndexOf(name);
            if (index < 0)
                problems.Add($"Key names '{name}', which the rows do not have{Meant(name, rows)}");
            return index;
        }
        catch (ArgumentException ambiguous)
        {
            problems.Add($"Key: {ambiguous.Message}");
            return -1;
        }
    }

    private static string Meant(string name, RowSchema rows)
    {
        var names = rows.Select(column => column.Name).ToList();
        return NearNames.Of(name, names).FirstOrDefault() is { } near ? $" (did you mean '{near}'?)" : $" (they have: {string.Join(", ", names)})";
    }

    private static string Quoted(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"'{name}'"));
}
