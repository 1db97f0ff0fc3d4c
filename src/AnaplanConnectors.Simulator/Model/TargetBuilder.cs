namespace AnaplanConnectors.Simulator;

/// <summary>Axes, line items and filters as an export or a view states them.</summary>
internal sealed record TargetDefinition(object Definition, IReadOnlyList<string>? LineItems, IReadOnlyList<string> Pages,
    IReadOnlyList<string> Columns, IReadOnlyList<string>? Rows, IReadOnlyDictionary<string, string> CurrentPage,
    IReadOnlyList<string> Filters, bool HideSummaries, bool OmitEmptyRows);

/// <summary>Settles what exports and views of a module show. The properties of both definitions have the same names.</summary>
internal sealed class TargetBuilder(string where, IReadOnlyList<ModuleState> modules, Problems problems)
{
    public ModuleExportTarget Build(ModuleState module, TargetDefinition target, string user)
    {
        var definition = target.Definition;
        var byName = new NameIndex<LineItemState>("line item", $"module '{module.Name}'", module.LineItems, item => item.Id,
            item => item.Name, problems);
        var lineItems = target.LineItems?.Select(name =>
            byName.Find(definition, nameof(target.LineItems), name, user)).OfType<LineItemState>().ToList()
            ?? [.. module.LineItems.Where(item => item.Format.Type != CellType.None && !item.IsSubsidiary)];
        foreach (var item in lineItems.Where(item => item.IsSubsidiary))
            problems.Add(definition, nameof(target.LineItems),
                $"{user}: line item '{item.Name}' applies to other dimensions than module '{module.Name}'.");
        IReadOnlyList<Dimension> dimensions = [.. module.Dimensions, new LineItemsDimension()];
        var pages = Axis(definition, nameof(target.Pages), target.Pages, module, user);
        var columns = Axis(definition, nameof(target.Columns), target.Columns, module, user);
        var rows = target.Rows is null
            ? [.. dimensions.Except(pages).Except(columns)]
            : Axis(definition, nameof(target.Rows), target.Rows, module, user);
        foreach (var (dimension, count) in dimensions.Select(dimension =>
            (dimension, pages.Concat(columns).Concat(rows).Count(used => used == dimension))))
        {
            if (count != 1)
                problems.Add(definition, null, $"{user} has the dimension '{dimension.Name}' on {count} axes (needed: one).");
        }

        foreach (var name in target.CurrentPage.Keys.Where(name =>
            !pages.Exists(page => page.Name.Equals(name, StringComparison.OrdinalIgnoreCase))))
            problems.Add(definition, nameof(target.CurrentPage), $"{user} selects a member of '{name}', which is not on pages.");
        return new ModuleExportTarget(module.Dimensions, lineItems, pages, columns, rows, Filters(target, module, user))
        {
            CurrentPage = target.CurrentPage,
            HideSummaries = target.HideSummaries,
            OmitEmptyRows = target.OmitEmptyRows,
        };
    }

    private List<Dimension> Axis(object definition, string property, IReadOnlyList<string> names, ModuleState module, string user)
    {
        var byName = new NameIndex<Dimension>("dimension", $"module '{module.Name}'",
            [.. module.Dimensions, new LineItemsDimension()], dimension => dimension.Id, dimension => dimension.Name, problems);
        return [.. names.Select(name => byName.Find(definition, property, name, user)).OfType<Dimension>()];
    }

    private List<LineItemState> Filters(TargetDefinition target, ModuleState module, string user)
    {
        var all = modules.SelectMany(owner => owner.LineItems).ToList();
        var byName = new NameIndex<LineItemState>("line item", where, all, item => item.Id,
            item => item.Module == module ? item.Name : $"{item.Module.Name}.{item.Name}", problems);
        if (target.Filters.Count > 2)
            problems.Add(target.Definition, nameof(target.Filters), $"{user} has {target.Filters.Count} filters (allowed: 2).");
        var filters = target.Filters.Select(name =>
            byName.Find(target.Definition, nameof(target.Filters), name, user)).OfType<LineItemState>().ToList();
        foreach (var filter in filters)
        {
            if (filter.Format.Type != CellType.Boolean || filter.Dimensions.Except(module.Dimensions).Any())
                problems.Add(target.Definition, nameof(target.Filters),
                    $"{user}: '{filter.Name}' is not a boolean line item whose dimensions module '{module.Name}' has.");
        }

        return filters;
    }
}
