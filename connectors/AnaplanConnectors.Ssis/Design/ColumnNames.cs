namespace AnaplanConnectors.Ssis;

/// <summary>Which column is meant by another name: equal, equal apart from case, equal in letters and digits.</summary>
internal static class ColumnNames
{
    /// <summary>The best match for a name; null when there is none, or more than one that is equally good.</summary>
    public static string? Suggest(string name, IReadOnlyCollection<string> candidates)
        => Only(candidates, one => one == name)
            ?? Only(candidates, one => string.Equals(one, name, StringComparison.OrdinalIgnoreCase))
            ?? Only(candidates, one => Bare(one) is { Length: > 0 } bare && bare == Bare(name));

    private static string? Only(IEnumerable<string> candidates, Func<string, bool> fits)
    {
        var found = candidates.Where(fits).Take(2).ToList();
        return found.Count == 1 ? found[0] : null;
    }

    private static string Bare(string name) => new([.. name.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);
}
