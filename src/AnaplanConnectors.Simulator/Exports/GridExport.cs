namespace AnaplanConnectors.Simulator;

/// <summary>
/// Writes grids (API reference 7.3): page names, a line for each column dimension, then the rows. One block a page.
/// </summary>
internal static class GridExport
{
    public static void WriteCurrentPage(ModuleExportTarget target, ExportDefinition definition, ExportView view, ExportRun run)
    {
        var position = new int[view.Depth];
        foreach (var page in target.Pages)
        {
            var index = view.IndexOf(page);
            position[index] = CurrentMember(definition, page, view, index);
        }

        WritePage(target, definition, view, run, position);
    }

    public static void WriteAllPages(ModuleExportTarget target, ExportDefinition definition, ExportView view, ExportRun run)
    {
        var position = new int[view.Depth];
        var pages = new Combinations(view, target.Pages);
        while (pages.Next(position))
            WritePage(target, definition, view, run, position);
    }

    private static int CurrentMember(ExportDefinition definition, Dimension page, ExportView view, int index)
    {
        var name = definition.CurrentPage.FirstOrDefault(member =>
            member.Key.Equals(page.Name, StringComparison.OrdinalIgnoreCase)).Value;
        var member = name is null
            ? view.Visible(index).DefaultIfEmpty(-1).First()
            : page is LineItemsDimension ? LineItemOf(view, name) : view.Find(index, name);
        return member >= 0
            ? member
            : throw new ActionFailedException("failedToLocateEntity", $"Page '{name}' not found in {page.Name}.");
    }

    private static int LineItemOf(ExportView view, string name) =>
        view.LineItems.Index().Where(pair => pair.Item.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            .Select(pair => pair.Index).DefaultIfEmpty(-1).First();

    private static void WritePage(ModuleExportTarget target, ExportDefinition definition, ExportView view, ExportRun run,
        int[] position)
    {
        WriteNames(target.Pages, view, run.Writer, position);
        var columns = new Combinations(view, target.Columns);
        foreach (var dimension in target.Columns)
            WriteHeader(target, columns, view.IndexOf(dimension), view, run.Writer, position);
        var rows = new Combinations(view, target.Rows);
        while (rows.Next(position))
        {
            if (definition.OmitEmptyRows && IsEmpty(columns, view, position))
                continue;
            foreach (var dimension in rows.Dimensions)
                run.Writer.Field(view.NameOf(dimension, position[dimension]));
            columns.Restart();
            while (columns.Next(position))
                view.Write(position, run.Writer);
            run.EndRow();
        }
    }

    private static void WriteNames(IReadOnlyList<Dimension> dimensions, ExportView view, DelimitedWriter writer, int[] position)
    {
        if (dimensions.Count == 0)
            return;
        writer.Fields(dimensions.Select(view.IndexOf).Select(dimension => view.NameOf(dimension, position[dimension])));
        writer.EndRecord();
    }

    private static void WriteHeader(ModuleExportTarget target, Combinations columns, int dimension, ExportView view,
        DelimitedWriter writer, int[] position)
    {
        writer.Fields(target.Rows.Select(_ => ""));
        columns.Restart();
        while (columns.Next(position))
            writer.Field(view.NameOf(dimension, position[dimension]));
        writer.EndRecord();
    }

    private static bool IsEmpty(Combinations columns, ExportView view, int[] position)
    {
        columns.Restart();
        while (columns.Next(position))
        {
            if (!view.IsEmpty(position))
                return false;
        }

        return true;
    }
}
