using System.Globalization;

namespace AnaplanConnectors.Simulator;

/// <summary>Runs one export: its file changes when all of it is written, or not at all.</summary>
internal static class ExportRunner
{
    public static ActionOutcome Run(ExportState export, ActionRequest request, CancellationToken cancellationToken)
    {
        long size, rows;
        using (var writer = new DelimitedWriter(request.Files.CreateExport(export.Id), export.Format))
        {
            rows = Write(export, request, writer, cancellationToken);
            writer.Finish(export.Definition.FinalLineEnd);
            size = writer.BytesWritten;
        }

        cancellationToken.ThrowIfCancellationRequested();
        request.Files.CommitExport(export.Id);
        return new ActionOutcome(export.Id, export.Name, true, false, [Succeeded(export, size, rows)]);
    }

    private static long Write(ExportState export, ActionRequest request, DelimitedWriter writer,
        CancellationToken cancellationToken)
    {
        var data = request.Model.Data;
        // The export is evaluated with the selective access of whoever runs it.
        var access = request.Model.ItemAccessOf(request.User, data);
        if (export.Target is ListExportTarget list)
        {
            var listRun = new ExportRun(writer, data.Items(list.List).Count, request.Progress, cancellationToken);
            ListExport.Write(list.List, data, access, export.Style, listRun);
            return listRun.Rows;
        }

        var target = (ModuleExportTarget)export.Target!;
        var view = new ExportView(target, data, access, export.Style);
        var run = new ExportRun(writer, ExportMetadata.Of(export, request.Model).RowCount, request.Progress, cancellationToken);
        if (export.Layout == ExportLayout.GridCurrentPage)
            GridExport.WriteCurrentPage(target, view, run);
        else if (export.Layout == ExportLayout.GridAllPages && request.Options.AllPagesLayout == AllPagesLayout.Blocks)
            GridExport.WriteAllPages(target, view, run);
        else if (export.Layout == ExportLayout.GridAllPages)
            GridExport.WriteForLargeRead(target with { Pages = [], Rows = [.. target.Pages, .. target.Rows] }, view, run);
        else
            TabularExport.Write(target, export.Layout, view, run);
        return run.Rows;
    }

    // Clients read the size as the second and the name as the sixth of the values, so these are not shuffled (API reference 6.4).
    private static OutcomeDetail Succeeded(ExportState export, long size, long rows) => new("exportSucceeded", 0,
        FormattableString.Invariant($"Export succeeded: {export.Name}, {rows} rows, {size} bytes"),
        ["fileSize", size.ToString(CultureInfo.InvariantCulture), "rowCount", rows.ToString(CultureInfo.InvariantCulture),
            "fileName", export.Name]);
}
