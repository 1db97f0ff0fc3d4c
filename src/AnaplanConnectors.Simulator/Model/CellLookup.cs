namespace AnaplanConnectors.Simulator;

/// <summary>Looks single cells up by names.</summary>
internal static class CellLookup
{
    /// <summary>The text of a cell; parents and totals of time have one too.</summary>
    /// <exception cref="ArgumentException">There is no such module, line item or member.</exception>
    public static string Read(ModelState model, string module, string lineItem, IReadOnlyDictionary<string, string> members)
    {
        var state = model.Modules.FirstOrDefault(candidate => IsSame(candidate.Name, module) || candidate.Id == module)
            ?? throw new ArgumentException($"Model '{model.Name}' has no module '{module}'.", nameof(module));
        var item = state.LineItems.FirstOrDefault(candidate => IsSame(candidate.Name, lineItem) || candidate.Id == lineItem)
            ?? throw new ArgumentException($"Module '{state.Name}' has no line item '{lineItem}'.", nameof(lineItem));
        var reader = new ModelReader(model.Data).Of(item);
        var found = item.Dimensions.Select((dimension, index) => Find(dimension, reader.Dimensions[index], members)).ToArray();
        return reader.Format(found);
    }

    private static int Find(Dimension dimension, DimensionMembers all, IReadOnlyDictionary<string, string> members)
    {
        var name = members.FirstOrDefault(member => IsSame(member.Key, dimension.Name)).Value
            ?? throw new ArgumentException($"No member is given for dimension '{dimension.Name}'.", nameof(members));
        var found = all.Find(name);
        return found >= 0
            ? found
            : throw new ArgumentException($"Dimension '{dimension.Name}' has no member '{name}'.", nameof(members));
    }

    private static bool IsSame(string left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);
}
