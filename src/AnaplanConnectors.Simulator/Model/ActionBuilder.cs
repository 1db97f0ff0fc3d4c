namespace AnaplanConnectors.Simulator;

/// <summary>Settles files, imports, exports, other actions and processes.</summary>
internal sealed class ActionBuilder(ModelDefinition model, string where, IReadOnlyList<ListState> lists,
    IReadOnlyList<ModuleState> modules, IdSource ids, Problems problems)
{
    private readonly NameIndex<ListState> _lists = new("list", where, lists, list => list.Id, list => list.Name, problems);
    private readonly NameIndex<LineItemState> _lineItems = new("line item", where,
        [.. modules.SelectMany(module => module.LineItems)],
        item => item.Id, item => $"{item.Module.Name}.{item.Name}", problems);

    public List<FileState> BuildFiles() => [.. model.Files.Select(Build)];

    public List<ImportState> BuildImports(IReadOnlyList<FileState> files)
    {
        var builder = new ImportBuilder(where, files, _lists, modules, ids, problems);
        return [.. model.Imports.Select(builder.Build)];
    }

    public List<ExportState> BuildExports()
    {
        var builder = new ExportBuilder(where, _lists, modules, ids, problems);
        return [.. model.Exports.Select(builder.Build)];
    }

    public List<OtherActionState> BuildOthers() => [.. model.Actions.Select(Build).OfType<OtherActionState>()];

    public List<ProcessState> BuildProcesses(IReadOnlyList<ActionState> actions)
    {
        var byName = new NameIndex<ActionState>("import, export or other action", where, actions,
            action => action.Id, action => action.Name, problems);
        return [.. model.Processes.Select(process => new ProcessState(process.Id ?? ids.Next(FirstId.Process), process.Name,
            [.. process.Actions.Select(name =>
                byName.Find(process, nameof(process.Actions), name, $"process '{process.Name}'")).OfType<ActionState>()]))];
    }

    private FileState Build(FileDefinition file)
    {
        if (file.Name.Length == 0)
            problems.Add(file, null, $"A file of {where} has no name.");
        if (file.Separator is not ("," or "\t" or ";" or "|"))
            problems.Add(file, nameof(file.Separator),
                $"The separator of file '{file.Name}' is '{file.Separator}' (allowed: comma, tab, semicolon, pipe).");
        if (file.Delimiter is not ("\"" or ""))
            problems.Add(file, nameof(file.Delimiter),
                $"The delimiter of file '{file.Name}' is '{file.Delimiter}' (allowed: a quotation mark or nothing).");
        if (file.FirstDataRow <= file.HeaderRow || file.HeaderRow < 0)
            problems.Add(file, nameof(file.FirstDataRow),
                $"File '{file.Name}' has its header in row {file.HeaderRow} and its first data in row {file.FirstDataRow}.");
        if (file.DefaultContent is { } content && content.Text is null == content.Path is null)
            problems.Add(content, null, $"The default content of file '{file.Name}' needs either a text or a path.");
        return new FileState(file.Id ?? ids.Next(FirstId.File), file.Name, file.Encoding, file.Separator, file.Delimiter,
            file.HeaderRow, file.FirstDataRow, file.DefaultContent);
    }

    private OtherActionState? Build(ActionDefinition action)
    {
        var user = $"action '{action.Name}'";
        if (action.Type == OtherActionType.Optimizer)
        {
            if (action.List.Length > 0 || action.Filter is not null)
                problems.Add(action, null, $"{user} is an OPTIMIZER, which has neither a list nor a filter.");
            return new OtherActionState(action, action.Id ?? ids.Next(FirstId.Action), null, null);
        }

        var list = _lists.Find(action, nameof(action.List), action.List, user);
        LineItemState? filter = null;
        if (action.Type == OtherActionType.DeleteBySelection && action.Filter is null)
            problems.Add(action, null, $"{user} needs a filter, a boolean line item of the form Module.Name.");
        else if (action.Filter is not null)
            filter = _lineItems.Find(action, nameof(action.Filter), action.Filter, user);
        if (filter is not null
            && (filter.Format.Type != CellType.Boolean || filter.Module.Dimensions is not [ListDimension only]
                || only.List != list))
            problems.Add(action, nameof(action.Filter),
                $"{user}: '{action.Filter}' is not a boolean line item that applies to list '{action.List}' alone.");
        return list is null ? null : new OtherActionState(action, action.Id ?? ids.Next(FirstId.Action), list, filter);
    }
}
