using System.Text;

namespace AnaplanConnectors.Simulator;

/// <summary>Lists and their items, for reading (API reference 3.8).</summary>
internal sealed class ListEndpoints
{
    public const string Csv = "text/csv";

    private const int MaxItems = 1_000_000;
    private const int MaxPreview = 1000;
    private const int ItemsBetweenFlushes = 500;

    private readonly SortOrder<ListState> _order = SortOrder<ListState>.Lenient(
        ("id", (left, right) => string.CompareOrdinal(left.Id, right.Id)),
        ("name", (left, right) => string.Compare(left.Name, right.Name, StringComparison.OrdinalIgnoreCase)));

    public ApiResponse List(ApiCall call) =>
        Envelope.Page(call, "list", "lists", _order.Apply(call.Query, Visible(call)),
            ListMetadataJson.WriteIdAndName);

    public ApiResponse Get(ApiCall call)
    {
        var list = Find(call);
        return Envelope.Of(call, "listMetadata", json => ListMetadataJson.Write(json, list, call.Model.State));
    }

    /// <summary>All items in one answer, however many there are up to the limit; as CSV for those who prefer it.</summary>
    public ApiResponse Items(ApiCall call)
    {
        var rows = new ListItemRows(call.Model.State, Find(call), call.User, call.Query.Flag("includeAll"));
        if (rows.Count > MaxItems)
            throw ApiException.BadRequest($"The list has more than {MaxItems} items");
        var body = Negotiation.Prefers(call.Request, Csv, Endpoint.Json)
            ? ApiBody.Of((output, cancel) => WriteCsvAsync(output, rows, rows.Count, cancel), Csv)
            : ApiBody.Of((output, cancel) => WriteJsonAsync(output, call, rows, cancel), Endpoint.Json);
        return new ApiResponse(200, body);
    }

    /// <summary>The first items with all their columns, as CSV.</summary>
    public ApiResponse Preview(ApiCall call)
    {
        var rows = new ListItemRows(call.Model.State, Find(call), call.User, withDetails: true);
        return new ApiResponse(200,
            ApiBody.Of((output, cancel) => WriteCsvAsync(output, rows, Math.Min(rows.Count, MaxPreview), cancel), Csv));
    }

    /// <exception cref="ApiException">404: there is no such list for this user.</exception>
    public static ListState Find(ApiCall call) =>
        Visible(call).FirstOrDefault(list => list.Id == call["list"]) ?? throw ApiException.NotFound();

    private static IEnumerable<ListState> Visible(ApiCall call) =>
        call.Model.State.Lists.Where(call.Model.State.AccessOf(call.User).CanSee);

    private static async Task WriteJsonAsync(Stream output, ApiCall call, ListItemRows rows, CancellationToken cancellationToken)
    {
        await using var json = JsonText.CreateWriter(output);
        Envelope.WriteHead(json, call, "listItem");
        if (rows.Count > 0)
            json.WriteStartArray("listItems");
        for (var item = 0; item < rows.Count; item++)
        {
            rows.Write(json, item);
            if (item % ItemsBetweenFlushes == 0)
                await json.FlushAsync(cancellationToken);
        }
        if (rows.Count > 0)
            json.WriteEndArray();
        json.WriteEndObject();
        await json.FlushAsync(cancellationToken);
    }

    private static async Task WriteCsvAsync(Stream output, ListItemRows rows, int count, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        rows.AppendHeader(text);
        for (var item = 0; item < count; item++)
        {
            rows.Append(text, item);
            if (item % ItemsBetweenFlushes == 0)
                await WriteAsync();
        }
        await WriteAsync();

        async Task WriteAsync()
        {
            await output.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), cancellationToken);
            text.Clear();
        }
    }
}
