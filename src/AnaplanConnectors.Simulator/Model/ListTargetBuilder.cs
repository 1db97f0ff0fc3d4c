namespace AnaplanConnectors.Simulator;

/// <summary>Settles what an import into a list does with its columns.</summary>
internal sealed class ListTargetBuilder(ImportDefinition import, ColumnBuilder columns, string user, Problems problems)
{
    public ListTarget Build(ListState list)
    {
        ImportColumn? name = null, code = null, parent = null;
        var properties = new List<(PropertyState, ImportColumn)>();
        var subsets = new List<(SubsetState, ImportColumn)>();
        var propertyNames = new NameIndex<PropertyState>("property", $"list '{list.Name}'", list.Properties, _ => null,
            property => property.Name, problems);
        var subsetNames = new NameIndex<SubsetState>("subset", $"list '{list.Name}'", list.Subsets, subset => subset.Id,
            subset => subset.Name, problems);
        foreach (var definition in import.Columns)
        {
            if (columns.Build(definition) is not { } column)
                continue;
            if (definition.To == ColumnTarget.Name)
                name = column;
            else if (definition.To == ColumnTarget.Code)
                code = column;
            else if (definition.To == ColumnTarget.Parent)
                parent = column;
            else if (definition.Property is not null
                && propertyNames.Find(definition, nameof(definition.Property), definition.Property, user) is { } property)
                properties.Add((property, column));
            else if (definition.Subset is not null
                && subsetNames.Find(definition, nameof(definition.Subset), definition.Subset, user) is { } subset)
                subsets.Add((subset, column));
            else if (definition.Property is null && definition.Subset is null)
                columns.Refuse(definition, "list");
        }

        if (import.File is not null)
            CheckKeys(list, name, code);
        return new ListTarget(list, import.Match, name, code, parent, properties, subsets);
    }

    private void CheckKeys(ListState list, ImportColumn? name, ImportColumn? code)
    {
        if (list.IsNumbered && name is not null)
            problems.Add(import, nameof(import.Columns),
                $"{user} fills the names of list '{list.Name}', which is numbered and makes its names itself.");
        if (import.Match == MatchBy.Code || list.IsNumbered
            ? code is null
            : import.Match == MatchBy.Name ? name is null : name is null && code is null)
            problems.Add(import, nameof(import.Match),
                $"{user} finds items by {ApiText.Of(list.IsNumbered ? MatchBy.Code : import.Match)} but has no column for that.");
        if (import.Fixed.Count > 0 || import.Prompted.Count > 0)
            problems.Add(import, null, $"{user} loads a list, so it has no fixed or prompted dimensions.");
    }
}
