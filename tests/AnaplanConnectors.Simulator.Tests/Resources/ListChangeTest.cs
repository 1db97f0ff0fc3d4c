using System.Net;
using System.Text.Json;

namespace AnaplanConnectors.Simulator.Tests;

/// <summary>A model with lists of every kind, to be changed.</summary>
public abstract class ListChangeTest : ServiceTest
{
    private protected const string Products = "101000000001";
    private protected const string Orders = "101000000002";
    private protected const string Tree = "101000000003";
    private protected const string Empty = "101000000004";

    private protected override TenantDefinition Tenant => new()
    {
        Users = [new() { Email = Sample.Ada, Password = Sample.Password }, new() { Email = Sample.Bob, Password = Sample.Password }],
        Workspaces = [new() { Name = "Finance", Administrators = [Sample.Ada], Models = [Model] }],
    };

    private static ModelDefinition Model => new()
    {
        Id = Sample.Sales,
        Name = "Sales planning",
        Lists =
        [
            new()
            {
                Id = Products,
                Name = "Products",
                ParentList = "Families",
                TopLevelItem = "All products",
                Properties =
                [
                    new() { Name = "Colour" },
                    new() { Name = "Weight", Format = new() { Type = CellType.Number } },
                    new() { Name = "Launch", Format = new() { Type = CellType.Date } },
                    new() { Name = "Sold", Format = new() { Type = CellType.Boolean } },
                    new() { Name = "Region", Format = new() { Type = CellType.List, List = "Regions" } },
                    new() { Name = "Start", Format = new() { Type = CellType.TimePeriod } },
                ],
                Subsets = [new() { Name = "Active" }],
                Items =
                [
                    new() { Id = "201000000017", Name = "Road Bike", Code = "RB1", Parent = "Bikes",
                        Properties = new Dictionary<string, string> { ["Colour"] = "red" }, Subsets = ["Active"] },
                    new() { Id = "201000000018", Name = "Lamp", Parent = "Parts" },
                ],
            },
            new() { Id = Orders, Name = "Orders", Numbered = true, DisplayName = "Title", Properties = [new() { Name = "Title" }],
                ProductionData = true, Items = [new() { Code = "O-1" }] },
            new() { Id = Tree, Name = "Regions",
                Items = [new() { Name = "World", Code = "W" }, new() { Name = "EMEA", Code = "E", Parent = "World" }] },
            new() { Id = Empty, Name = "Tasks", Numbered = true, ProductionData = true, NextItemIndex = 999_999_999 },
            new() { Name = "Families", Items = [new() { Name = "Bikes", Code = "B" }, new() { Name = "Parts" }] },
        ],
        Modules =
        [
            new() { Name = "REV01", Dimensions = ["Products"], LineItems = [new() { Name = "Units" }],
                CellsCsv = "Products,Units\nRoad Bike,12\nLamp,5\n" },
        ],
    };

    private protected static string Items(string list) => $"{Sample.M}/lists/{list}/items";

    private protected Task<JsonElement> AddAsync(string list, string items) =>
        JsonAsync(PostAsync($"{Items(list)}?action=add", $$"""{"items":{{items}}}"""));

    private protected Task<JsonElement> UpdateAsync(string list, string items) =>
        JsonAsync(SendAsync(HttpMethod.Put, Items(list), Json($$"""{"items":{{items}}}""")));

    private protected Task<JsonElement> DeleteAsync(string list, string items) =>
        JsonAsync(PostAsync($"{Items(list)}?action=delete", $$"""{"items":{{items}}}"""));

    private protected IReadOnlyList<SimulatedListItem> Stored(string list) => Simulator.Model("Sales planning").ListItems(list);

    private protected static string FailureOf(JsonElement answer) =>
        answer.GetProperty("failures")[0].GetProperty("failureType").GetString()!;

    private protected async Task<(HttpStatusCode Status, string Message)> RefusalAsync(Task<HttpResponseMessage> sending)
    {
        using var response = await sending;
        var json = await JsonAsync(response);
        return (response.StatusCode, json.GetProperty("status").GetProperty("message").GetString()!);
    }
}
