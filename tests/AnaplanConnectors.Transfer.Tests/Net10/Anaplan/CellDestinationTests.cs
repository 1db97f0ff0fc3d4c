using AnaplanConnectors.Client;
using AnaplanConnectors.Simulator;
using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Anaplan;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Tests.Anaplan;

public sealed class CellDestinationTests : SimulatorTest
{
    private const string Module = "REV01 Sales";

    [Test]
    public async Task Values_of_every_format_arrive()
    {
        var result = await LoadAsync(Columns(), ["Product 1", "Jan 25", 12.5, new DateTime(2025, 2, 28), true, "checked"]);

        Assert.That((result.RowsWritten, result.CellsSent, result.CellsChanged), Is.EqualTo((1, 4, 4)));
        Assert.That(new[] { "Units", "Launch", "Active", "Note" }.Select(lineItem => Cell(lineItem)), Is.EqualTo(new[] { "12.5", "2025-02-28", "true", "checked" }));
    }

    [Test]
    public async Task Text_becomes_what_the_line_item_is()
    {
        var texts = new RowSchema(Columns().Select(column => column with { Type = ColumnType.Text }));

        await LoadAsync(texts, ["Product 1", "Jan 25", "12.5", "2025-02-28", "TRUE", "1"]);

        Assert.That(new[] { "Units", "Launch", "Active", "Note" }.Select(lineItem => Cell(lineItem)), Is.EqualTo(new[] { "12.5", "2025-02-28", "true", "1" }));
    }

    [Test]
    public async Task Exact_numbers_keep_their_digits()
    {
        await LoadAsync(Columns("Products", "Time", ("Units", ColumnType.Decimal)), ["Product 1", "Jan 25", 0.1m]);

        Assert.That(Cell("Units"), Is.EqualTo("0.1"));
    }

    [Test]
    public async Task A_missing_value_leaves_the_cell_and_an_empty_text_clears_it()
    {
        await LoadAsync(Columns(), ["Product 1", "Jan 25", 1.0, null, null, "first"]);

        var result = await LoadAsync(Columns(), ["Product 1", "Jan 25", null, null, null, ""]);

        Assert.That((Cell("Units"), Cell("Note"), result.CellsSent), Is.EqualTo(("1", "", 1)));
    }

    [Test]
    public async Task Items_are_found_by_their_codes_and_periods_by_their_names()
    {
        var rows = new MemoryTable(Columns("Products", "Time", ("Units", ColumnType.Double)), [["P2", "Jan 25", 7.0]]);

        await LoadAsync(rows, new CellDestinationOptions { ItemsBy = ItemKey.Code });

        Assert.That(Cell("Units", "Product 2"), Is.EqualTo("7"));
    }

    [Test]
    public async Task Refused_cells_bring_their_rows_back()
    {
        var rows = new MemoryTable(Columns("Products", "Time", ("Units", ColumnType.Double)), [["Product 1", "Jan 25", 1.0], ["Product 2", "FY25", 2.0], ["Product 3", "Jan 25", 3.0]]);

        var result = await LoadAsync(rows, new CellDestinationOptions { Write = new CellWriteOptions { BatchSize = 2 } });

        using var rejects = await result.RejectedRows!.OpenAsync();
        Assert.That((result.RowsSent, result.RowsWritten, result.RowsRejected, result.RowsWithWarnings), Is.EqualTo((3, 2, 1, 0)));
        Assert.That((await MemoryTable.ReadAsync(rejects)).Rows.Single()[..6], Is.EqualTo(new object?[] { "Product 2", "FY25", "2", 2L, null, "E" }));
    }

    [Test]
    public async Task A_row_without_an_item_concerns_itself_only()
    {
        var rows = new MemoryTable(Columns("Products", "Time", ("Units", ColumnType.Double)), [[null, "Jan 25", 1.0], ["Product 2", "Jan 25", 2.0]]);
        var problems = new List<RowException>();

        await RowTransfer.RunAsync(rows, new CellDestination(Model, Module), problem => { problems.Add(problem); return true; });

        Assert.That((problems.Single().RowNumber, problems.Single().Column, Cell("Units", "Product 2")), Is.EqualTo((1, "Products", "2")));
    }

