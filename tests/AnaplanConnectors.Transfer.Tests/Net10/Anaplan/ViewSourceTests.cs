using AnaplanConnectors.Client;
using AnaplanConnectors.Simulator;
using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Anaplan;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Tests.Anaplan;

public sealed class ViewSourceTests : SimulatorTest
{
    [TestCase("P&L (EUR).'Small view'")]
    [TestCase("P&L (EUR).Small view")]
    [TestCase("'P&L (EUR)'.Small view")]
    [TestCase("p&l (eur).small view")]
    public async Task Quotes_around_the_parts_of_a_name_may_be_left_out(string name)
        => Assert.That((await new ViewSource(Model, name).GetSchemaAsync()).ToString(), Is.EqualTo("Versions Text, Products Text, Time Text, Units Double, Launch Date"));

    [Test]
    public async Task A_view_is_found_in_its_module()
        => Assert.That(await new ViewSource(Model, "P&L (EUR)", "default").GetSchemaAsync(), Has.Count.EqualTo(6));

    [Test]
    public async Task Columns_are_dimensions_then_line_items_by_their_formats()
    {
        var rows = await ReadAsync(new ViewSource(Model, "P&L (EUR)"));

        Assert.That(rows.Schema.ToString(), Is.EqualTo("Versions Text, Time Text, Products Text, Units Double, Launch Date, Note Text"));
        Assert.That(rows.Rows.Single(row => row[0] as string == "Actual" && row[1] as string == "Jan 25" && row[2] as string == "Product 1")[3..],
            Is.EqualTo(new object?[] { 12.5, new DateTime(2025, 3, 1), "say \"hi\"" }));
    }

    [TestCase(1_000_000)]
    [TestCase(0)]
    public async Task Pages_keep_the_rows_of_their_members(int largeReadFrom)
    {
        var pages = new Dictionary<string, string> { ["Versions"] = "Actual", ["products"] = "product 1" };

        var rows = await ReadAsync(new ViewSource(Model, "P&L (EUR)", new ViewSourceOptions { Pages = pages, LargeReadFrom = largeReadFrom }));

        Assert.That(rows.Rows.Select(row => (row[0], row[2])).Distinct(), Is.EqualTo(new (object?, object?)[] { ("Actual", "Product 1") }));
    }

    [TestCase("Version", "Actual", "Versions")]
    [TestCase("Versions", "Actuals", "Actual")]
    public async Task An_unknown_page_tells_near_ones(string dimension, string member, string near)
    {
        var source = new ViewSource(Model, "P&L (EUR)", new ViewSourceOptions { Pages = new Dictionary<string, string> { [dimension] = member } });

        var problem = await Assert.ThrowsAsync<AnaplanNotFoundException>(async () => await source.OpenAsync());

        Assert.That(problem!.Hint, Does.Contain($"'{near}'"));
    }

    [Test]
    public async Task A_single_column_holds_the_values_of_line_items_of_several_types_as_text()
    {
        var rows = await ReadAsync(new ViewSource(Model, "P&L (EUR)", new ViewSourceOptions { Layout = ViewCsvLayout.TabularSingleColumn }));

        Assert.That(rows.Schema.ToString(), Is.EqualTo("Versions Text, Time Text, Products Text, Line Items Text, Value Text"));
        Assert.That(rows.Rows.Select(row => row[4]), Has.Member("12.5").And.Member("2025-03-01"));
    }

    [Test]
    public async Task Columns_have_the_ids_of_dimensions_and_line_items()
    {
        var source = new ViewSource(Model, "P&L (EUR)");

        var columns = await source.GetIdentifiedColumnsAsync();

        Assert.That(columns.Select(column => column.Column), Is.EqualTo(await source.GetSchemaAsync()));
        Assert.That(columns.Select(column => column.Id), Is.Unique.And.All.Not.Null);
        Assert.That(columns[1].Id, Is.EqualTo(AnaplanDimension.TimeId));
    }

    [Test]
    public async Task Columns_are_read_as_was_chosen()
    {
        var source = new ViewSource(Model, "P&L (EUR)", new ViewSourceOptions { ColumnFormats = [new Transfer.Csv.ColumnFormat("Units", ColumnType.Decimal), new Transfer.Csv.ColumnFormat("Launch", ColumnType.Text)] });

        var rows = await ReadAsync(source);

        Assert.That((await source.GetSchemaAsync()).ToString(), Does.EndWith("Units Decimal, Launch Text, Note Text"));
        Assert.That(rows.Rows.Single(row => row[0] as string == "Actual" && row[1] as string == "Jan 25" && row[2] as string == "Product 1")[3..5], Is.EqualTo(new object?[] { 12.5m, "2025-03-01" }));
    }

    [Test]
    public void A_grid_has_no_rows()
        => Assert.That(() => new ViewSource(Model, "P&L (EUR)", new ViewSourceOptions { Layout = ViewCsvLayout.Grid }), Throws.TypeOf<AnaplanConfigurationException>());

    [Test]
    public async Task Cells_can_go_straight_back_into_rows_of_an_import_destination_or_anywhere()
    {
        var destination = new MemoryDestination();

        await RowTransfer.RunAsync(new ViewSource(Model, "P&L (EUR).Small view").Select("Products", "Units"), destination);

        Assert.That(destination.Delivered!.Rows, Has.Count.GreaterThan(2));
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
                        Versions = [new VersionDefinition { Name = "Actual" }, new VersionDefinition { Name = "Budget" }],
                        Lists = [new ListDefinition { Name = "Products", Items = [new() { Name = "Product 1" }, new() { Name = "Product 2" }] }],
                        Modules =
                        [
                            new ModuleDefinition
                            {
                                Name = "P&L (EUR)", Dimensions = ["Products", "Time", "Versions"],
                                LineItems =
                                [
                                    new() { Name = "Units" }, new() { Name = "Launch", Format = new FormatDefinition { Type = CellType.Date } },
                                    new() { Name = "Note", Format = new FormatDefinition { Type = CellType.Text } },
                                ],
                                Views = [new ViewDefinition { Name = "Small view", LineItems = ["Launch", "Units"], Pages = ["Versions"], HideSummaries = true }],
                                Cells = [Cell("Units", "12.5"), Cell("Launch", "2025-03-01"), Cell("Note", "say \"hi\"")],
                            },
                        ],
                    },
                ],
            },
        ],
    };

    private static CellDefinition Cell(string lineItem, string value)
        => new() { LineItem = lineItem, Value = value, At = new Dictionary<string, string> { ["Products"] = "Product 1", ["Time"] = "Jan 25", ["Versions"] = "Actual" } };

    private static async Task<MemoryTable> ReadAsync(ViewSource source)
    {
        using var rows = await source.OpenAsync();
        return await MemoryTable.ReadAsync(rows);
    }
}
