namespace AnaplanConnectors.Simulator;

/// <summary>Settles the structure of modules.</summary>
internal sealed class ModuleBuilder(ModelDefinition model, string where, IReadOnlyList<ListState> lists, Calendar calendar,
    IReadOnlyList<VersionState> versions, IdSource ids, Problems problems)
{
    private readonly NameIndex<ListState> _lists = new("list", where, lists, list => list.Id, list => list.Name, problems);
    private int _lineItemCount;

    public List<ModuleState> Build() => [.. model.Modules.Select(Build)];

    private ModuleState Build(ModuleDefinition definition, int index)
    {
        if (definition.Name.Length == 0)
            problems.Add(definition, null, $"A module of {where} has no name.");
        if (definition.LineItems.Count == 0)
            problems.Add(definition, null, $"Module '{definition.Name}' has no line items.");
        var dimensions = definition.Dimensions.Select(name => FindDimension(definition, name)).OfType<Dimension>().ToList();
        foreach (var twice in dimensions.GroupBy(dimension => dimension.Id).Where(group => group.Count() > 1))
            problems.Add(definition, nameof(definition.Dimensions),
                $"Module '{definition.Name}' has the dimension '{twice.First().Name}' twice.");
        var module = new ModuleState(definition, definition.Id ?? ids.Next(FirstId.Module), dimensions);
        module.LineItems = [.. definition.LineItems.Select(lineItem => Build(lineItem, module, index))];
        foreach (var twice in definition.LineItems.GroupBy(item => item.Name, StringComparer.OrdinalIgnoreCase)
            .Where(group => group.Count() > 1))
            problems.Add(twice.Last(), "Name", $"Module '{definition.Name}' has two line items '{twice.Key}'.");
        return module;
    }

    private Dimension? FindDimension(ModuleDefinition definition, string name)
    {
        if (name.Equals(Dimension.TimeName, StringComparison.OrdinalIgnoreCase))
            return new TimeDimension(calendar, definition.TimeScale);
        if (name.Equals(Dimension.VersionsName, StringComparison.OrdinalIgnoreCase))
            return new VersionsDimension(versions);
        return _lists.Find(definition, nameof(definition.Dimensions), name, $"module '{definition.Name}'") is { } list
            ? new ListDimension(list)
            : null;
    }

    private LineItemState Build(LineItemDefinition definition, ModuleState module, int moduleIndex)
    {
        var user = $"line item '{definition.Name}' of module '{module.Name}'";
        if (definition.Name.Length == 0)
            problems.Add(definition, null, $"A line item of module '{module.Name}' has no name.");
        var format = FormatBuilder.Build(definition.Format, _lists, user, problems);
        var summary = definition.Summary ?? (format.Type == CellType.Number ? SummaryMethod.Sum : SummaryMethod.None);
        if (summary == SummaryMethod.Sum && format.Type != CellType.Number)
            problems.Add(definition, nameof(definition.Summary),
                $"The summary of {user} is SUM but its format is {format.Name}.");
        return new LineItemState(definition.Id ?? ids.Next(FirstId.LineItem(moduleIndex)), definition.Name, module, format,
            definition.Formula, summary, definition.Notes, _lineItemCount++);
    }
}
