using System.Net;
using System.Text.Json;

namespace AnaplanConnectors.Simulator.Tests;

/// <summary>A model that looks like one of planners: hierarchies, time, versions, formulas, selective access, roles.</summary>
public abstract class PlanningTest : ServiceTest
{
    private protected const string Products = "101000000001";
    private protected const string Families = "101000000002";
    private protected const string Regions = "101000000003";
    private protected const string Orders = "101000000004";
    private protected const string Active = "109000000003";
    private protected const string Figures = "114000000001";
    private protected const string Sales = "102000000125";
    private protected const string Prices = "102000000126";
    private protected const string Secret = "102000000127";
    private protected const string Units = "206000000003";
    private protected const string Note = "206000000004";
    private protected const string Revenue = "206000000005";
    private protected const string Rate = "206000000006";
    private protected const string Grid = "207000000001";
    private protected const string Flat = "207000000002";
    private protected const string Two = "207000000003";
    private protected const string ByRegion = "207000000004";
    private protected const string RoadBike = "201000000017";
    private protected const string CityBike = "201000000018";
    private protected const string Helmet = "201000000019";
    private protected const string Actual = "107000000001";
    private protected const string Forecast = "107000000002";

    private protected override TenantDefinition Tenant => new()
    {
        Users =
        [
            new() { Id = "8a81c0de91d34b7f8e2a6c05f17b3d48", Email = Sample.Ada, Password = Sample.Password },
            new() { Email = Sample.Bob, Password = Sample.Password },
            new() { Email = Sample.Eve, Password = Sample.Password },
        ],
        Workspaces = [new() { Id = Sample.Workspace, Name = "Finance", Administrators = [Sample.Ada], Models = [Model] }],
    };

    private protected virtual ModelDefinition Model => new()
    {
        Id = Sample.Sales,
        Name = "Sales planning",
        Calendar = new() { CurrentPeriod = "May 25", PastYears = 1, FutureYears = 1 },
        Versions =
        [
            new() { Id = Actual, Name = "Actual", Actual = true, Notes = "loaded monthly" },
            new() { Id = Forecast, Name = "Forecast", Current = true, Switchover = "Mar 25", EditTo = "Dec 25" },
            new() { Name = "Variance", Formula = "Actual - Forecast" },
        ],
        Lists =
        [
            new()
            {
                Id = Products,
                Name = "Products",
                ParentList = "Families",
                Subsets = [new() { Id = Active, Name = "Active" }],
                Items =
                [
                    new() { Id = RoadBike, Name = "Road Bike", Code = "RB1", Parent = "Bikes", Subsets = ["Active"] },
                    new() { Id = CityBike, Name = "City Bike", Parent = "Bikes" },
                    new() { Id = Helmet, Name = "Helmet, red", Code = "H1", Parent = "Gear", Subsets = ["Active"] },
                ],
            },
            new() { Id = Families, Name = "Families", TopLevelItem = "All products", Items = [new() { Name = "Bikes" }, new() { Name = "Gear" }] },
            new()
            {
                Id = Regions,
                Name = "Regions",
                SelectiveAccess = true,
                Items =
                [
                    new() { Name = "World" },
                    new() { Name = "EMEA", Parent = "World", Readers = [Sample.Bob] },
                    new() { Name = "DACH", Parent = "EMEA", Writers = [Sample.Bob] },
                    new() { Name = "APAC", Parent = "World" },
                ],
            },
            new() { Id = Orders, Name = "Orders", Numbered = true, DisplayName = "Title", Properties = [new() { Name = "Title" }],
                Items = [new() { Code = "O-1", Properties = new Dictionary<string, string> { ["Title"] = "First order" } }, new() { Code = "O-2" }] },
        ],
        Modules =
        [
            new()
            {
                Id = Sales,
                Name = "REV01 Sales",
                Dimensions = ["Products", "Time", "Versions"],
                LineItems =
                [
                    new() { Id = Units, Name = "Units", Format = new() { DecimalPlaces = 1 } },
                    new() { Id = Note, Name = "Note", Format = new() { Type = CellType.Text } },
                    new() { Id = Revenue, Name = "Revenue", Formula = "Units * Prices.Price", Notes = "before discounts" },
                    new() { Name = "Launch", Format = new() { Type = CellType.Date } },
                    new() { Name = "Listed", Format = new() { Type = CellType.Boolean } },
                    new() { Name = "Home", Format = new() { Type = CellType.List, List = "Regions" } },
                    new() { Id = Rate, Name = "Rate", Dimensions = ["Time"], Summary = SummaryMethod.Average },
                ],
                Views =
                [
                    new() { Id = Grid, Name = "Grid", LineItems = ["Units", "Note"], Pages = ["Versions"], Columns = ["Time"],
                        Rows = ["Products", "Line Items"], CurrentPage = new Dictionary<string, string> { ["Versions"] = "Actual" } },
                    new() { Id = Flat, Name = "P&L (EUR)", LineItems = ["Units", "Revenue", "Note"], HideSummaries = true, OmitEmptyRows = true },
                    new() { Id = Two, Name = "Two", LineItems = ["Units"], Columns = ["Products", "Versions"], Rows = ["Time", "Line Items"], HideSummaries = true },
                ],
                CellsCsv = "Products,Time,Versions,Units,Note\nRoad Bike,Jan 25,Actual,12,new\nRoad Bike,Mar 25,Actual,8,\n"
                    + "\"Helmet, red\",Jan 25,Actual,3,\nCity Bike,Mar 25,Forecast,5,\n",
            },
            new() { Id = Prices, Name = "Prices", Dimensions = ["Products"], LineItems = [new() { Name = "Price", Summary = SummaryMethod.None }],
                CellsCsv = "Products,Price\nRoad Bike,1000.5\n\"Helmet, red\",40\n" },
            new() { Id = Secret, Name = "Salaries", LineItems = [new() { Name = "Total" }] },
            new() { Name = "By region", Dimensions = ["Regions"], LineItems = [new() { Id = ByRegion, Name = "Heads" }],
                CellsCsv = "Regions,Heads\nDACH,3\nAPAC,4\n" },
            new() { Name = "Backlog", Dimensions = ["Orders", "Active", "Users"], LineItems = [new() { Name = "Open" }] },
        ],
        LineItemSubsets = [new() { Id = Figures, Name = "Figures", LineItems = ["REV01 Sales.Units", "REV01 Sales.Revenue"] }],
        Roles =
        [
            new() { Name = "Planner", Users = [Sample.Bob], HiddenModules = ["Salaries"], HiddenLists = ["Orders"] },
            new() { Name = "No access", Users = [Sample.Eve], Access = RoleAccess.NoAccess },
        ],
    };

    private protected string Cell(string module, string lineItem, params (string, string)[] members) =>
        Simulator.Model("Sales planning").Cell(module, lineItem, members);

    private protected async Task<JsonElement> ItemsAsync(string path, string user = Sample.Ada) =>
        (await JsonAsync(GetAsync($"{Sample.M}/{path}", user))).GetProperty("items");

    private protected async Task<string> TextAsync(Task<HttpResponseMessage> sending)
    {
        using var response = await sending;
        var text = await response.Content.ReadAsStringAsync();
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK), text);
        return text;
    }

    private protected async Task<(int Status, string Message)> RefusalAsync(Task<HttpResponseMessage> sending)
    {
        using var response = await sending;
        var json = await JsonAsync(response);
        return ((int)response.StatusCode, json.GetProperty("status").GetProperty("message").GetString()!);
    }
}
