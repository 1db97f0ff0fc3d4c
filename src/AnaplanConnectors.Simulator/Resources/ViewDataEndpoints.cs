using System.Globalization;
using System.Text.Json;

namespace AnaplanConnectors.Simulator;

/// <summary>Cells of views in one answer, as CSV or as JSON (API reference 3.6 and 7).</summary>
internal sealed class ViewDataEndpoints(SimulatorOptions options)
{
    public const string Csv = "text/csv";

    private const long MaxCells = 1_000_000;
    private const string JsonFormat = "v1";

    public ApiResponse Get(ApiCall call)
    {
        var state = ViewFinder.Find(call);
        var layout = LayoutOf(call, state.Module);
        var isTabular = layout is ExportLayout.TabularMultiColumn or ExportLayout.TabularSingleColumn;
        var target = layout == ExportLayout.TabularMultiColumn ? state.Target.Unfolded() : state.Target;
        var view = ViewFinder.Open(call, target);
        var page = PagesOf(call, state.Target, view);
        CheckSize(target, view, layout);
        var maxRows = MaxRows(call);
        if (Negotiation.Prefers(call.Request, Endpoint.Json, Csv))
            return call.Query["format"] == JsonFormat && !isTabular
                ? Json(target, view, page, maxRows)
                : throw ApiException.BadRequest("JSON needs the parameter format=v1");
        return WriteCsv(call, target, view, layout, page, maxRows);
    }

    private static ExportLayout LayoutOf(ApiCall call, ModuleState module)
    {
        if (call.Query["exportType"] is not { Length: > 0 } text)
            return ExportLayout.GridCurrentPage;
        if (!ApiText.WordsOf(typeof(ExportLayout)).TryGetValue(text, out var word))
            throw ApiException.BadRequest($"Invalid exportType '{text}'");
        var layout = (ExportLayout)word;
        if (layout is ExportLayout.TabularMultiColumn or ExportLayout.TabularSingleColumn && call.Query["moduleId"] != module.Id)
            throw ApiException.BadRequest($"exportType {text} needs the parameter moduleId of the view's module");
        return layout;
    }

    /// <summary><c>pages=dimension:item,…</c>, which may be repeated; only dimensions on pages.</summary>
    private static Dictionary<Dimension, int> PagesOf(ApiCall call, ModuleExportTarget target, ExportView view)
    {
        var pages = new Dictionary<Dimension, int>();
        foreach (var selector in call.Query.All("pages").SelectMany(text => text.Split(',', StringSplitOptions.RemoveEmptyEntries)))
        {
            var parts = selector.Split(':', 2);
            var dimension = target.Pages.FirstOrDefault(page => page.Id == parts[0]);
            if (dimension is null || parts.Length != 2)
                throw ApiException.BadRequest($"Invalid page selector [{parts[0]}]");
            var index = view.IndexOf(dimension);
            var member = view.Visible(index).Where(member => view.IdOf(index, member) == parts[1]).Take(1).ToList();
            pages[dimension] = member.Count == 1 ? member[0] : throw ApiException.BadRequest($"Invalid page selector [{parts[0]}]");
        }

        return pages;
    }

    private static void CheckSize(ModuleExportTarget target, ExportView view, ExportLayout layout)
    {
        var cells = new Combinations(view, target.Rows).Count * new Combinations(view, target.Columns).Count
            * (layout == ExportLayout.GridCurrentPage ? 1 : new Combinations(view, target.Pages).Count);
        if (cells > MaxCells)
            throw ApiException.BadRequest($"The view has {cells} cells, more than {MaxCells}");
    }

    private static long? MaxRows(ApiCall call)
    {
        if (call.Query["maxRows"] is not { Length: > 0 } text)
            return null;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var rows)
            ? rows
            : throw ApiException.BadRequest($"Invalid value '{text}' for parameter 'maxRows'");
    }

    private ApiResponse WriteCsv(ApiCall call, ModuleExportTarget target, ExportView view, ExportLayout layout,
        Dictionary<Dimension, int> page, long? maxRows)
    {
        var isEscaped = call.Request.Header("Accept")?.Contains("escaped=true", StringComparison.OrdinalIgnoreCase) == true;
        if (options.RefusesUnescapedCsv && !isEscaped)
            throw ApiException.BadRequest("Use 'text/csv;escaped=true' as the Accept header");
        var output = new MemoryStream();
        using var writer = new DelimitedWriter(output, new DelimitedFormat(QualifySensitive: isEscaped));
        var run = new ExportRun(writer, 0, (_, _) => { }, CancellationToken.None) { MaxRows = maxRows };
        if (layout == ExportLayout.GridCurrentPage)
            GridExport.WriteCurrentPage(target, view, run, page);
        else if (layout == ExportLayout.GridAllPages)
            GridExport.WriteAllPages(target, view, run);
        else
            TabularExport.Write(target, layout, view, run);
        writer.Finish();
        return new ApiResponse(200, ApiBody.Of(output.GetBuffer().AsMemory(0, (int)output.Length), Csv));
    }

    /// <summary>No frame; all cells are texts.</summary>
    private static ApiResponse Json(ModuleExportTarget target, ExportView view, Dictionary<Dimension, int> page, long? maxRows)
    {
        var position = new int[view.Depth];
        view.GoToPage(position, page);
        return Envelope.Json(200, json =>
        {
            json.WriteStrings("pages", target.Pages.Select(view.IndexOf).Select(index => view.NameOf(index, position[index])));
            var columns = new Combinations(view, target.Columns);
            json.WriteStartArray("columnCoordinates");
            while (columns.Next(position))
                WriteNames(json, view, columns, position);
            json.WriteEndArray();
            json.WriteStartArray("rows");
            var rows = new Combinations(view, target.Rows);
            for (var count = 0L; count < (maxRows ?? long.MaxValue) && rows.Next(position);)
            {
                if (!view.IsShown(position))
                    continue;
                WriteRow(json, view, rows, columns, position);
                count++;
            }

            json.WriteEndArray();
        });
    }

    private static void WriteRow(Utf8JsonWriter json, ExportView view, Combinations rows, Combinations columns, int[] position)
    {
        json.WriteStartObject();
        json.WritePropertyName("rowCoordinates");
        WriteNames(json, view, rows, position);
        json.WriteStartArray("cells");
        columns.Restart();
        while (columns.Next(position))
            json.WriteStringValue(view.Text(position));
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteNames(Utf8JsonWriter json, ExportView view, Combinations axis, int[] position)
    {
        json.WriteStartArray();
        foreach (var dimension in axis.Dimensions)
            json.WriteStringValue(view.NameOf(dimension, position[dimension]));
        json.WriteEndArray();
    }
}
