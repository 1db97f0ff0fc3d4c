using AnaplanConnectors.Client;

namespace AnaplanConnectors.Transfer.Anaplan;

/// <summary>Finds the members that a view is limited to. The tabular layouts carry all pages; what they select is not told (API reference 3.6).</summary>
internal static class ViewPages
{
    /// <summary>The member's name as cells tell it, by ordinal of the dimension's column.</summary>
    /// <exception cref="AnaplanNotFoundException">The view has no such dimension, or shows no such member.</exception>
    public static async Task<IReadOnlyList<(int Ordinal, string Member)>> ResolveAsync(
        ModelClient model, ViewTarget target, IReadOnlyDictionary<string, string> pages, CancellationToken cancellationToken)
    {
        var chosen = new List<(int, string)>();
        foreach (var page in pages)
        {
            var dimension = Find(target.Dimensions, page.Key, $"dimension of view {target.View}");
            var members = new List<DimensionItem>();
            await foreach (var member in model.Views.ListDimensionItemsAsync(target.View.Id, dimension.Id, cancellationToken).ConfigureAwait(false))
                members.Add(member);
            chosen.Add((target.Dimensions.ToList().IndexOf(dimension), Find(members, page.Value, $"member of dimension {dimension} in view {target.View}").Name));
        }

        return chosen;
    }

    private static T Find<T>(IReadOnlyList<T> items, string nameOrId, string what)
        where T : NamedItem
    {
        var found = items.FirstOrDefault(item => item.Id == nameOrId) ?? items.FirstOrDefault(item => item.Name == nameOrId)
            ?? items.FirstOrDefault(item => string.Equals(item.Name, nameOrId, StringComparison.OrdinalIgnoreCase));
        if (found is not null)
            return found;
        var near = NearNames.Of(nameOrId, items.Select(item => item.Name)).Take(5).ToList();
        throw new AnaplanNotFoundException(
            ErrorCodes.NameNotFound, $"There is no {what} named '{nameOrId}', or this user may not see it.",
            near.Count > 0 ? $"Did you mean {string.Join(", ", near.Select(name => $"'{name}'"))}?" : $"There are: {string.Join(", ", items.Take(20).Select(item => $"'{item.Name}'"))}.",
            items.Where(item => near.Contains(item.Name)).ToList());
    }
}
