namespace AnaplanConnectors.Simulator;

/// <summary>Modules and line items (API reference 3.5).</summary>
internal sealed class ModuleEndpoints
{
    private readonly SortOrder<ModuleState> _order = SortOrder<ModuleState>.Lenient(
        ("id", (left, right) => string.CompareOrdinal(left.Id, right.Id)),
        ("name", (left, right) => string.Compare(left.Name, right.Name, StringComparison.OrdinalIgnoreCase)));

    public ApiResponse List(ApiCall call) =>
        Envelope.Page(call, "module", "modules", _order.Apply(call.Query, Visible(call)),
            (json, module) => LineItemJson.WriteIdAndName(json, module.Id, module.Name));

    /// <summary>All that the user may read.</summary>
    public ApiResponse LineItems(ApiCall call) => Items(call, [.. Visible(call).SelectMany(module => module.LineItems)]);

    public ApiResponse LineItemsOfModule(ApiCall call) => Items(call, Find(call).LineItems);

    /// <summary>What a line item applies to.</summary>
    public ApiResponse Dimensions(ApiCall call)
    {
        var lineItem = FindLineItem(call);
        return Envelope.Of(call, "dimension", json => json.WriteCollection("dimensions", lineItem.Dimensions,
            (_, dimension) => LineItemJson.WriteIdAndName(json, dimension.Id, dimension.Name)));
    }

    /// <exception cref="ApiException">404: there is no such module for this user.</exception>
    public static ModuleState Find(ApiCall call) =>
        Visible(call).FirstOrDefault(module => module.Id == call["module"]) ?? throw ApiException.NotFound();

    /// <exception cref="ApiException">400: this is no id; 404: there is no such line item for this user.</exception>
    public static LineItemState FindLineItem(ApiCall call) =>
        FindLineItem(call, call["lineItem"]) ?? throw (call["lineItem"].All(char.IsAsciiDigit)
            ? ApiException.NotFound()
            : ApiException.BadRequest($"Invalid line item id '{call["lineItem"]}'"));

    public static LineItemState? FindLineItem(ApiCall call, string id) =>
        Visible(call).SelectMany(module => module.LineItems).FirstOrDefault(item => item.Id == id);

    public static IEnumerable<ModuleState> Visible(ApiCall call) =>
        call.Model.State.Modules.Where(call.Model.State.AccessOf(call.User).CanSee);

    private static ApiResponse Items(ApiCall call, IReadOnlyList<LineItemState> items) =>
        Envelope.Page(call, "lineItem", "items", items, (json, item) =>
        {
            LineItemJson.Write(json, item);
            if (call.Query.Flag("includeAll"))
                LineItemJson.WriteDetails(json, item, call.Model.State);
        });
}
