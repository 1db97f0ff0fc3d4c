namespace AnaplanConnectors.Simulator;

/// <summary>Settles what an import into a module does with its columns.</summary>
internal sealed class ModuleTargetBuilder(ImportDefinition import, ColumnBuilder columns, string user, Problems problems)
{
    public ModuleTarget Build(ModuleState module)
    {
        ImportColumn? lineItem = null, value = null;
        var byDimension = new Dictionary<Dimension, ImportColumn>();
        var values = new List<(LineItemState, ImportColumn)>();
        var dimensions = new NameIndex<Dimension>("dimension", $"module '{module.Name}'", module.Dimensions,
            dimension => dimension.Id, dimension => dimension.Name, problems);
        var lineItems = new NameIndex<LineItemState>("line item", $"module '{module.Name}'",
            [.. module.LineItems.Where(item => item.Format.Type != CellType.None && !item.IsSubsidiary)], item => item.Id, item => item.Name, problems);
        foreach (var definition in import.Columns)
        {
            if (columns.Build(definition) is not { } column)
                continue;
            if (definition.To == ColumnTarget.Value)
                value = column;
            else if (Dimension.LineItemsName.Equals(definition.Dimension, StringComparison.OrdinalIgnoreCase))
                lineItem = column;
            else if (definition.Dimension is not null
                && dimensions.Find(definition, nameof(definition.Dimension), definition.Dimension, user) is { } dimension)
                byDimension[dimension] = column;
            else if (definition.LineItem is not null
                && lineItems.Find(definition, nameof(definition.LineItem), definition.LineItem, user) is { } item)
                values.Add((item, column));
            else if (definition.Dimension is null && definition.LineItem is null)
                columns.Refuse(definition, "module");
        }

        if (import.File is not null)
            CheckValues(lineItem, value, values.Count);
        return new ModuleTarget(module, Sources(module, byDimension, dimensions), values, lineItem, value);
    }

    private List<CoordinateSource> Sources(ModuleState module, Dictionary<Dimension, ImportColumn> byDimension,
        NameIndex<Dimension> dimensions)
    {
        var members = new Dictionary<Dimension, string>();
        var prompts = new Dictionary<Dimension, string>();
        foreach (var (name, member) in import.Fixed)
        {
            if (dimensions.Find(import, nameof(import.Fixed), name, user) is { } dimension)
                members[dimension] = member;
        }

        foreach (var prompt in import.Prompted)
        {
            if (dimensions.Find(prompt, nameof(prompt.Dimension), prompt.Dimension, user) is { } dimension)
                prompts[dimension] = prompt.EntityType ?? (dimension is VersionsDimension ? "Version" : dimension.Name);
        }

        foreach (var dimension in module.Dimensions.Where(_ => import.File is not null))
        {
            var sources = (byDimension.ContainsKey(dimension) ? 1 : 0) + (members.ContainsKey(dimension) ? 1 : 0)
                + (prompts.ContainsKey(dimension) ? 1 : 0);
            if (sources != 1)
                problems.Add(import, null,
                    $"{user} has {sources} sources for dimension '{dimension.Name}' (needed: one of a column, a fixed and a prompted member).");
        }

        return [.. module.Dimensions.Select(dimension => new CoordinateSource(dimension, byDimension.GetValueOrDefault(dimension),
            members.GetValueOrDefault(dimension), prompts.GetValueOrDefault(dimension)))];
    }

    private void CheckValues(ImportColumn? lineItem, ImportColumn? value, int columnCount)
    {
        if (lineItem is null != value is null)
            problems.Add(import, nameof(import.Columns),
                $"{user} needs both a column for Line Items and one for VALUE, or neither.");
        if ((value is not null ? 1 : 0) + columnCount == 0)
            problems.Add(import, nameof(import.Columns), $"{user} has no column with values.");
        if (value is not null && columnCount > 0)
            problems.Add(import, nameof(import.Columns),
                $"{user} has values both in columns of line items and in a VALUE column.");
    }
}
