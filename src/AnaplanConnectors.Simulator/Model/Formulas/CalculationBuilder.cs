namespace AnaplanConnectors.Simulator;

/// <summary>Settles the formulas of line items, when all modules are known.</summary>
internal sealed class CalculationBuilder(IReadOnlyList<ModuleState> modules, Problems problems)
{
    public void Build()
    {
        foreach (var lineItem in modules.SelectMany(module => module.LineItems))
            Build(lineItem);
        foreach (var lineItem in modules.SelectMany(module => module.LineItems).Where(LeadsToItself))
        {
            Report(lineItem, nameof(LineItemDefinition.Formula), "cannot be calculated: it leads back to itself");
            lineItem.Calculation = null;
        }
    }

    private void Build(LineItemState lineItem)
    {
        var definition = lineItem.Definition;
        if (lineItem.IsCalculated && definition.Calculated)
            lineItem.Calculation = Parse(lineItem);
        if (definition.Ratio.Count > 0 != Uses(lineItem, SummaryMethod.Ratio) || definition.Ratio.Count is not (0 or 2))
            Report(lineItem, nameof(definition.Ratio), "needs two line items as its ratio exactly if its summary is RATIO");
        else if (definition.Ratio.Count == 2)
            lineItem.Ratio = [.. definition.Ratio.Select(name => Find(lineItem, null, name)).OfType<LineItemState>()];
        if (lineItem.Ratio.Count is not (0 or 2) || lineItem.Ratio.Any(part => !part.Dimensions.SequenceEqual(lineItem.Dimensions)))
            Report(lineItem, nameof(definition.Ratio), "needs two line items of the same dimensions as its ratio");
        if (Uses(lineItem, SummaryMethod.Formula) && lineItem.Calculation is null)
            Report(lineItem, nameof(definition.Summary), "has the summary FORMULA but no formula that is calculated");
    }

    private static bool Uses(LineItemState lineItem, SummaryMethod method) =>
        lineItem.Summary == method || lineItem.TimeSummary == method;

    private Calculation? Parse(LineItemState lineItem)
    {
        var references = new List<LineItemState>();
        try
        {
            var root = FormulaParser.Parse(lineItem.Formula!, (module, name) =>
            {
                references.Add(Find(lineItem, module, name)
                    ?? throw new FormulaException($"there is no line item '{(module is null ? name : $"{module}.{name}")}'"));
                return references.Count - 1;
            });
            if (root.IsText(slot => references[slot].Format.Type == CellType.Text) != (lineItem.Format.Type == CellType.Text))
                throw new FormulaException("the formula and the format do not agree on whether it is a text");
            foreach (var reference in references)
                CheckDimensions(lineItem, reference);
            return new Calculation(root, references);
        }
        catch (FormulaException error)
        {
            Report(lineItem, nameof(LineItemDefinition.Formula), $"cannot be calculated: {error.Message}");
            return null;
        }
    }

    /// <summary>A dimension that only the reference has is read at its total; there has to be one.</summary>
    private static void CheckDimensions(LineItemState lineItem, LineItemState reference)
    {
        var given = lineItem.Dimensions.Select(dimension => dimension.RootId).ToHashSet();
        foreach (var dimension in reference.Dimensions.Where(dimension => !given.Contains(dimension.RootId)))
        {
            if (dimension is ListDimension of && TopOf(of.List) is null)
                throw new FormulaException($"'{reference.Name}' applies to list '{dimension.Name}' too, which has no top-level item");
            if (dimension is SubsetDimension or UsersDimension)
                throw new FormulaException($"'{reference.Name}' applies to '{dimension.Name}' too, which has no total");
        }
    }

    private static string? TopOf(ListState list)
    {
        var top = list.TopLevelItem;
        for (; list.ParentList != list; list = list.ParentList)
            top = list.ParentList.TopLevelItem ?? top;
        return top;
    }

    private LineItemState? Find(LineItemState lineItem, string? module, string name)
    {
        var home = module is null ? lineItem.Module : modules.FirstOrDefault(candidate => IsSame(candidate.Name, module));
        return home?.LineItems.FirstOrDefault(candidate => IsSame(candidate.Name, name));
    }

    private static bool LeadsToItself(LineItemState lineItem)
    {
        var seen = new HashSet<LineItemState>();
        var open = new Stack<LineItemState>(lineItem.Calculation?.References ?? []);
        while (open.TryPop(out var reference))
        {
            if (reference == lineItem)
                return true;
            if (!seen.Add(reference))
                continue;
            foreach (var next in (reference.Calculation?.References ?? []).Concat(reference.Ratio))
                open.Push(next);
        }

        return false;
    }

    private void Report(LineItemState lineItem, string property, string what) =>
        problems.Add(lineItem.Definition, property, $"Line item '{lineItem.Name}' of module '{lineItem.Module.Name}' {what}.");

    private static bool IsSame(string left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);
}
