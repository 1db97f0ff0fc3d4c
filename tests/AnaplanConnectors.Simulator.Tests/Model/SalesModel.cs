namespace AnaplanConnectors.Simulator.Tests;

/// <summary>The example of API reference 7.2: a module of products, time and versions with line items of every format.</summary>
internal static class SalesModel
{
    public static ModelDefinition Of(ImportDefinition import, FileDefinition? file = null, string? cells = null, RoleDefinition[]? roles = null) =>
        new()
    {
        Name = "Sales planning",
        Versions = [new VersionDefinition { Name = "Actual" }, new VersionDefinition { Name = "Forecast" }],
        Lists = Lists,
        Modules = [Module(cells)],
        Files = [file ?? new FileDefinition { Name = "Sales.csv" }],
        Imports = [import],
        Roles = roles ?? [],
    };

    public static ModelDefinition Of(params ExportDefinition[] exports) => Of(null, exports);

    public static ModelDefinition Of(string? cells, params ExportDefinition[] exports) => new()
    {
        Name = "Sales planning",
        Versions = [new VersionDefinition { Name = "Actual" }, new VersionDefinition { Name = "Forecast" }],
        Lists = Lists,
        Modules = [Module(cells)],
        Exports = exports,
    };

    public static IReadOnlyList<ListDefinition> Lists { get; } =
    [
        new ListDefinition
        {
            Name = "Products",
            ParentList = "Families",
            TopLevelItem = "All products",
            Items =
            [
                new ListItemDefinition { Name = "Road Bike", Code = "RB1", Parent = "Bikes" },
                new ListItemDefinition { Name = "Lights, Front", Code = "LF1", Parent = "Parts" },
                new ListItemDefinition { Name = "City Bike", Code = "CB1", Parent = "Bikes" },
            ],
        },
        new ListDefinition { Name = "Families", Items = [new ListItemDefinition { Name = "Bikes" }, new ListItemDefinition { Name = "Parts" }] },
        new ListDefinition { Name = "Regions",
            Items = [new ListItemDefinition { Name = "EMEA", Code = "R1" }, new ListItemDefinition { Name = "APAC", Code = "R2" }] },
    ];

    public static ModuleDefinition Module(string? cells = null) => new()
    {
        Name = "REV01",
        Dimensions = ["Products", "Time", "Versions"],
        LineItems =
        [
            new LineItemDefinition { Name = "Units" },
            new LineItemDefinition { Name = "Launch", Format = new FormatDefinition { Type = CellType.Date } },
            new LineItemDefinition { Name = "Active", Format = new FormatDefinition { Type = CellType.Boolean } },
            new LineItemDefinition { Name = "Note", Format = new FormatDefinition { Type = CellType.Text } },
            new LineItemDefinition { Name = "Region", Format = new FormatDefinition { Type = CellType.List, List = "Regions" } },
            new LineItemDefinition { Name = "Since", Format = new FormatDefinition { Type = CellType.TimePeriod, Period = TimeLevel.Quarter } },
            new LineItemDefinition { Name = "Double", Formula = "Units * 2", Calculated = false },
        ],
        CellsCsv = cells,
    };

    public static ColumnDefinition[] Dimensions { get; } =
    [
        new ColumnDefinition { From = "Product", Dimension = "Products" },
        new ColumnDefinition { From = "Month", Dimension = "Time" },
    ];

    /// <summary>An import of product, month and the line items named, into the version Actual.</summary>
    public static ImportDefinition Import(params string[] lineItems) => new()
    {
        Name = "Load sales",
        File = "Sales.csv",
        Module = "REV01",
        Columns = [.. Dimensions, .. lineItems.Select(name => new ColumnDefinition { LineItem = name })],
        Fixed = new Dictionary<string, string> { ["Versions"] = "Actual" },
    };
}
