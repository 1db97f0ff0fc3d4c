namespace AnaplanConnectors.Simulator;

/// <summary>Settles the structure of modules.</summary>
internal sealed class ModuleBuilder(ModelDefinition model, string where, IReadOnlyList<ListState> lists, Calendar calendar,
    IdSource ids, Problems problems)
{
    private readonly NameIndex<ListState> _lists = new("list", where, lists, list => list.Id, list => list.Name, problems);
    private int _lineItemCount;

    public List<ModuleState> Build()
    {
        List<ModuleState> modules = [.. model.Modules.Select(Build)];
        new CalculationBuilder(modules, problems).Build();
        var targets = new TargetBuilder(where, modules, problems);
        foreach (var (index, module) in modules.Index())
            module.Views = [.. module.Definition.Views.Select(view => Build(view, module, index, targets))];
        return modules;
    }

    private ModuleState Build(ModuleDefinition definition, int index)
    {
        var user = $"module '{definition.Name}'";
        if (definition.Name.Length == 0)
            problems.Add(definition, null, $"A module of {where} has no name.");
        if (definition.LineItems.Count == 0)
            problems.Add(definition, null, $"Module '{definition.Name}' has no line items.");
        var scale = definition.TimeScale ?? calendar.NamedLevel;
        if (!calendar.Levels.Contains(scale))
            problems.Add(definition, nameof(definition.TimeScale), $"The calendar of {where} has no periods of the level {ApiText.Of(scale)}.");
        var module = new ModuleState(definition, definition.Id ?? ids.Next(FirstId.Module),
            FindDimensions(definition, definition.Dimensions, scale, user));
        module.LineItems = [.. definition.LineItems.Select(lineItem => Build(lineItem, module, scale, index))];
        foreach (var twice in definition.LineItems.GroupBy(item => item.Name, StringComparer.OrdinalIgnoreCase)
            .Where(group => group.Count() > 1))
            problems.Add(twice.Last(), "Name", $"Module '{definition.Name}' has two line items '{twice.Key}'.");
        return module;
    }

    private ViewState Build(ViewDefinition view, ModuleState module, int moduleIndex, TargetBuilder targets)
    {
        var user = $"view '{view.Name}' of module '{module.Name}'";
        if (view.Name.Length == 0)
            problems.Add(view, null, $"A view of module '{module.Name}' has no name.");
        var target = targets.Build(module, new TargetDefinition(view, view.LineItems, view.Pages, view.Columns, view.Rows,
            view.CurrentPage, view.Filters, view.HideSummaries, view.OmitEmptyRows), user);
        if (target.Filters.Any(filter => filter.Dimensions.Intersect(target.Columns).Any()))
            problems.Add(view, nameof(view.Filters), $"{user}: rows cannot be filtered by what stands on columns.");
        return new ViewState(view.Id ?? ids.Next(FirstId.View(moduleIndex)), view.Name, module, target);
    }

    private List<Dimension> FindDimensions(object definition, IReadOnlyList<string> names, TimeLevel scale, string user)
    {
        var dimensions = names.Select(name => FindDimension(definition, name, scale, user)).OfType<Dimension>().ToList();
        foreach (var twice in dimensions.GroupBy(dimension => dimension.Id).Where(group => group.Count() > 1))
            problems.Add(definition, nameof(ModuleDefinition.Dimensions),
                $"{char.ToUpperInvariant(user[0])}{user[1..]} has the dimension '{twice.First().Name}' twice.");
        return dimensions;
    }

    private Dimension? FindDimension(object definition, string name, TimeLevel scale, string user)
    {
        if (name.Equals(Dimension.TimeName, StringComparison.OrdinalIgnoreCase))
            return new TimeDimension(scale);
        if (name.Equals(Dimension.VersionsName, StringComparison.OrdinalIgnoreCase))
            return new VersionsDimension();
        if (name.Equals(Dimension.UsersName, StringComparison.OrdinalIgnoreCase))
            return new UsersDimension();
        var subsets = lists.SelectMany(list => list.Subsets, (list, subset) => new SubsetDimension(list, subset))
            .Where(subset => subset.Id == name || subset.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).ToList();
        if (subsets.Count == 1 && !lists.Any(list => list.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
            return subsets[0];
        return _lists.Find(definition, nameof(ModuleDefinition.Dimensions), name, user) is { } list ? new ListDimension(list) : null;
    }

    private LineItemState Build(LineItemDefinition definition, ModuleState module, TimeLevel scale, int moduleIndex)
    {
        var user = $"line item '{definition.Name}' of module '{module.Name}'";
        if (definition.Name.Length == 0)
            problems.Add(definition, null, $"A line item of module '{module.Name}' has no name.");
        var format = FormatBuilder.Build(definition.Format, _lists, user, problems);
        if (format.Type == CellType.TimePeriod && !calendar.Levels.Contains(format.Period))
            problems.Add(definition, nameof(definition.Format), $"The calendar of {where} has no periods of the level {ApiText.Of(format.Period)}.");
        var summary = definition.Summary ?? (format.Type == CellType.Number ? SummaryMethod.Sum : SummaryMethod.None);
        CheckSummary(definition, nameof(definition.Summary), summary, format, user);
        CheckSummary(definition, nameof(definition.TimeSummary), definition.TimeSummary ?? summary, format, user);
        if (summary is SummaryMethod.OpeningBalance or SummaryMethod.ClosingBalance)
            problems.Add(definition, nameof(definition.Summary), $"The summary of {user} is one of totals of time only.");
        var dimensions = definition.Dimensions is null
            ? module.Dimensions
            : FindDimensions(definition, definition.Dimensions, scale, user);
        return new LineItemState(definition, definition.Id ?? ids.Next(FirstId.LineItem(moduleIndex)), module, format, summary,
            dimensions, _lineItemCount++);
    }

    private void CheckSummary(LineItemDefinition definition, string property, SummaryMethod summary, CellFormat format, string user)
    {
        var fits = summary switch
        {
            SummaryMethod.Sum or SummaryMethod.Average or SummaryMethod.Min or SummaryMethod.Max or SummaryMethod.Ratio =>
                format.Type == CellType.Number,
            SummaryMethod.Any or SummaryMethod.All => format.Type == CellType.Boolean,
            _ => format.Type != CellType.None || summary == SummaryMethod.None,
        };
        if (!fits)
            problems.Add(definition, property, $"The summary of {user} is {ApiText.Of(summary)} but its format is {format.Name}.");
    }
}
