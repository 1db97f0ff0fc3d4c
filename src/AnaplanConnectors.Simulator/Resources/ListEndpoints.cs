using System.Text;
using System.Text.Json;

namespace AnaplanConnectors.Simulator;

/// <summary>Lists and their items, for reading (API reference 3.8).</summary>
internal sealed class ListEndpoints
{
    public const string Csv = "text/csv";

    private const int MaxItems = 1_000_000;
    private const long MaxIndex = 999_999_999;
    private const int ItemsBetweenFlushes = 500;

    private readonly SortOrder<ListState> _order = SortOrder<ListState>.Lenient(
        ("id", (left, right) => string.CompareOrdinal(left.Id, right.Id)),
        ("name", (left, right) => string.Compare(left.Name, right.Name, StringComparison.OrdinalIgnoreCase)));

    public ApiResponse List(ApiCall call) =>
        Envelope.Page(call, "list", "lists", _order.Apply(call.Query, call.Model.State.Lists), WriteIdAndName);

    public ApiResponse Get(ApiCall call)
    {
        var list = Find(call);
        return Envelope.Of(call, "listMetadata", json => WriteMetadata(json, list, call.Model.State.Data.Items(list)));
    }

    /// <summary>All items in one answer, however many there are up to the limit; as CSV for those who prefer it.</summary>
    public ApiResponse Items(ApiCall call)
    {
        var rows = new ListItemRows(call.Model.State, Find(call), call.Query.Flag("includeAll"));
        if (rows.Count > MaxItems)
            throw ApiException.BadRequest($"The list has more than {MaxItems} items");
        var body = Negotiation.Prefers(call.Request, Csv, Endpoint.Json)
            ? ApiBody.Of((output, cancel) => WriteCsvAsync(output, rows, cancel), Csv)
            : ApiBody.Of((output, cancel) => WriteJsonAsync(output, call, rows, cancel), Endpoint.Json);
        return new ApiResponse(200, body);
    }

    private static ListState Find(ApiCall call) =>
        call.Model.State.Lists.FirstOrDefault(list => list.Id == call["list"]) ?? throw ApiException.NotFound();

    private static void WriteIdAndName(Utf8JsonWriter json, ListState list)
    {
        json.WriteString("id", list.Id);
        json.WriteString("name", list.Name);
    }

    private static void WriteMetadata(Utf8JsonWriter json, ListState list, ListItems items)
    {
        json.WriteStartObject("metadata");
        WriteIdAndName(json, list);
        json.WriteCollection("properties", list.Properties, (_, property) =>
        {
            json.WriteString("name", property.Name);
            json.WriteString("format", property.Format.Name);
            FormatJson.Write(json, property.Format);
        });
        json.WriteBoolean("hasSelectiveAccess", false);
        if (list.ParentList != list)
        {
            json.WriteStartObject("parent");
            WriteIdAndName(json, list.ParentList);
            json.WriteEndObject();
        }
        json.WriteCollection("subsets", list.Subsets, (_, subset) =>
        {
            json.WriteString("id", subset.Id);
            json.WriteString("name", subset.Name);
        });
        json.WriteBoolean("numberedList", list.IsNumbered);
        json.WriteBoolean("useTopLevelAsPageDefault", false);
        json.WriteNumber("itemCount", items.Count + (list.TopLevelItem is null ? 0 : 1));
        json.WriteNumber("nextItemIndex", items.NextNumber);
        json.WriteNumber("permittedItems", MaxIndex + 1 - items.NextNumber);
        if (list.TopLevelItem is { } top)
        {
            json.WriteStartObject("topLevelItem");
            json.WriteString("id", FirstId.Item(list.Index).ToString(System.Globalization.CultureInfo.InvariantCulture));
            json.WriteString("name", top);
            json.WriteEndObject();
        }
        json.WriteBoolean("workflowEnabled", false);
        json.WriteBoolean("productionData", list.IsProductionData);
        json.WriteEndObject();
    }

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

    private static async Task WriteCsvAsync(Stream output, ListItemRows rows, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        rows.AppendHeader(text);
        for (var item = 0; item < rows.Count; item++)
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
