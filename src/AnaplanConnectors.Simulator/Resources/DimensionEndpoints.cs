using System.Text.Json;

namespace AnaplanConnectors.Simulator;

/// <summary>Items of dimensions, all of them or by names and codes (API reference 3.5 and 3.9).</summary>
internal sealed class DimensionEndpoints
{
    public const int MaxItems = 1_000_000;

    /// <summary>Without regard to views and selective access; not for Time, and not for Versions.</summary>
    public ApiResponse Items(ApiCall call)
    {
        var id = call["dimension"];
        if (id is Dimension.TimeId or Dimension.VersionsId or Dimension.LineItemsId)
            throw ApiException.BadRequest($"Dimension '{id}' is not supported");
        if (call.Model.State.LineItemSubsets.FirstOrDefault(subset => subset.Id == id) is { } subset)
            return Answer(call, subset.LineItems, (json, item) => LineItemJson.WriteIdAndName(json, item.Id, item.Name));
        var dimension = FindDimension(call, id);
        if (dimension is ListDimension of)
            return OfList(call, of.List);
        return Answer(call, DimensionMembers.Of(dimension, call.Model.State.Data).All, WriteMember);
    }

    /// <summary>Any dimension of a line item, in the order of the model.</summary>
    public ApiResponse ItemsOfLineItem(ApiCall call)
    {
        var lineItem = ModuleEndpoints.FindLineItem(call);
        if (!call["dimension"].All(char.IsAsciiDigit))
            throw ApiException.BadRequest($"Invalid dimension id '{call["dimension"]}'");
        var dimension = lineItem.Dimensions.FirstOrDefault(dimension => dimension.Id == call["dimension"])
            ?? throw ApiException.NotFound();
        var access = call.Model.State.ItemAccessOf(call.User);
        return Answer(call, [.. DimensionMembers.Of(dimension, call.Model.State.Data).All.Where(access.CanRead)], WriteMember);
    }

    /// <summary>The items that bear one of the names or codes; names nobody bears are left out without a word.</summary>
    public async ValueTask<ApiResponse> FindAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var request = await JsonRequest.ReadAsync(call, cancellationToken);
        var names = Texts(request, "names");
        var codes = Texts(request, "codes");
        if (names.Count + codes.Count == 0)
            throw ApiException.BadRequest("Expected mandatory field 'names' or 'codes' to be present and not empty.");
        var id = call["dimension"];
        if (id is Dimension.TimeId or Dimension.VersionsId && codes.Count > 0)
            throw ApiException.BadRequest($"Dimension '{id}' does not support codes");
        var data = call.Model.State.Data;
        var found = id switch
        {
            Dimension.TimeId => Named(PeriodsOf(data.Calendar), names),
            Dimension.VersionsId => Named(DimensionMembers.Of(new VersionsDimension(), data).All, names),
            _ => FindDimension(call, id) is ListDimension of
                ? InList(of.List, data, names, codes)
                : Named(DimensionMembers.Of(FindDimension(call, id), data).All, [.. names, .. codes]),
        };
        return Answer(call, found, WriteMember);
    }

    public static void WriteMember(Utf8JsonWriter json, DimensionMember member)
    {
        json.WriteString("id", member.Id);
        json.WriteString("name", member.Name);
        json.WriteOptionalString("code", member.Code);
    }

    /// <summary>All items in one answer, up to the limit.</summary>
    public static ApiResponse Answer<T>(ApiCall call, IReadOnlyList<T> items, Action<Utf8JsonWriter, T> write)
    {
        if (items.Count > MaxItems)
            throw ApiException.BadRequest($"The dimension has more than {MaxItems} items");
        return new ApiResponse(200, ApiBody.Of((output, cancel) => LargeJson.WriteAsync(output, call, "dimension", "items", items, write, cancel),
            Endpoint.Json));
    }

    private static ApiResponse OfList(ApiCall call, ListState list)
    {
        var items = call.Model.State.Data.Items(list);
        var members = Enumerable.Range(0, items.Count).Select(item => Member(items, item)).ToList();
        if (list.TopLevelItem is not null)
            members.Add(new DimensionMember(list.TopLevelItem, 0, 0, true, items, -1));
        return Answer(call, members, WriteMember);
    }

    private static DimensionMember Member(ListItems items, int item) => new(items.Name(item), 0, 0, false, items, item);

    private static Dimension FindDimension(ApiCall call, string id)
    {
        var model = call.Model.State;
        var lists = model.Lists.Where(model.AccessOf(call.User).CanSee).ToList();
        return id == Dimension.UsersId ? new UsersDimension()
            : lists.FirstOrDefault(list => list.Id == id) is { } list ? new ListDimension(list)
            : lists.SelectMany(owner => owner.Subsets, (owner, subset) => new SubsetDimension(owner, subset))
                .FirstOrDefault(subset => subset.Id == id)
            ?? throw ApiException.NotFound();
    }

    private static List<DimensionMember> InList(ListState list, ModelData data, List<string> names, List<string> codes)
    {
        var items = data.Items(list);
        var found = names.Select(name => items.FindName(name)).Concat(codes.Select(code => items.FindCode(code)))
            .Where(item => item >= 0).Distinct().Select(item => Member(items, item)).ToList();
        if (list.TopLevelItem is { } top && names.Contains(top, StringComparer.OrdinalIgnoreCase))
            found.Add(new DimensionMember(top, 0, 0, true, items, -1));
        return found;
    }

    private static IEnumerable<DimensionMember> PeriodsOf(Calendar calendar) => calendar.Levels.SelectMany(calendar.Periods)
        .Select(period => new DimensionMember(period.Name, 0, 0, false, period))
        .Concat(calendar.Totals().Select(total => new DimensionMember(total.Name, 0, 0, true, total)));

    private static List<DimensionMember> Named(IEnumerable<DimensionMember> members, List<string> names) =>
        [.. members.Where(member => names.Contains(member.Name, StringComparer.OrdinalIgnoreCase))];

    private static List<string> Texts(JsonElement request, string name)
    {
        if (!request.TryGetProperty(name, out var values) || values.ValueKind == JsonValueKind.Null)
            return [];
        return values.ValueKind == JsonValueKind.Array
            ? [.. values.EnumerateArray().Select(value => value.ScalarText() ?? "").Where(text => text.Length > 0)]
            : throw ApiException.BadRequest($"'{name}' is not an array");
    }
}
