namespace AnaplanConnectors.Simulator;

/// <summary>
/// Writes grids (API reference 7.3): page names, a line for each column dimension, then the rows. One block a page.
/// </summary>
internal static class GridExport
{
    private static readonly Dictionary<Dimension, int> NoPage = [];

    /// <summary>The page that was asked for, else the one of the view.</summary>
    public static void WriteCurrentPage(ModuleExportTarget target, ExportView view, ExportRun run,
        IReadOnlyDictionary<Dimension, int>? page = null)
    {
        var position = new int[view.Depth];
        view.GoToPage(position, page ?? NoPage);
        WritePage(target, view, run, position);
    }

    public static void WriteAllPages(ModuleExportTarget target, ExportView view, ExportRun run)
    {
        var position = new int[view.Depth];
        var pages = new Combinations(view, target.Pages);
        while (pages.Next(position))
            WritePage(target, view, run, position);
    }

    /// <summary>
    /// The form of large reads: no page line, and the header names the dimensions of the rows. Pages, if all of them are read,
    /// are dimensions of the rows too.
    /// </summary>
    public static void WriteForLargeRead(ModuleExportTarget target, ExportView view, ExportRun run)
    {
        var position = new int[view.Depth];
        view.GoToPage(position, NoPage);
        WriteColumns(target, view, run.Writer, position, target.Rows.Select(dimension => dimension.Name));
        run.EndHeader();
        WriteRows(target, view, run, position);
    }

    private static void WritePage(ModuleExportTarget target, ExportView view, ExportRun run, int[] position)
    {
        WriteNames(target.Pages, view, run.Writer, position);
        WriteColumns(target, view, run.Writer, position, target.Rows.Select(_ => ""));
        WriteRows(target, view, run, position);
    }

    private static void WriteRows(ModuleExportTarget target, ExportView view, ExportRun run, int[] position)
    {
        var columns = new Combinations(view, target.Columns);
        var rows = new Combinations(view, target.Rows);
        while (!run.IsFull && rows.Next(position))
        {
            if (!view.IsShown(position) || (target.OmitEmptyRows && IsEmpty(columns, view, position)))
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

    private static void WriteColumns(ModuleExportTarget target, ExportView view, DelimitedWriter writer, int[] position,
        IEnumerable<string> labels)
    {
        var columns = new Combinations(view, target.Columns);
        foreach (var dimension in target.Columns.Select(view.IndexOf))
        {
            // Names of row dimensions, if any, stand in the line next to the cells.
            writer.Fields(dimension == view.IndexOf(target.Columns[^1]) ? labels : target.Rows.Select(_ => ""));
            columns.Restart();
            while (columns.Next(position))
                writer.Field(view.NameOf(dimension, position[dimension]));
            writer.EndRecord();
        }
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
