namespace AnaplanConnectors.Client;

/// <summary>The lists of a model, their items, and how these are changed (API reference 3.8).</summary>
public sealed class ListClient : ItemClient<AnaplanList>
{
    // A hundred thousand items and more, each with its properties.
    private const long MaxLength = 1_000_000_000;

    private readonly DimensionClient _dimensions;

    internal ListClient(ModelScope scope, DimensionClient dimensions)
        : base(scope, ItemKind.Of("lists", "list"), ApiJson.Default.ListAnaplanList) => _dimensions = dimensions;

    /// <summary>What a list is made of: properties, subsets, parent, number of items.</summary>
    public Task<ListMetadata> GetMetadataAsync(string listId, CancellationToken cancellationToken = default)
        => Scope.Api.GetAsync(PathOf(listId), $"describe {Describe(listId)}", ApiJson.Default.ListMetadata, "metadata", cancellationToken);

    /// <summary>
    /// All items with their properties and subsets; at most 1,000,000, which the service refuses otherwise (400). They come in one
    /// answer that is held in memory, some 200 bytes an item, while the loop goes on. For flat memory and more items take
    /// <see cref="OpenCsvAsync"/>.
    /// </summary>
    public IAsyncEnumerable<ListItem> ListItemsAsync(string listId, CancellationToken cancellationToken = default)
        => Scope.Api.ReadItemsAsync(
            PathOf(listId, "items") + "?includeAll=true", $"list the items of {Describe(listId)}", ApiJson.Default.ListItem, "listItems", cancellationToken);

    /// <summary>
    /// All items as CSV: id, name, code, parent, parentId, listId, listName, subsets, properties. By one request when there are few, else
    /// by a large read, which has no limit; see <see cref="ListReadOptions.LargeReadFrom"/>. The caller disposes the content.
    /// </summary>
    public async Task<CsvContent> OpenCsvAsync(string listId, ListReadOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new();
        AnaplanConfigurationException.ThrowIfAny(options.Problems());
        var metadata = await GetMetadataAsync(listId, cancellationToken).ConfigureAwait(false);
        if (metadata.ItemCount > options.LargeReadFrom)
        {
            return await new LargeRead(Scope, PathOf(listId, "readRequests"), "listReadRequest", Describe(listId))
                .OpenAsync(exportType: null, options.Prefetch, cancellationToken).ConfigureAwait(false);
        }

        var request = CsvRequest(PathOf(listId, "items") + "?includeAll=true", $"read the items of {Describe(listId)}");
        return new(new PooledStream(await Scope.Api.SendAsync(request, Answers.Bytes, cancellationToken).ConfigureAwait(false)));
    }

    /// <summary>The first items as CSV, 1,000 at most. The caller disposes the stream.</summary>
    public async Task<Stream> OpenPreviewAsync(string listId, CancellationToken cancellationToken = default)
        => new PooledStream(await Scope.Api.SendAsync(
            CsvRequest(PathOf(listId, "preview"), $"preview {Describe(listId)}"), Answers.Bytes, cancellationToken).ConfigureAwait(false));

    /// <summary>
    /// Adds items, in requests of <see cref="ListWriteOptions.BatchSize"/>. What exists already is a failure in the result. A request whose
    /// answer is lost is not repeated: it may have been carried out.
    /// </summary>
    /// <exception cref="AnaplanUnknownOutcomeException">The answer to a request was lost. Earlier requests have taken effect.</exception>
    /// <exception cref="AnaplanApiException">A whole request was refused; earlier ones have taken effect.</exception>
    public Task<ListWriteResult> AddItemsAsync(
        string listId, IEnumerable<ListItemWrite> items, ListWriteOptions? options = null, CancellationToken cancellationToken = default)
        => Writer(listId, items, options).AddAsync(items, cancellationToken);

    /// <summary>Changes items that exist. May be repeated without harm.</summary>
    /// <exception cref="AnaplanApiException">A whole request was refused; earlier ones have taken effect.</exception>
    public Task<ListWriteResult> UpdateItemsAsync(
        string listId, IEnumerable<ListItemWrite> items, ListWriteOptions? options = null, CancellationToken cancellationToken = default)
        => Writer(listId, items, options).UpdateAsync(items, cancellationToken);

    /// <summary>
    /// Changes items that exist and adds those that do not: updates, then asks which of the failed ones are not there, and adds those. Ends
    /// the same however often it is repeated, and looks again when the answer to an addition is lost.
    /// </summary>
    /// <exception cref="AnaplanUnknownOutcomeException">Answers to additions were lost three times. Repeat the call.</exception>
    /// <exception cref="AnaplanApiException">A whole request was refused; earlier ones have taken effect.</exception>
    public Task<ListWriteResult> UpsertItemsAsync(
        string listId, IEnumerable<ListItemWrite> items, ListWriteOptions? options = null, CancellationToken cancellationToken = default)
        => new ListUpsert(Writer(listId, items, options), _dimensions, listId).RunAsync(items, cancellationToken);

    /// <summary>
    /// Deletes items. What is not there is a failure in the result, except after a lost answer: then it counts as deleted.
    /// </summary>
    /// <exception cref="AnaplanApiException">A whole request was refused; earlier ones have taken effect.</exception>
    public Task<ListWriteResult> DeleteItemsAsync(
        string listId, IEnumerable<ListItemKey> items, ListWriteOptions? options = null, CancellationToken cancellationToken = default)
        => Writer(listId, items, options).DeleteAsync(items, cancellationToken);

    /// <summary>Lets a numbered list count from one again. Needs a workspace administrator and an empty list.</summary>
    /// <exception cref="AnaplanApiException">The list holds items (400), and other refusals.</exception>
    public Task ResetIndexAsync(string listId, CancellationToken cancellationToken = default)
        => Scope.Api.SendAsync(
            ApiRequest.Send(HttpMethod.Post, PathOf(listId, "resetIndex"), $"reset the index of {Describe(listId)}", CallClass.IdempotentByKey).AnyAnswer(),
            Answers.Ignore, cancellationToken);

    private ListWriter Writer(string listId, object items, ListWriteOptions? options)
    {
        if (items is null)
            throw new ArgumentNullException(nameof(items));
        options ??= new();
        AnaplanConfigurationException.ThrowIfAny(options.Problems());
        return new(Scope, listId, PathOf(listId, "items"), Describe(listId), options);
    }

    private static ApiRequest CsvRequest(string path, string what)
        => new() { Method = HttpMethod.Get, Path = path, What = what, Accept = "text/csv", ExpectsContent = true, MaxLength = MaxLength };
}
