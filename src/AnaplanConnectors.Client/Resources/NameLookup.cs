namespace AnaplanConnectors.Client;

/// <summary>Finds items by what people write. Ids are unique, names are not promised to be (API reference 4).</summary>
internal static class NameLookup
{
    private const int MaxShown = 5;

    public static T Find<T>(IReadOnlyList<T> items, string nameOrId, string noun, string nouns, string where)
        where T : NamedItem
    {
        if (nameOrId is null)
            throw new ArgumentNullException(nameof(nameOrId));
        var matches = Matches(items, nameOrId);
        return matches.Count switch
        {
            1 => matches[0],
            0 => throw NotFound(items, nameOrId, noun, nouns, where),
            _ => throw new AnaplanNotFoundException(
                ErrorCodes.AmbiguousName,
                $"'{nameOrId}' is the name of {matches.Count} {nouns} of {where}: {string.Join(", ", matches)}.",
                "Use the id instead of the name.",
                matches),
        };
    }

    public static async Task<List<T>> ToListAsync<T>(this IAsyncEnumerable<T> items, CancellationToken cancellationToken)
    {
        var list = new List<T>();
        await foreach (var item in items.WithCancellation(cancellationToken).ConfigureAwait(false))
            list.Add(item);
        return list;
    }

    private static List<T> Matches<T>(IReadOnlyList<T> items, string nameOrId)
        where T : NamedItem
    {
        var matches = items.Where(i => i.Id == nameOrId).Take(1).ToList();
        if (matches.Count == 0)
            matches = items.Where(i => i.Name == nameOrId).ToList();
        if (matches.Count == 0)
            matches = items.Where(i => string.Equals(i.Name, nameOrId, StringComparison.OrdinalIgnoreCase)).ToList();
        return matches;
    }

    private static AnaplanNotFoundException NotFound<T>(IReadOnlyList<T> items, string nameOrId, string noun, string nouns, string where)
        where T : NamedItem
    {
        var near = NearNames.Of(nameOrId, items).Take(MaxShown).ToList();
        var hint = near.Count > 0 ? $"Did you mean {string.Join(", ", near)}?"
            : items.Count == 0 ? $"This user sees no {noun} there at all; ask for access."
            : $"This user sees {items.Count} {(items.Count == 1 ? noun : nouns)} there; what is missing may lack access.";
        return new(ErrorCodes.NameNotFound, $"There is no {noun} '{nameOrId}' among the {nouns} of {where}, or this user may not see it.", hint, near);
    }
}
