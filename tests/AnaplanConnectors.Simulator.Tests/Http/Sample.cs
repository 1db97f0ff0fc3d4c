namespace AnaplanConnectors.Simulator.Tests;

/// <summary>A tenant with one of everything the tests of the service need.</summary>
internal static class Sample
{
    public const string Ada = "ada.lovelace@example.com";
    public const string Bob = "bob@example.com";
    public const string Eve = "eve@example.com";
    public const string Gone = "gone@example.com";
    public const string Password = "pä:ss word";

    public const string Workspace = "8a81c0de5f3e4a1b9c2d7e6f8a901b2c";
    public const string Sales = "7C4E19A2D5B84F60A1E3C9B7F2D80E46";
    public const string Archived = "7C4E19A2D5B84F60A1E3C9B7F2D80E01";
    public const string Locked = "7C4E19A2D5B84F60A1E3C9B7F2D80E02";
    public const string Offline = "7C4E19A2D5B84F60A1E3C9B7F2D80E03";

    public const string ProductsFile = "113000000004";
    public const string RegionsFile = "113000000005";
    public const string SecretFile = "113000000006";
    public const string ProductsImport = "112000000007";
    public const string HiddenImport = "112000000008";
    public const string UnitsImport = "112000000009";
    public const string HubImport = "112000000010";
    public const string UnitsExport = "116000000002";
    public const string SortAction = "117000000015";
    public const string Nightly = "118000000002";
    public const string Module = "102000000125";
    public const string List = "101000000001";

    /// <summary>Prefix of the calls about the model with one of everything.</summary>
    public const string M = $"/2/0/models/{Sales}";

    public static TenantDefinition Tenant(params IReadOnlyList<string> certificatesOfAda) => new()
    {
        Id = "8a81c0de4d2a11f0a1b2c3d4e5f60718",
        Users =
        [
            new() { Id = "8a81c0de91d34b7f8e2a6c05f17b3d48", Email = Ada, Password = Password, TenantAdministrator = true,
                Certificates = certificatesOfAda },
            new() { Email = Bob, Password = Password, LastLoginDate = "2025-11-04T18:18:48.000+0000" },
            new() { Email = Eve, Password = Password },
            new() { Email = Gone, Password = Password, Active = false },
        ],
        Workspaces =
        [
            new() { Id = Workspace, Name = "Finance", Administrators = [Ada], Users = [Bob, Eve], SizeAllowance = 2_000,
                CurrentSize = 12, Models = Models },
            new() { Name = "Board", Administrators = [Ada], Users = [] },
        ],
    };

    private static IReadOnlyList<ModelDefinition> Models =>
    [
        SalesModel,
        new() { Id = Archived, Name = "Archived", State = ModelActiveState.Archived },
        new() { Id = Locked, Name = "Locked", State = ModelActiveState.Locked },
        new() { Id = Offline, Name = "Offline", State = ModelActiveState.Maintenance },
    ];

    private static ModelDefinition SalesModel => new()
    {
        Id = Sales,
        Name = "Sales planning",
        Lists =
        [
            new()
            {
                Id = List,
                Name = "Products",
                TopLevelItem = "All Products",
                Properties = [new() { Name = "Colour" }, new() { Name = "Weight", Format = new() { Type = CellType.Number } }],
                Subsets = [new() { Name = "Active" }],
                Items =
                [
                    new() { Id = "201000000017", Name = "Road Bike", Code = "RB1", Properties = new Dictionary<string,
                        string> { ["Colour"] = "red", ["Weight"] = "7.5" }, Subsets = ["Active"] },
                    new() { Id = "201000000018", Name = "Lights, Front" },
                ],
            },
        ],
        Modules =
        [
            new()
            {
                Id = Module,
                Name = "REV01 Sales",
                Dimensions = ["Products", "Time", "Versions"],
                LineItems =
                [
                    new() { Id = "206000000003", Name = "Units" },
                    new() { Name = "Launch", Format = new() { Type = CellType.Date } },
                    new() { Name = "Margin", Formula = "Units * 2", Notes = "calculated" },
                    new() { Name = "Substitute", Format = new() { Type = CellType.List, List = "Products" } },
                ],
            },
        ],
        Files =
        [
            new() { Id = ProductsFile, Name = "Products.csv" },
            new() { Id = RegionsFile, Name = "Regions.csv", Separator = ";", Encoding = FileEncoding.Utf16LE,
                DefaultContent = new() { Text = "Name\nNord\n" } },
            new() { Id = SecretFile, Name = "Secret.csv",
                DefaultContent = new() { Text = "Name\nX\n", For = DefaultContentAudience.Administrators } },
        ],
        Imports =
        [
            new() { Id = ProductsImport, Name = "Products from Products.csv", File = "Products.csv", List = "Products",
                Columns = [new() { To = ColumnTarget.Name }, new() { To = ColumnTarget.Code }] },
            new() { Id = HiddenImport, Name = "Hidden", File = "Secret.csv", List = "Products",
                Columns = [new() { To = ColumnTarget.Name }] },
            new()
            {
                Id = UnitsImport,
                Name = "Units from Products.csv",
                File = "Products.csv",
                Module = "REV01 Sales",
                Columns = [new() { Dimension = "Products" }, new() { Dimension = "Time" }, new() { LineItem = "Units" }],
                Prompted = [new() { Dimension = "Versions" }],
            },
            new() { Id = HubImport, Name = "Products from Hub", Source = new() { ModelName = "Hub" }, List = "Products" },
        ],
        Exports = [new() { Id = UnitsExport, Name = "Units.xls", Module = "REV01 Sales" }],
        Actions = [new() { Id = SortAction, Name = "Sort products", Type = OtherActionType.OrderHierarchy, List = "Products" }],
        Processes = [new() { Id = Nightly, Name = "Nightly load",
            Actions = ["Products from Products.csv", "Sort products", "Units.xls"] }],
        Roles =
        [
            new() { Name = "Planner", Users = [Bob], HiddenActions = ["Hidden"] },
            new() { Name = "No Access", Users = [Eve], Access = RoleAccess.NoAccess },
        ],
    };
}
