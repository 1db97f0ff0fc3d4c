namespace AnaplanConnectors.Simulator;

/// <summary>What a revision saves: every object of the structure, by kind and name, with what matters of it in words.</summary>
internal static class ModelStructure
{
    public static IReadOnlyDictionary<string, string> Of(ModelState model)
    {
        var parts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var list in model.Lists)
            parts[$"lists\t{list.Name}"] = string.Join(", ", list.Properties.Select(property => property.Name));
        foreach (var module in model.Modules)
        {
            parts[$"modules\t{module.Name}"] = string.Join(", ", module.Dimensions.Select(dimension => dimension.Name));
            foreach (var lineItem in module.LineItems)
                parts[$"lineItems\t{module.Name}.{lineItem.Name}"] = lineItem.Format.Type.ToString();
        }
        foreach (var role in model.Definition.Roles)
            parts[$"rolesContents\t{role.Name}"] = role.Access.ToString();
        return parts;
    }

    /// <summary>What a synchronisation from the second to the first would do.</summary>
    public static IReadOnlyList<StructureDifference> Compare(
        IReadOnlyDictionary<string, string> target, IReadOnlyDictionary<string, string> source) =>
        [.. target.Keys.Union(source.Keys).Order(StringComparer.Ordinal)
            .Select(key => new StructureDifference(key.Split('\t')[0], key.Split('\t')[1], target.GetValueOrDefault(key),
                source.GetValueOrDefault(key)))
            .Where(difference => difference.Target != difference.Source)];
}

/// <summary>One object that differs; null where it does not exist.</summary>
internal sealed record StructureDifference(string Kind, string Name, string? Target, string? Source)
{
    public string Change => Target is null ? "created" : Source is null ? "deleted" : "modified";
}
