namespace AnaplanConnectors.Simulator;

/// <summary>Settles exports and reports layouts that make no sense.</summary>
internal sealed class ExportBuilder(string where, NameIndex<ListState> lists, IReadOnlyList<ModuleState> modules, IdSource ids,
    Problems problems)
{
    private readonly NameIndex<ModuleState> _modules = new("module", where, modules, module => module.Id, module => module.Name,
        problems);
    private readonly TargetBuilder _targets = new(where, modules, problems);

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
        var target = _targets.Build(module, new TargetDefinition(export, export.LineItems, export.Pages, export.Columns, export.Rows,
            export.CurrentPage, export.Filters, export.HideSummaries, export.OmitEmptyRows), user);
        if (export.Layout is null or ExportLayout.TabularMultiColumn && target.Columns is not [LineItemsDimension])
            problems.Add(export, nameof(export.Columns),
                $"{user} is TABULAR_MULTI_COLUMN, so Line Items have to be on columns, alone.");
        if (export.Filters.Count > 0 && export.Layout is ExportLayout.GridAllPages or ExportLayout.GridCurrentPage)
            problems.Add(export, nameof(export.Filters), $"{user} is a grid, which cannot be filtered.");
        return target;
    }
}