    [Test]
    public async Task A_value_that_the_line_item_cannot_hold_concerns_its_row_only()
    {
        var rows = new MemoryTable(Columns("Products", "Time", ("Units", ColumnType.Text)), [["Product 1", "Jan 25", "many"], ["Product 2", "Jan 25", "2"]]);
        var problems = new List<RowException>();

        await RowTransfer.RunAsync(rows, new CellDestination(Model, Module), problem => { problems.Add(problem); return true; });

        Assert.That((problems.Single().Column, Cell("Units", "Product 2")), Is.EqualTo(("Units", "2")));
    }

    [Test]
    public async Task Columns_that_do_not_fit_are_named_before_anything_is_sent()
    {
        var problem = await Assert.ThrowsAsync<AnaplanConfigurationException>(
            async () => await new CellDestination(Model, Module).OpenAsync(Columns("Products", "Period", ("Unit", ColumnType.Double), ("Units", ColumnType.Double), ("Twice", ColumnType.Double))));

        Assert.That(problem!.Message, Does.Contain("'Unit'").And.Contain("line item 'Twice' is calculated").And.Contain("the rows need a column for dimension 'Time'"));
        Assert.That(Simulator.Requests.Where(request => request.Path.Contains("/models/")).Select(request => request.Method), Is.All.EqualTo("GET"));
    }

    [Test]
    public async Task Columns_that_are_expected_are_dimensions_and_line_items_without_formula()
    {
        var schema = await new CellDestination(Model, Module).GetSchemaAsync();

        Assert.That(schema!.ToString(), Is.EqualTo("Products Text, Time Text, Units Double, Launch Date, Active Boolean, Note Text"));
    }

    protected override TenantDefinition CreateTenant() => new()
    {
        Users = [new UserDefinition { Email = Some.User }],
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
                        Lists = [new ListDefinition { Name = "Products", Items = [.. Enumerable.Range(1, 3).Select(i => new ListItemDefinition { Name = $"Product {i}", Code = $"P{i}" })] }],
                        Modules =
                        [
                            new ModuleDefinition
                            {
                                Name = Module, Dimensions = ["Products", "Time"],
                                LineItems =
                                [
                                    new LineItemDefinition { Name = "Units" },
                                    new LineItemDefinition { Name = "Launch", Format = new FormatDefinition { Type = CellType.Date } },
                                    new LineItemDefinition { Name = "Active", Format = new FormatDefinition { Type = CellType.Boolean } },
                                    new LineItemDefinition { Name = "Note", Format = new FormatDefinition { Type = CellType.Text } },
                                    new LineItemDefinition { Name = "Twice", Formula = "Units * 2" },
                                ],
                            },
                        ],
                    },
                ],
            },
        ],
    };

    private static RowSchema Columns() => Columns("Products", "Time", ("Units", ColumnType.Double), ("Launch", ColumnType.Date), ("Active", ColumnType.Boolean), ("Note", ColumnType.Text));

    private static RowSchema Columns(string first, string second, params (string Name, ColumnType Type)[] values)
        => new([new Column(first, ColumnType.Text), new Column(second, ColumnType.Text), .. values.Select(value => new Column(value.Name, value.Type))]);

    private string Cell(string lineItem, string product = "Product 1") => Simulator.Model(Some.ModelName).Cell(Module, lineItem, ("Products", product), ("Time", "Jan 25"));

    private Task<CellLoadResult> LoadAsync(RowSchema columns, params object?[][] rows) => LoadAsync(new MemoryTable(columns, rows), null);

    private async Task<CellLoadResult> LoadAsync(ISource rows, CellDestinationOptions? options)
        => (CellLoadResult)await RowTransfer.RunAsync(rows, new CellDestination(Model, Module, options));
}
