using AnaplanConnectors.Simulator;

namespace AnaplanConnectors.TestKit;

/// <summary>A tenant for what does not matter in a test.</summary>
public static partial class Some
{
    public const string User = "ada@example.com";
    public const string WorkspaceName = "Finance";
    public const string ModelName = "Forecast";
    public const string ImportName = "Load sales";
    public const string ExportName = "Sales";
    public const string FileName = "sales.csv";

    /// <summary>
    /// One model with one module: products by month, with a number, a day, a switch and a text; an import that fills it and an
    /// export that shows it.
    /// </summary>
    public static TenantDefinition Tenant(FileDefinition? file = null, ImportDefinition? import = null, ExportDefinition? export = null, int products = 3) => new()
    {
        Users = [new UserDefinition { Email = User }],
        Workspaces = [new WorkspaceDefinition { Name = WorkspaceName, Models = [Model(file, import, export, products)] }],
    };

    public static ImportDefinition Import(string decimalSeparator = ".") => new()
    {
        Name = ImportName,
        File = FileName,
        Module = "REV01 Sales",
        DecimalSeparator = decimalSeparator,
        Columns =
        [
            new ColumnDefinition { From = "Product", Dimension = "Products" },
            new ColumnDefinition { From = "Month", Dimension = "Time" },
            new ColumnDefinition { From = "Units", LineItem = "Units" },
            new ColumnDefinition { From = "Launch", LineItem = "Launch" },
            new ColumnDefinition { From = "Active", LineItem = "Active" },
            new ColumnDefinition { From = "Note", LineItem = "Note" },
        ],
    };

    private static ModelDefinition Model(FileDefinition? file, ImportDefinition? import, ExportDefinition? export, int products) => new()
    {
        Name = ModelName,
        Lists =
        [
            new ListDefinition
            {
                Name = "Products",
                Items = Enumerable.Range(1, products).Select(i => new ListItemDefinition { Name = $"Product {i}", Code = $"P{i}" }).ToList(),
            },
        ],
        Modules =
        [
            new ModuleDefinition
            {
                Name = "REV01 Sales",
                Dimensions = ["Products", "Time"],
                LineItems =
                [
                    new LineItemDefinition { Name = "Units" },
                    new LineItemDefinition { Name = "Launch", Format = new FormatDefinition { Type = CellType.Date } },
                    new LineItemDefinition { Name = "Active", Format = new FormatDefinition { Type = CellType.Boolean } },
                    new LineItemDefinition { Name = "Note", Format = new FormatDefinition { Type = CellType.Text } },
                ],
            },
        ],
        Files = [file ?? new FileDefinition { Name = FileName }],
        Imports = [import ?? Import()],
        Exports = [export ?? new ExportDefinition { Name = ExportName, Module = "REV01 Sales", HideSummaries = true, OmitEmptyRows = true }],
    };
}
