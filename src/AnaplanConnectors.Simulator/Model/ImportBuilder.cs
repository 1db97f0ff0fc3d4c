namespace AnaplanConnectors.Simulator;

/// <summary>Settles imports and reports mappings that make no sense.</summary>
internal sealed class ImportBuilder(string where, IReadOnlyList<FileState> files, NameIndex<ListState> lists,
    IReadOnlyList<ModuleState> modules, IdSource ids, Problems problems)
{
    private readonly NameIndex<ModuleState> _modules = new("module", where, modules, module => module.Id, module => module.Name,
        problems);
    private readonly NameIndex<FileState> _files = new("file", where, files, file => file.Id, file => file.Name, problems);

    public ImportState Build(ImportDefinition import)
    {
        var user = $"import '{import.Name}'";
        FileState? file = null;
        if (import.Name.Length == 0)
            problems.Add(import, null, $"An import of {where} has no name.");
        if (import.File is null == import.Source is null)
            problems.Add(import, null, $"{user} needs either a file or a source.");
        else if (import.File is not null)
            file = _files.Find(import, nameof(import.File), import.File, user);
        CheckFormats(import, user);
        return new ImportState(import, import.Id ?? ids.Next(FirstId.Import), file)
        {
            Target = TargetOf(import, file, user),
            HeaderNames = HeaderNamesOf(import),
        };
    }

    private ImportTarget? TargetOf(ImportDefinition import, FileState? file, string user)
    {
        if (import.List is null == import.Module is null)
        {
            problems.Add(import, null, $"{user} needs either a list or a module as its target.");
            return null;
        }

        var columns = new ColumnBuilder(import, file, user, problems);
        if (import.List is not null)
            return lists.Find(import, nameof(import.List), import.List, user) is { } list
                ? new ListTargetBuilder(import, columns, user, problems).Build(list)
                : null;
        return _modules.Find(import, nameof(import.Module), import.Module!, user) is { } module
            ? new ModuleTargetBuilder(import, columns, user, problems).Build(module)
            : null;
    }

    private void CheckFormats(ImportDefinition import, string user)
    {
        if (import.DecimalSeparator is not ("." or ","))
            problems.Add(import, nameof(import.DecimalSeparator),
                $"The decimal separator of {user} is '{import.DecimalSeparator}' (allowed: . and ,).");
        if (import.GroupingSeparator.Length > 1 || import.GroupingSeparator == import.DecimalSeparator)
            problems.Add(import, nameof(import.GroupingSeparator),
                $"The grouping separator of {user} is '{import.GroupingSeparator}' (allowed: one character other than the decimal separator).");
        if (DatePattern.Parse(import.DatePattern) is null)
            problems.Add(import, nameof(import.DatePattern),
                $"'{import.DatePattern}' in {user} is no date pattern. Patterns look like Y-M-D or YYYYMMDD.");
    }

    private static IReadOnlyList<string> HeaderNamesOf(ImportDefinition import)
    {
        if (import.HeaderNames is not null)
            return import.HeaderNames;
        var names = new SortedDictionary<int, string>();
        foreach (var column in import.Columns.Where(column => column.Position > 0))
            names.TryAdd(column.Position!.Value, ColumnBuilder.HeaderOf(column));
        foreach (var column in import.Columns.Where(column => column.Position is null))
            names.Add(Enumerable.Range(1, names.Count + 1).First(position => !names.ContainsKey(position)),
                ColumnBuilder.HeaderOf(column));
        return [.. Enumerable.Range(1, names.Count == 0 ? 0 : names.Keys.Last()).Select(position =>
            names.GetValueOrDefault(position, FormattableString.Invariant($"Column {position}")))];
    }
}
