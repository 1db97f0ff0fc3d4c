namespace AnaplanConnectors.Simulator;

/// <summary>Settles the structure of lists.</summary>
internal sealed class ListBuilder(ModelDefinition model, string where, IdSource ids, Problems problems)
{
    public List<ListState> Build()
    {
        var lists = model.Lists.Select((list, index) => new ListState(list, list.Id ?? ids.Next(FirstId.List), index)).ToList();
        var byName = new NameIndex<ListState>("list", where, lists, list => list.Id, list => list.Name, problems);
        foreach (var list in lists)
            Complete(list, byName);
        foreach (var list in lists.Where(list => ParentsEndless(list, lists.Count)))
            problems.Add(list.Definition, nameof(ListDefinition.ParentList),
                $"The parent lists of '{list.Name}' lead back to it.");
        return lists;
    }

    private void Complete(ListState list, NameIndex<ListState> byName)
    {
        var definition = list.Definition;
        if (definition.Name.Length == 0)
            problems.Add(definition, null, $"A list of {where} has no name.");
        if (definition.ParentList is not null
            && byName.Find(definition, nameof(definition.ParentList), definition.ParentList, $"list '{list.Name}'") is { } parent)
            list.ParentList = parent;
        list.Properties = [.. definition.Properties.Select((property, index) =>
            new PropertyState(property.Name,
                FormatBuilder.Build(property.Format, byName, $"property '{property.Name}' of list '{list.Name}'", problems),
                    index, property))];
        FindDisplayName(list);
        list.Subsets = [.. definition.Subsets.Select((subset, index) =>
            new SubsetState(subset.Id ?? ids.Next(FirstId.Subset), subset.Name, index))];
        var columns = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "name", "code", "parent" };
        foreach (var (column, name) in definition.Properties.Select(property => ((object)property, property.Name))
            .Concat(definition.Subsets.Select(subset => ((object)subset, subset.Name))))
        {
            if (name.Length == 0)
                problems.Add(column, null, $"A property or subset of list '{list.Name}' has no name.");
            else if (!columns.Add(name))
                problems.Add(column, "Name", $"List '{list.Name}' has two columns '{name}'.");
        }
    }

    private void FindDisplayName(ListState list)
    {
        var definition = list.Definition;
        if (definition.NextItemIndex is < 1 or > ListItems.LastNumber + 1)
            problems.Add(definition, nameof(definition.NextItemIndex),
                $"The next item of list '{list.Name}' has the number {definition.NextItemIndex} (allowed: 1 to {ListItems.LastNumber}).");
        if (definition.DisplayName is not { } name)
            return;
        list.DisplayName = list.Properties.FirstOrDefault(property => property.Format.Type == CellType.Text
            && property.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (list.DisplayName is null || !list.IsNumbered)
            problems.Add(definition, nameof(definition.DisplayName),
                $"'{name}' is no text property of a numbered list, so list '{list.Name}' cannot show it.");
    }

    private static bool ParentsEndless(ListState list, int count)
    {
        var ancestor = list;
        for (var step = 0; step <= count; step++)
        {
            if (ancestor.ParentList == ancestor)
                return false;
            ancestor = ancestor.ParentList;
        }

        return true;
    }
}

/// <summary>Settles formats.</summary>
internal static class FormatBuilder
{
    public static CellFormat Build(FormatDefinition format, NameIndex<ListState> lists, string user, Problems problems)
    {
        ListState? list = null;
        if (format.Type == CellType.List && format.List is null)
            problems.Add(format, null, $"The format of {user} is LIST; state its list as well.");
        else if (format.Type != CellType.List && format.List is not null)
            problems.Add(format, nameof(format.List), $"The format of {user} names a list but is {ApiText.Of(format.Type)}.");
        else if (format.List is not null)
            list = lists.Find(format, nameof(format.List), format.List, user);
        return new CellFormat(format, list);
    }
}
