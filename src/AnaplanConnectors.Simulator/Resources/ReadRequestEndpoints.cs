using System.Collections.Concurrent;
using System.Globalization;

namespace AnaplanConnectors.Simulator;

/// <summary>Large reads of views and lists, which know no limit of cells (API reference 3.7 and 3.8).</summary>
internal sealed class ReadRequestEndpoints(ContentDirectory directory, SimulatorOptions options)
{
    private readonly ConcurrentDictionary<string, ReadRequest> _requests = new(StringComparer.Ordinal);

    public async ValueTask<ApiResponse> StartViewAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var view = ViewFinder.Find(call);
        var request = await JsonRequest.ReadAsync(call, cancellationToken);
        var type = request.Text("exportType") ?? "";
        if (!options.ReadRequestExportTypes.Contains(type))
            throw ApiException.BadRequest($"Invalid exportType '{type}'");
        var isSingle = type.StartsWith("TABULAR_SINGLE", StringComparison.Ordinal);
        var target = type switch
        {
            "GRID_CURRENT_PAGE" => view.Target,
            "GRID_ALL_PAGES" => view.Target with { Pages = [], Rows = [.. view.Target.Pages, .. view.Target.Rows] },
            _ => isSingle ? view.Target : view.Target.Unfolded(),
        };
        var cells = ViewFinder.Open(call, target);
        return Start(call, view.Id, (output, cancel) =>
        {
            using var writer = new DelimitedWriter(output, new DelimitedFormat());
            var run = new ExportRun(writer, 0, (_, _) => cancel.ThrowIfCancellationRequested(), cancel) { Pages = output };
            if (type.StartsWith("GRID", StringComparison.Ordinal))
                GridExport.WriteForLargeRead(target, cells, run);
            else
                TabularExport.Write(target, isSingle ? ExportLayout.TabularSingleColumn : ExportLayout.TabularMultiColumn, cells, run);
            writer.Finish();
            output.EndPage();
        });
    }

    /// <summary>The items with all their columns. No body is needed.</summary>
    public ApiResponse StartList(ApiCall call)
    {
        var list = ListEndpoints.Find(call);
        var rows = new ListItemRows(call.Model.State, list, call.User, withDetails: true);
        return Start(call, list.Id, (output, cancel) =>
        {
            rows.Write(output, cancel);
            output.EndPage();
        });
    }

    public async ValueTask<ApiResponse> GetAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var request = Find(call);
        await request.SettleAsync().WaitAsync(cancellationToken);
        return Answer(call, request, request.State, withProgress: true);
    }

    /// <summary>404 for a page that is not there, not there yet, or gone.</summary>
    public async ValueTask<ApiResponse> GetPageAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var request = Find(call);
        var index = call.Index("page");
        await request.SettleAsync().WaitAsync(cancellationToken);
        var page = request.Page(index) ?? throw ApiException.NotFound();
        return Download.Whole(call.Request, new StoredContent([page], chunkSize: null), ListEndpoints.Csv);
    }

    /// <summary>Cancels what runs and frees what is done.</summary>
    public ApiResponse Delete(ApiCall call)
    {
        var request = Find(call);
        var state = request.State == "COMPLETE" ? "COMPLETE" : "CANCELLED";
        var response = Answer(call, request, state, withProgress: true);
        if (_requests.TryRemove(request.Id, out _))
            request.Dispose();
        return response;
    }

    private ApiResponse Start(ApiCall call, string objectId, Action<PagedOutput, CancellationToken> write)
    {
        foreach (var expired in _requests.Values.Where(request => request.IsExpired))
        {
            if (_requests.TryRemove(expired.Id, out _))
                expired.Dispose();
        }

        var request = new ReadRequest(objectId, call.User, new PagedOutput(directory, options.ReadPageRows, options.ReadPagesRepeatHeader),
            write, options);
        _requests[request.Id] = request;
        return Answer(call, request, options.TaskStartDelay > TimeSpan.Zero ? "NOT_STARTED" : "IN_PROGRESS", withProgress: false);
    }

    private ReadRequest Find(ApiCall call)
    {
        var objectId = call.Record.Values.GetValueOrDefault("view") ?? call["list"];
        return _requests.TryGetValue(call["request"], out var request) && request.ObjectId == objectId && request.User == call.User
            && !request.IsExpired
            ? request
            : throw ApiException.NotFound();
    }

    private static ApiResponse Answer(ApiCall call, ReadRequest request, string state, bool withProgress)
    {
        var isView = call.Record.Values.ContainsKey("view");
        var key = isView ? "viewReadRequest" : "listReadRequest";
        return Envelope.Of(call, key, json =>
        {
            json.WriteStartObject(key);
            json.WriteString("requestId", request.Id);
            if (withProgress)
                json.WriteNumber(isView ? "viewId" : "listId", long.Parse(request.ObjectId, CultureInfo.InvariantCulture));
            json.WriteString("requestState", state);
            if (withProgress)
            {
                json.WriteNumber("availablePages", request.AvailablePages);
                json.WriteBoolean("successful", request.IsSuccessful);
            }
            json.WriteString("url", UrlOf(call, request));
            json.WriteEndObject();
        });
    }

    private static string UrlOf(ApiCall call, ReadRequest request)
    {
        var model = call.Model.State;
        var kind = call.Record.Values.ContainsKey("view") ? "views" : "lists";
        return $"{call.Request.Origin}/2/0/workspaces/{model.Workspace.Id}/models/{model.Id}/{kind}/{request.ObjectId}/readRequests/{request.Id}";
    }
}
