namespace AnaplanConnectors.Simulator;

/// <summary>An item of a list, for assertions.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Code">Its code, or null.</param>
/// <param name="Parent">Name of its parent, or null.</param>
/// <param name="Properties">Texts by name of the property, as exports show them.</param>
/// <param name="Subsets">Names of the subsets it belongs to.</param>
public sealed record SimulatedListItem(
    string Id,
    string Name,
    string? Code,
    string? Parent,
    IReadOnlyDictionary<string, string> Properties,
    IReadOnlyList<string> Subsets)
{
    internal static IReadOnlyList<SimulatedListItem> AllOf(ListState list, ModelState model)
    {
        var data = model.Data;
        var items = data.Items(list);
        var text = new CellText(data);
        return [.. Enumerable.Range(0, items.Count).Select(item => new SimulatedListItem(
            items.Id(item), items.Name(item), items.Code(item),
            items.Parent(item) is >= 0 and var parent ? data.Items(list.ParentList).Name(parent) : null,
            list.Properties.ToDictionary(property => property.Name,
                property => text.Of(property, items.Property(property), item)),
            [.. list.Subsets.Where(subset => items.IsIn(subset, item)).Select(subset => subset.Name)]))];
    }
}
