namespace AnaplanConnectors.Client;

/// <summary>The views of a model and what is in them (API reference 3.6 and 3.7).</summary>
public sealed class ViewClient : ItemClient<AnaplanView>
{
    // One request for a million cells in a tabular layout, names of items included.
    private const long MaxLength = 1_000_000_000;

    internal ViewClient(ModelScope scope)
        : base(scope, new("views", "view", "views", "views", "?includesubsidiaryviews=true"), ApiJson.Default.ListAnaplanView)
    {
    }

    /// <summary>What stands where in a view.</summary>
    /// <param name="viewId">A view, a module for its default view, or a line item.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<ViewLayout> GetLayoutAsync(string viewId, CancellationToken cancellationToken = default)
        => Scope.Api.SendAsync(
            ApiRequest.Get(PathOf(viewId), $"read the layout of {Describe(viewId)}"), body => Envelope.ReadWhole(body, ApiJson.Default.ViewLayout, "viewId", "viewName"), cancellationToken);

    /// <summary>
    /// The items of a dimension that a view shows: without hidden and filtered ones. Every kind of dimension; at most 1,000,000; in no
    /// certain order.
    /// </summary>
    public IAsyncEnumerable<DimensionItem> ListDimensionItemsAsync(string viewId, string dimensionId, CancellationToken cancellationToken = default)
        => Scope.Api.ReadItemsAsync(
            PathOf(viewId, "dimensions", dimensionId ?? throw new ArgumentNullException(nameof(dimensionId)), "items"),
            $"list the items of dimension {dimensionId} of {Describe(viewId)}", ApiJson.Default.DimensionItem, "items", cancellationToken);

    /// <summary>
    /// The cells of all pages of a view: the product of its dimensions, counted from what it shows. Costs a request for each dimension.
    /// </summary>
    /// <returns>Null when there are more than 1,000,000 for certain.</returns>
    public Task<long?> CountCellsAsync(string viewId, CancellationToken cancellationToken = default)
        => new ViewSize(this, viewId ?? throw new ArgumentNullException(nameof(viewId))).CountAsync(1_000_000, cancellationToken);

    /// <summary>One page of a view as rows and cells; at most 1,000,000 cells, which the service refuses otherwise (400).</summary>
    /// <param name="viewId">The view.</param>
    /// <param name="pages">Ids of dimensions on the pages axis with the id of an item each; null for the page that the view has.</param>
    /// <param name="maxRows">Rows at most; null for all.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<ViewGrid> GetDataAsync(
        string viewId, IReadOnlyDictionary<string, string>? pages = null, int? maxRows = null, CancellationToken cancellationToken = default)
    {
        // Both the parameter and the header are needed (API reference 11.3, 40).
        var request = DataRequest(viewId, ["format=v1", .. PageQuery(pages), .. RowQuery(maxRows)], "application/json");
        return Scope.Api.SendAsync(request, body => Envelope.ReadWhole(body, ApiJson.Default.ViewGrid, "rows", "columnCoordinates"), cancellationToken);
    }

    /// <summary>
    /// A view as CSV. By one request when it is small, else by a large read, which has no limit of cells; see
    /// <see cref="ViewReadOptions.LargeReadFrom"/>. The caller disposes the content.
    /// </summary>
    /// <param name="view">The view.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<CsvContent> OpenCsvAsync(AnaplanView view, ViewReadOptions? options = null, CancellationToken cancellationToken = default)
    {
        if (view is null)
            throw new ArgumentNullException(nameof(view));
        options ??= new();
        AnaplanConfigurationException.ThrowIfAny(options.Problems());
        if (options.MayBeLarge)
        {
            var cells = await new ViewSize(this, view.Id).CountAsync(options.LargeReadFrom, cancellationToken).ConfigureAwait(false);
            if (cells is null || cells > options.LargeReadFrom)
                return await OpenLargeAsync(view, options, cancellationToken).ConfigureAwait(false);
        }

        string[] layout = options.Layout == ViewCsvLayout.Grid
            ? []
            : ["exportType=" + options.ExportType, "moduleId=" + Uri.EscapeDataString(view.ModuleId)];
        var request = DataRequest(
            view.Id, [.. layout, .. PageQuery(options.Pages), .. RowQuery(options.MaxRows)], options.Escaped ? "text/csv;escaped=true" : "text/csv");
        return new(new PooledStream(await Scope.Api.SendAsync(request, Answers.Bytes, cancellationToken).ConfigureAwait(false)));
    }

    internal IAsyncEnumerable<AnaplanView> ListOfModuleAsync(string moduleId, string where, CancellationToken cancellationToken)
        => ListAsync(["modules", moduleId], where, cancellationToken);

    private Task<CsvContent> OpenLargeAsync(AnaplanView view, ViewReadOptions options, CancellationToken cancellationToken)
        => new LargeRead(Scope, PathOf(view.Id, "readRequests"), "viewReadRequest", $"view {view} of {Scope.Description}")
            .OpenAsync(options.ExportType, options.Prefetch, cancellationToken);

    private ApiRequest DataRequest(string viewId, IReadOnlyCollection<string> query, string accept) => new()
    {
        Method = HttpMethod.Get,
        Path = PathOf(viewId, "data") + (query.Count == 0 ? "" : "?" + string.Join("&", query)),
        What = $"read {Describe(viewId)}",
        Accept = accept,
        ExpectsContent = true,
        MaxLength = MaxLength,
    };

    private static IEnumerable<string> PageQuery(IReadOnlyDictionary<string, string>? pages)
        => (pages ?? new Dictionary<string, string>()).Select(p => $"pages={Uri.EscapeDataString(p.Key)}:{Uri.EscapeDataString(p.Value)}");

    private static IEnumerable<string> RowQuery(int? maxRows) => maxRows is { } rows ? [Invariant($"maxRows={rows}")] : [];
}
