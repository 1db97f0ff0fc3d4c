using AnaplanConnectors.Simulator;

namespace AnaplanConnectors.Cli;

/// <summary>The tenant of <c>anx demo</c>, and of <c>anx sim start</c> without a tenant file: a small finance model.</summary>
internal static class DemoTenant
{
    public const string User = "ada@example.com";
    public const string Password = "simulator";
    public const string Workspace = "Demo Corp";
    public const string Model = "FP&A 2026";
    public const string Import = "Load Actuals";
    public const string Export = "Actuals by account";
    public const string Process = "Nightly roll-up";
    public const string File = "finance.csv";

    private const int DepartmentCount = 8;

    public static IReadOnlyList<DemoItem> Accounts { get; } =
        Enumerable.Range(0, 96).Select(i => new DemoItem($"{4000 + (i * 10)}", $"{AccountKinds[i % AccountKinds.Length]} {(i / AccountKinds.Length) + 1}")).ToList();

    public static IReadOnlyList<DemoItem> CostCentres { get; } =
        Enumerable.Range(0, 56).Select(i => new DemoItem($"CC{i + 100}", $"{CentreKinds[i % CentreKinds.Length]}, {Cities[i / CentreKinds.Length]}")).ToList();

    public static IReadOnlyList<string> Versions { get; } = ["Actual", "Forecast"];

    private static string[] AccountKinds => ["Revenue", "Licences", "Salaries", "Travel", "Rent", "Energy", "Advertising", "Consulting"];

    private static string[] CentreKinds => ["Sales", "Service", "Plant", "Stores", "R&D", "Finance", "People"];

    private static string[] Cities => ["Köln", "Kraków", "Málaga", "Ōsaka", "São Paulo", "Zürich", "Århus", "Austin"];

    public static TenantDefinition Create() => new()
    {
        Name = "Demo",
        Users = [new UserDefinition { Email = User, Password = Password }],
        Workspaces = [new WorkspaceDefinition { Name = Workspace, Models = [CreateModel()] }],
    };

    private static ModelDefinition CreateModel() => new()
    {
        Name = Model,
        Calendar = new CalendarDefinition { FiscalYear = "FY26" },
        Lists =
        [
            new ListDefinition
            {
                Name = "Departments",
                Items = Enumerable.Range(1, DepartmentCount).Select(i => new ListItemDefinition { Name = $"Department {i}", Code = $"D{i}" }).ToList(),
            },
            new ListDefinition
            {
                Name = "Cost centres",
                ParentList = "Departments",
                Items = CostCentres.Select((item, i) => new ListItemDefinition { Name = item.Name, Code = item.Code, Parent = $"D{(i % DepartmentCount) + 1}" }).ToList(),
            },
            new ListDefinition
            {
                Name = "Accounts",
                Items = Accounts.Select(item => new ListItemDefinition { Name = item.Name, Code = item.Code }).ToList(),
            },
        ],
        Modules =
        [
            new ModuleDefinition
            {
                Name = "FIN01 Actuals",
                Dimensions = ["Accounts", "Cost centres", "Time", "Versions"],
                LineItems =
                [
                    new LineItemDefinition { Name = "Amount" },
                    new LineItemDefinition { Name = "Posted", Format = new FormatDefinition { Type = CellType.Date } },
                    new LineItemDefinition { Name = "Approved", Format = new FormatDefinition { Type = CellType.Boolean } },
                    new LineItemDefinition { Name = "Note", Format = new FormatDefinition { Type = CellType.Text } },
                ],
            },
        ],
        Files = [new FileDefinition { Name = File }],
        Imports =
        [
            new ImportDefinition
            {
                Name = Import,
                File = File,
                Module = "FIN01 Actuals",
                Columns =
                [
                    new ColumnDefinition { From = "Account", Dimension = "Accounts" },
                    new ColumnDefinition { From = "Cost centre", Dimension = "Cost centres" },
                    new ColumnDefinition { From = "Period", Dimension = "Time" },
                    new ColumnDefinition { From = "Version", Dimension = "Versions" },
                    new ColumnDefinition { From = "Amount", LineItem = "Amount" },
                    new ColumnDefinition { From = "Posted", LineItem = "Posted" },
                    new ColumnDefinition { From = "Approved", LineItem = "Approved" },
                    new ColumnDefinition { From = "Note", LineItem = "Note" },
                ],
            },
        ],
        Exports = [new ExportDefinition { Name = Export, Module = "FIN01 Actuals", HideSummaries = true }],
        Actions = [new ActionDefinition { Name = "Sort accounts", Type = OtherActionType.OrderHierarchy, List = "Accounts" }],
        Processes = [new ProcessDefinition { Name = Process, Actions = ["Sort accounts", Export] }],
    };
}

/// <summary>An item of a list in the demo.</summary>
internal sealed record DemoItem(string Code, string Name);
