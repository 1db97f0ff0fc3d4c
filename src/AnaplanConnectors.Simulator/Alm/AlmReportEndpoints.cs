using System.Text;
using System.Text.Json;

namespace AnaplanConnectors.Simulator;

/// <summary>Reports of what a synchronisation would change (API reference 10.1): a table, or a summary in JSON.</summary>
internal sealed class AlmReportEndpoints(AlmStore store, ModelDirectory models, SimulatorOptions options)
{
    public IEnumerable<Endpoint> Endpoints() =>
    [
        Line(Route.StartReport, "POST", "/alm/comparisonReportTasks", (call, token) => StartAsync(call, AlmTaskKind.ComparisonReport, token))
            with { Consumes = [Endpoint.Json] },
        Line(Route.ReportTask, "GET", "/alm/comparisonReportTasks/{task}", At(call => Get(call, AlmTaskKind.ComparisonReport))),
        Line(Route.ComparisonReport, "GET", "/alm/comparisonReports/{target}/{source}", At(Comparison)) with { Produces = [] },
        Line(Route.StartReport, "POST", "/alm/summaryReportTasks", (call, token) => StartAsync(call, AlmTaskKind.SummaryReport, token))
            with { Consumes = [Endpoint.Json] },
        Line(Route.ReportTask, "GET", "/alm/summaryReportTasks/{task}", At(call => Get(call, AlmTaskKind.SummaryReport))),
        Line(Route.SummaryReport, "GET", "/alm/summaryReports/{target}/{source}", At(Summary)),
    ];

    private async ValueTask<ApiResponse> StartAsync(ApiCall call, AlmTaskKind kind, CancellationToken cancellationToken)
    {
        var target = ModelOf(call);
        var (sourceRevision, sourceModel, targetRevision) = await AlmEndpoints.RevisionsAsync(call, cancellationToken);
        var source = models.Find(sourceModel, null, call.User)?.State ?? throw ApiException.NotFound();
        if (Find(target, targetRevision) is null || Find(source, sourceRevision) is null)
            throw ApiException.NotFound();
        var task = store.AddTask(target, kind, new AlmTask(AlmStore.NewId(), options.TimeProvider.GetUtcNow(), options)
        {
            ReportPath = $"{(kind == AlmTaskKind.SummaryReport ? "summaryReports" : "comparisonReports")}/{targetRevision}/{sourceRevision}",
        });
        return AlmEndpoints.Task(call, 201, task, Path(kind));
    }

    private ApiResponse Get(ApiCall call, AlmTaskKind kind) => AlmEndpoints.Task(call, 200,
        store.Tasks(ModelOf(call), kind).FirstOrDefault(task => task.Id == call["task"]) ?? throw ApiException.NotFound(), Path(kind));

    private ApiResponse Comparison(ApiCall call)
    {
        // Everything else is refused, a request without an opinion included.
        if (call.Request.Header("Accept")?.Contains(ApiBody.OctetStream, StringComparison.OrdinalIgnoreCase) != true)
            throw new ApiException(406, "Not Acceptable");
        var text = new StringBuilder("Object type\tName\tChange\tTarget revision\tSource revision\n");
        foreach (var one in Differences(call, AlmTaskKind.ComparisonReport))
            text.Append(one.Kind).Append('\t').Append(one.Name).Append('\t').Append(one.Change).Append('\t').Append(one.Target)
                .Append('\t').Append(one.Source).Append('\n');
        return new ApiResponse(200, ApiBody.Of(text.ToString(), ApiBody.OctetStream));
    }

    private ApiResponse Summary(ApiCall call)
    {
        var differences = Differences(call, AlmTaskKind.SummaryReport);
        return Envelope.Of(call, "summaryReport", json =>
        {
            json.WriteStartObject("summaryReport");
            json.WriteString("targetRevisionId", call["target"]);
            json.WriteString("sourceRevisionId", call["source"]);
            WriteCounts(json, "totals", differences);
            json.WriteStartObject("differences");
            foreach (var kind in new[] { "lineItems", "rolesContents", "lists", "modules" })
                WriteCounts(json, kind, [.. differences.Where(one => one.Kind == kind)]);
            json.WriteEndObject();
            json.WriteEndObject();
        });
    }

    private static void WriteCounts(Utf8JsonWriter json, string name, IReadOnlyList<StructureDifference> differences)
    {
        json.WriteStartObject(name);
        foreach (var change in new[] { "modified", "deleted", "created" })
            json.WriteNumber(change, differences.Count(one => one.Change == change));
        json.WriteEndObject();
    }

    /// <summary>A report exists once a task has written it, as long as the task lives.</summary>
    private IReadOnlyList<StructureDifference> Differences(ApiCall call, AlmTaskKind kind)
    {
        var path = $"/{call["target"]}/{call["source"]}";
        if (!store.Tasks(ModelOf(call), kind).Any(task => task.State == "COMPLETE" && task.ReportPath!.EndsWith(path, StringComparison.Ordinal)))
            throw ApiException.NotFound();
        return ModelStructure.Compare(Structure(call["target"]), Structure(call["source"]));
    }

    private IReadOnlyDictionary<string, string> Structure(string revisionId) =>
        store.AppliedTo(revisionId)[0].Applied.Revision.Structure;

    private Revision? Find(ModelState model, string revisionId) =>
        store.Of(model).FirstOrDefault(applied => applied.Revision.Id == revisionId)?.Revision;

    private ModelState ModelOf(ApiCall call) => AlmEndpoints.ModelOf(call, options.AlmReportRefusalStatus);

    private static string Path(AlmTaskKind kind) => kind == AlmTaskKind.SummaryReport ? "summaryReportTasks" : "comparisonReportTasks";

    private static Endpoint Line(Route route, string method, string path, EndpointHandler handler) =>
        new(route, method, AlmEndpoints.Root + path, handler) { AnswersInEveryState = true };

    private static EndpointHandler At(Func<ApiCall, ApiResponse> handler) => (call, _) => ValueTask.FromResult(handler(call));
}
