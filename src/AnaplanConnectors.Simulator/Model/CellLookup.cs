namespace AnaplanConnectors.Simulator;

/// <summary>Looks single cells up by names.</summary>
internal static class CellLookup
{
    /// <summary>The text of a cell; parents and totals of time have one too.</summary>
    /// <exception cref="ArgumentException">There is no such module, line item or member.</exception>
    public static string Read(ModelState model, string module, string lineItem, IReadOnlyDictionary<string, string> members)
    {
        var data = model.Data;
        var state = model.Modules.FirstOrDefault(candidate => IsSame(candidate.Name, module) || candidate.Id == module)
            ?? throw new ArgumentException($"Model '{model.Name}' has no module '{module}'.", nameof(module));
        var item = state.LineItems.FirstOrDefault(candidate => IsSame(candidate.Name, lineItem) || candidate.Id == lineItem)
            ?? throw new ArgumentException($"Module '{state.Name}' has no line item '{lineItem}'.", nameof(lineItem));
        var dimensions = state.Dimensions.Select(dimension => DimensionMembers.Of(dimension, data)).ToArray();
        var found = state.Dimensions.Select((dimension, index) => Find(dimension, dimensions[index], members)).ToArray();
        return new CellReader(item, dimensions, data, new CellText(model.Calendar, data)).Format(found);
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
