using System.Globalization;
using AnaplanConnectors.Simulator;
using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Tests.Simulation;

/// <summary>What the jobs of the simulation work on: products by month with units and a note, two imports, a process of both, an export.</summary>
internal static class SimulatedTenant
{
    public const string Colleague = "bob@example.com";
    public const string SecondImport = "Load returns";
    public const string SecondFile = "returns.csv";
    public const string ProcessName = "Load everything";
    public const int Products = 40;

    private const string Module = "REV01 Sales";

    private static readonly string[] Months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    public static RowSchema Schema { get; } = new(
        new Column("Product", ColumnType.Text), new Column("Month", ColumnType.Text), new Column("Amount", ColumnType.Double), new Column("Note", ColumnType.Text));

    /// <summary>Most rows that have a cell of their own.</summary>
    public static int MaxRows => Products * Months.Length;

    /// <summary>A row with a cell of its own.</summary>
    public static (string Product, string Month) Place(int row) => ($"P{(row % Products) + 1}", $"{Months[row / Products % Months.Length]} 25");

    public static TenantDefinition Create() => new()
    {
        Users = [new UserDefinition { Email = Some.User }, new UserDefinition { Email = Colleague }],
        Workspaces =
        [
            new WorkspaceDefinition
            {
                Name = Some.WorkspaceName,
                Models =
                [
                    new ModelDefinition
                    {
                        Name = Some.ModelName,
                        Lists =
                        [
                            new ListDefinition
                            {
                                Name = "Products",
                                Items = Enumerable.Range(1, Products).Select(i => new ListItemDefinition { Name = $"Product {i}", Code = $"P{i}" }).ToList(),
                            },
                        ],
                        Modules =
                        [
                            new ModuleDefinition
                            {
                                Name = Module,
                                Dimensions = ["Products", "Time"],
                                LineItems =
                                [
                                    new LineItemDefinition { Name = "Units" },
                                    new LineItemDefinition { Name = "Returns" },
                                    new LineItemDefinition { Name = "Note", Format = new FormatDefinition { Type = CellType.Text } },
                                ],
                            },
                        ],
                        Files = [new FileDefinition { Name = Some.FileName }, new FileDefinition { Name = SecondFile }],
                        Imports = [Import(Some.ImportName, Some.FileName, "Units"), Import(SecondImport, SecondFile, "Returns")],
                        Processes = [new ProcessDefinition { Name = ProcessName, Actions = [Some.ImportName, SecondImport] }],
                        Exports = [new ExportDefinition { Name = Some.ExportName, Module = Module, HideSummaries = true, OmitEmptyRows = true }],
                    },
                ],
            },
        ],
    };

    /// <summary>The cell that a row fills, as an export shows it.</summary>
    public static string Cell(SimulatedModel model, string lineItem, string product, string month)
        => model.Cell(Module, lineItem, ("Products", "Product " + product[1..]), ("Time", month));

    /// <summary>A number as <see cref="Cell"/> shows it.</summary>
    public static string Shown(double? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "0";

    private static ImportDefinition Import(string name, string file, string lineItem) => new()
    {
        Name = name,
        File = file,
        Module = Module,
        Columns =
        [
            new ColumnDefinition { From = "Product", Dimension = "Products" },
            new ColumnDefinition { From = "Month", Dimension = "Time" },
            new ColumnDefinition { From = "Amount", LineItem = lineItem },
            new ColumnDefinition { From = "Note", LineItem = "Note" },
        ],
    };
}
