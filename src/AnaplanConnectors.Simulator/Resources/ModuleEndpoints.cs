using System.Text.Json;

namespace AnaplanConnectors.Simulator;

/// <summary>Modules and line items (API reference 3.5).</summary>
internal sealed class ModuleEndpoints
{
    private readonly SortOrder<ModuleState> _order = SortOrder<ModuleState>.Lenient(
        ("id", (left, right) => string.CompareOrdinal(left.Id, right.Id)),
        ("name", (left, right) => string.Compare(left.Name, right.Name, StringComparison.OrdinalIgnoreCase)));

    public ApiResponse List(ApiCall call) =>
        Envelope.Page(call, "module", "modules", _order.Apply(call.Query, call.Model.State.Modules), (json, module) =>
        {
            json.WriteString("id", module.Id);
            json.WriteString("name", module.Name);
        });

    public ApiResponse LineItems(ApiCall call) =>
        Items(call, [.. call.Model.State.Modules.SelectMany(module => module.LineItems)]);

    public ApiResponse LineItemsOfModule(ApiCall call)
    {
        var module = call.Model.State.Modules.FirstOrDefault(module => module.Id == call["module"])
            ?? throw ApiException.NotFound();
        return Items(call, module.LineItems);
    }

    private static ApiResponse Items(ApiCall call, IReadOnlyList<LineItemState> items) => Envelope.Of(call, "lineItem", payload =>
        payload.WriteCollection("items", items, (json, item) =>
        {
            json.WriteString("moduleId", item.Module.Id);
            json.WriteString("moduleName", item.Module.Name);
            json.WriteString("id", item.Id);
            json.WriteString("name", item.Name);
            if (call.Query.Flag("includeAll"))
                WriteDetails(json, item);
        }));

    private static void WriteDetails(Utf8JsonWriter json, LineItemState item)
    {
        var time = item.Dimensions.OfType<TimeDimension>().FirstOrDefault();
        json.WriteString("format", item.Format.Name);
        FormatJson.Write(json, item.Format);
        json.WriteString("formula", item.Formula ?? "");
        json.WriteString("summary", item.Summary.ToString());
        json.WriteCollection("appliesTo", [.. item.Dimensions.Where(dimension => dimension is ListDimension)],
            (_, dimension) =>
        {
            json.WriteString("id", dimension.Id);
            json.WriteString("name", dimension.Name);
        });
        json.WriteString("timeScale", time is null ? "Not Applicable" : FormatJson.PeriodLabel(time.Level));
        if (item.Dimensions.OfType<VersionsDimension>().Any())
        {
            json.WriteStartObject("version");
            json.WriteString("id", "16000000000");
            json.WriteString("name", "All");
            json.WriteEndObject();
        }
        json.WriteString("notes", item.Notes);
        json.WriteBoolean("isSummary", false);
    }
}
