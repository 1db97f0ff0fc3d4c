namespace AnaplanConnectors.Simulator;

/// <summary>
/// What <c>exportMetadata</c> says about an export before it runs (API reference 3.13). The number of rows is an estimate:
/// filters and omitted rows are not taken into account.
/// </summary>
internal sealed record ExportMetadata(int ColumnCount, long RowCount, IReadOnlyList<string> HeaderNames,
    IReadOnlyList<string> DataTypes, IReadOnlyList<string> ListNames)
{
    private sealed record Described(string Name, string DataType, string ListName);

    public static ExportMetadata Of(ExportState export, ModelState model)
    {
        var (rows, columns) = export.Target is ListExportTarget list
            ? (model.Data.Items(list.List).Count, ColumnsOf(list.List))
            : Describe((ModuleExportTarget)export.Target!, export,
                new ExportView((ModuleExportTarget)export.Target!, model.Data, ItemAccess.Everything(model.Data)));
        // As in an official sample of 16 columns with 5 types and 10 names.
        var names = export.Definition.ShortMetadata ? columns.Count * 10 / 16 : columns.Count;
        var types = export.Definition.ShortMetadata ? columns.Count * 5 / 16 : columns.Count;
        return new ExportMetadata(columns.Count, rows, [.. columns.Take(names).Select(column => column.Name)],
            [.. columns.Take(types).Select(column => column.DataType)],
            [.. columns.Take(names).Select(column => column.ListName)]);
    }

    private static List<Described> ColumnsOf(ListState list) =>
    [
        new Described(list.Name, "ENTITY", list.Name),
        new Described("Parent", "ENTITY", list.ParentList.Name),
        new Described("Code", "TEXT", ""),
        .. list.Properties.Select(property => Of(property.Name, property.Format)),
        .. list.Subsets.Select(subset => new Described(subset.Name, "BOOLEAN", "")),
    ];

    private static (long Rows, List<Described> Columns) Describe(ModuleExportTarget target, ExportState export, ExportView view)
    {
        if (export.Layout is ExportLayout.GridCurrentPage or ExportLayout.GridAllPages)
            return (Count(target.Rows, view) * (export.Layout == ExportLayout.GridAllPages ? Count(target.Pages, view) : 1),
                [.. target.Rows.Select(Of), .. GridColumns(target, view)]);
        var dimensions = TabularExport.DimensionsOf(target, export.Layout);
        IEnumerable<Described> values = export.Layout == ExportLayout.TabularSingleColumn
            ? [target.LineItems is [var only] ? Of("Value", only.Format) : new Described("Value", "MIXED", "")]
            : target.LineItems.Select(lineItem => Of(lineItem.Name, lineItem.Format));
        return (Count(dimensions, view), [.. dimensions.Select(Of), .. values]);
    }

    private static IEnumerable<Described> GridColumns(ModuleExportTarget target, ExportView view)
    {
        var position = new int[view.Depth];
        var columns = new Combinations(view, target.Columns);
        while (columns.Next(position))
        {
            var name = target.Columns.Count == 0 ? "" : view.NameOf(columns.Dimensions[^1], position[columns.Dimensions[^1]]);
            yield return target.Columns.Any(dimension => dimension is LineItemsDimension)
                ? Of(name, view.LineItems[position[^1]].Format)
                : new Described(name, "MIXED", "");
        }
    }

    private static long Count(IEnumerable<Dimension> dimensions, ExportView view) => new Combinations(view, dimensions).Count;

    private static Described Of(Dimension dimension) =>
        new(dimension.Name, dimension is TimeDimension ? "TIME_ENTITY" : "ENTITY", dimension.Name);

    private static Described Of(string name, CellFormat format) => new(name, format.DataType, format.List?.Name ?? "");
}
