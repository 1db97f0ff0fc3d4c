namespace AnaplanConnectors.Simulator;

/// <summary>A view: a saved one, the default view of a module, or that of a line item.</summary>
/// <param name="Id">Its id: that of the module or of the line item for views nobody saved.</param>
/// <param name="Name">Its name in its module.</param>
/// <param name="Module">The module.</param>
/// <param name="Target">What it shows.</param>
internal sealed record ViewState(string Id, string Name, ModuleState Module, ModuleExportTarget Target)
{
    /// <summary>
    /// Versions on pages, time on columns, lists and line items on rows; without time the line items are on columns.
    /// </summary>
    public static ViewState DefaultOf(ModuleState module)
    {
        var lineItems = module.LineItems.Where(item => item.Format.Type != CellType.None && !item.IsSubsidiary).ToList();
        return new ViewState(module.Id, "default", module, TargetOf(module.Dimensions, lineItems, withLineItems: true));
    }

    /// <summary>A line item alone, with the dimensions it has.</summary>
    public static ViewState Of(LineItemState lineItem) =>
        new(lineItem.Id, lineItem.Name, lineItem.Module, TargetOf(lineItem.Dimensions, [lineItem], withLineItems: false));

    private static ModuleExportTarget TargetOf(IReadOnlyList<Dimension> dimensions, List<LineItemState> lineItems, bool withLineItems)
    {
        IReadOnlyList<Dimension> all = withLineItems ? [.. dimensions, new LineItemsDimension()] : dimensions;
        List<Dimension> pages = [.. all.Where(dimension => dimension is VersionsDimension)];
        List<Dimension> columns = [.. all.Where(dimension => dimension is TimeDimension)];
        if (columns.Count == 0)
            columns = [.. all.Where(dimension => dimension is LineItemsDimension)];
        return new ModuleExportTarget(dimensions, lineItems, pages, columns, [.. all.Except(pages).Except(columns)], []);
    }
}
