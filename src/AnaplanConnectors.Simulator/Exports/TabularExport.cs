namespace AnaplanConnectors.Simulator;

/// <summary>Writes the tabular layouts (API reference 7.4 and 7.5).</summary>
internal static class TabularExport
{
    /// <summary>Dimensions in the order of columns; what is left are values.</summary>
    public static IReadOnlyList<Dimension> DimensionsOf(ModuleExportTarget target, ExportLayout layout) =>
        layout == ExportLayout.TabularSingleColumn
        ? [.. target.Pages, .. target.Columns, .. target.Rows]
        : [.. target.Rows, .. target.Pages];

    public static IEnumerable<string> HeaderOf(ModuleExportTarget target, ExportLayout layout) =>
        DimensionsOf(target, layout).Select(dimension => dimension.Name)
        .Concat(layout == ExportLayout.TabularSingleColumn ? ["Value"] : target.LineItems.Select(lineItem => lineItem.Name));

    public static void Write(ModuleExportTarget target, ExportLayout layout, ExportView view, ExportRun run)
    {
        run.Writer.Fields(HeaderOf(target, layout));
        run.Writer.EndRecord();
        run.EndHeader();
        var lineItemCount = layout == ExportLayout.TabularSingleColumn ? 0 : view.LineItems.Count;
        var rows = new Combinations(view, DimensionsOf(target, layout));
        var position = new int[view.Depth];
        while (!run.IsFull && rows.Next(position))
        {
            if (!view.IsShown(position) || (target.OmitEmptyRows && IsEmpty(view, position, lineItemCount)))
                continue;
            foreach (var dimension in rows.Dimensions)
                run.Writer.Field(view.NameOf(dimension, position[dimension]));
            if (lineItemCount == 0)
                view.Write(position, run.Writer);
            for (var lineItem = 0; lineItem < lineItemCount; lineItem++)
            {
                position[^1] = lineItem;
                view.Write(position, run.Writer);
            }

            run.EndRow();
        }
    }

    private static bool IsEmpty(ExportView view, int[] position, int lineItemCount)
    {
        if (lineItemCount == 0)
            return view.IsEmpty(position);
        for (var lineItem = 0; lineItem < lineItemCount; lineItem++)
        {
            position[^1] = lineItem;
            if (!view.IsEmpty(position))
                return false;
        }

        return true;
    }
}
