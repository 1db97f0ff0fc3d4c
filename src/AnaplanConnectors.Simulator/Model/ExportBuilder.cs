namespace AnaplanConnectors.Simulator;

/// <summary>Settles exports and reports layouts that make no sense.</summary>
internal sealed class ExportBuilder(string where, NameIndex<ListState> lists, IReadOnlyList<ModuleState> modules, IdSource ids,
    Problems problems)
{
    private readonly NameIndex<ModuleState> _modules = new("module", where, modules, module => module.Id, module => module.Name,
        problems);

    public ExportState Build(ExportDefinition export)
    {
        var user = $"export '{export.Name}'";
        if (export.Name.Length == 0)
            problems.Add(export, null, $"An export of {where} has no name.");
        if (export.Format is not ("text/csv" or "text/plain"))
            problems.Add(export, nameof(export.Format),
                $"The format of {user} is '{export.Format}' (simulated: text/csv and text/plain).");
        if (export.Separator is not (null or "," or "\t" or ";" or "|"))
            problems.Add(export, nameof(export.Separator),
                $"The separator of {user} is '{export.Separator}' (allowed: comma, tab, semicolon, pipe).");
        if (export.Delimiter is not ("\"" or ""))
            problems.Add(export, nameof(export.Delimiter),
                $"The delimiter of {user} is '{export.Delimiter}' (allowed: a quotation mark or nothing).");
        return new ExportState(export, export.Id ?? ids.Next(FirstId.Export)) { Target = TargetOf(export, user) };
    }

    private ExportTarget? TargetOf(ExportDefinition export, string user)
    {
        if (export.List is null == export.Module is null)
        {
            problems.Add(export, null, $"{user} needs either a list or a module.");
            return null;
        }

        if (export.List is null)
            return _modules.Find(export, nameof(export.Module), export.Module!, user) is { } module
                ? TargetOf(module, export, user)
                : null;
        if (export.Layout is not (null or ExportLayout.GridCurrentPage))
            problems.Add(export, nameof(export.Layout), $"{user} exports a list, which is always a GRID_CURRENT_PAGE.");
        return lists.Find(export, nameof(export.List), export.List, user) is { } list ? new ListExportTarget(list) : null;
    }

    private ModuleExportTarget TargetOf(ModuleState module, ExportDefinition export, string user)
    {
        var byName = new NameIndex<LineItemState>("line item", $"module '{module.Name}'", module.LineItems, item => item.Id,
            item => item.Name, problems);
        var withData = module.LineItems.Where(item => item.Format.Type != CellType.None && !item.IsSubsidiary).ToList();
        var lineItems = export.LineItems?.Select(name =>
            byName.Find(export, nameof(export.LineItems), name, user)).OfType<LineItemState>().ToList() ?? withData;
        foreach (var item in lineItems.Where(item => item.IsSubsidiary))
            problems.Add(export, nameof(export.LineItems),
                $"{user}: line item '{item.Name}' applies to other dimensions than module '{module.Name}'.");
        IReadOnlyList<Dimension> dimensions = [.. module.Dimensions, new LineItemsDimension()];
        var pages = Axis(export, nameof(export.Pages), export.Pages, dimensions, user);
        var columns = Axis(export, nameof(export.Columns), export.Columns, dimensions, user);
        var rows = export.Rows is null
            ? [.. dimensions.Except(pages).Except(columns)]
            : Axis(export, nameof(export.Rows), export.Rows, dimensions, user);
        foreach (var (dimension, count) in dimensions.Select(dimension =>
            (dimension, pages.Concat(columns).Concat(rows).Count(used => used == dimension))))
        {
            if (count != 1)
                problems.Add(export, null, $"{user} has the dimension '{dimension.Name}' on {count} axes (needed: one).");
        }

        if (export.Layout is null or ExportLayout.TabularMultiColumn && columns is not [LineItemsDimension])
            problems.Add(export, nameof(export.Columns),
                $"{user} is TABULAR_MULTI_COLUMN, so Line Items have to be on columns, alone.");
        foreach (var name in export.CurrentPage.Keys.Where(name =>
            !pages.Exists(page => page.Name.Equals(name, StringComparison.OrdinalIgnoreCase))))
            problems.Add(export, nameof(export.CurrentPage), $"{user} selects a member of '{name}', which is not on pages.");
        return new ModuleExportTarget(module, lineItems, pages, columns, rows, Filters(export, module, user));
    }

    private List<Dimension> Axis(ExportDefinition export, string property, IReadOnlyList<string> names,
        IReadOnlyList<Dimension> dimensions, string user)
    {
        var byName = new NameIndex<Dimension>("dimension", $"module '{export.Module}'", dimensions, dimension => dimension.Id,
            dimension => dimension.Name, problems);
        return [.. names.Select(name => byName.Find(export, property, name, user)).OfType<Dimension>()];
    }

    private List<LineItemState> Filters(ExportDefinition export, ModuleState module, string user)
    {
        var all = modules.SelectMany(owner => owner.LineItems).ToList();
        var byName = new NameIndex<LineItemState>("line item", where, all, item => item.Id,
            item => item.Module == module ? item.Name : $"{item.Module.Name}.{item.Name}", problems);
        if (export.Filters.Count > 2)
            problems.Add(export, nameof(export.Filters), $"{user} has {export.Filters.Count} filters (allowed: 2).");
        if (export.Filters.Count > 0 && export.Layout is ExportLayout.GridAllPages or ExportLayout.GridCurrentPage)
            problems.Add(export, nameof(export.Filters), $"{user} is a grid, which cannot be filtered.");
        var filters = export.Filters.Select(name =>
            byName.Find(export, nameof(export.Filters), name, user)).OfType<LineItemState>().ToList();
        foreach (var filter in filters)
        {
            if (filter.Format.Type != CellType.Boolean || filter.Dimensions.Except(module.Dimensions).Any())
                problems.Add(export, nameof(export.Filters),
                    $"{user}: '{filter.Name}' is not a boolean line item whose dimensions module '{module.Name}' has.");
        }

        return filters;
    }
}
