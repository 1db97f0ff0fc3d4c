using AnaplanConnectors.Client;
using AnaplanConnectors.Simulator;
using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Anaplan;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Transfer.Tests.Anaplan;

public sealed class ListDestinationTests : SimulatorTest
{
    private static readonly RowSchema Columns = new(
        new Column("code", ColumnType.Text), new Column("name", ColumnType.Text), new Column("parent", ColumnType.Text),
        new Column("Sold", ColumnType.Boolean), new Column("Weight", ColumnType.Double), new Column("Launch", ColumnType.Date));

    [Test]
    public async Task Items_that_exist_are_changed_and_others_are_added()
    {
        var result = await LoadAsync(
            ["RB1", "Road", "Families 1", false, 8.25, new DateTime(2026, 1, 31)],
            ["GB1", "Gravel", "Families 1", true, 9.1, null]);

        Assert.That((result.Updated, result.Added, result.RowsWritten, result.RowsRejected), Is.EqualTo((1, 1, 2, 0)));
        var road = Bike("RB1");
        Assert.That((road.Name, road.Parent, road.Properties["Weight"], road.Properties["Launch"], road.Subsets.Count), Is.EqualTo(("Road", "Families 1", "8.25", "2026-01-31", 0)));
        Assert.That((Bike("GB1").Name, Bike("GB1").Subsets.Single()), Is.EqualTo(("Gravel", "Sold")));
    }

    [Test]
    public async Task A_missing_value_leaves_what_the_item_has()
    {
        await LoadAsync(["RB1", null, null, null, null, null]);

        var road = Bike("RB1");
        Assert.That((road.Name, road.Properties["Weight"], road.Properties["Launch"], road.Subsets.Count), Is.EqualTo(("Road, \"fast\"", "7.5", "2025-03-01", 1)));
    }

    [Test]
    public async Task Refused_rows_come_back_with_number_values_and_reason()
    {
        var rows = new MemoryTable(new RowSchema(Columns[0], Columns[1], Columns[4] with { Type = ColumnType.Text }), [["B1", "One", "1"], ["B2", "Two", "heavy"], ["B3", "Three", "3"], ["B4", "Four", "x"]]);

        var result = await LoadAsync(rows, new ListDestinationOptions { Load = ListLoad.Add, Write = new ListWriteOptions { BatchSize = 3 } });

        using var rejects = await result.RejectedRows!.OpenAsync();
        Assert.That((result.RowsSent, result.RowsWritten, result.RowsRejected, result.Added), Is.EqualTo((4, 2, 2, 2)));
        Assert.That(string.Join(",", rejects.Schema.Select(column => column.Name)), Is.EqualTo("code,name,Weight,_Row_,_Line_,_Status_,_Reason_"));
        Assert.That((await MemoryTable.ReadAsync(rejects)).Rows, Is.EqualTo(new[]
        {
            new object?[] { "B2", "Two", "heavy", 2L, null, "E", "incorrect format -- column name:Weight, value:heavy" },
            new object?[] { "B4", "Four", "x", 4L, null, "E", "incorrect format -- column name:Weight, value:x" },
        }));
    }

    [Test]
    public async Task Reasons_that_differ_in_the_value_only_are_one_reason()
    {
        var rows = new MemoryTable(new RowSchema(Columns[0], Columns[1], Columns[4] with { Type = ColumnType.Text }), [["B2", "Two", "heavy"], ["B4", "Four", "light"]]);

        var result = await LoadAsync(rows);

        Assert.That(result.RejectReasons.Select(reason => (reason.Reason, reason.Column, reason.Rows)), Is.EqualTo(new[] { ("incorrect format -- column name:Weight, value:…", "Weight", 2L) }));
    }

    [Test]
    public async Task Refused_rows_beyond_the_limit_are_counted()
    {
        var rows = new MemoryTable(new RowSchema(Columns[0]), [["none 1"], ["none 2"], ["none 3"]]);

        var result = await LoadAsync(rows, new ListDestinationOptions { Load = ListLoad.Update, MaxKeptRejects = 1 });

        using var rejects = await result.RejectedRows!.OpenAsync();
        Assert.That((result.RowsRejected, result.RejectsDropped, (await MemoryTable.ReadAsync(rejects)).Rows.Count), Is.EqualTo((3, 2, 1)));
    }

    [Test]
    public async Task A_full_request_is_sent_while_rows_come()
    {
        var destination = new ListDestination(Model, "Bikes", new ListDestinationOptions { Write = new ListWriteOptions { BatchSize = 2 } });
        await using var writer = await destination.OpenAsync(new RowSchema(Columns[0], Columns[1]));

        await writer.WriteAsync(new MemoryTable(new RowSchema(Columns[0], Columns[1]), [["A", "A"], ["B", "B"], ["C", "C"]]).OpenRows());

        Assert.That(Simulator.Model(Some.ModelName).ListItems("Bikes").Select(item => item.Code), Does.Contain("B").And.Not.Contain("C"));
    }

    [Test]
    public async Task Items_are_deleted_by_id_else_by_code()
    {
        var slow = Simulator.Model(Some.ModelName).ListItems("Bikes").Single(item => item.Name == "Slow").Id;
        var rows = new MemoryTable(new RowSchema(new Column("id", ColumnType.Text), Columns[0], new Column("why", ColumnType.Text)), [[slow, null, "old"], [null, "RB1", "sold"], ["", "none", ""]]);

        var result = await LoadAsync(rows, new ListDestinationOptions { Load = ListLoad.Delete });

        Assert.That((result.Deleted, result.RowsRejected), Is.EqualTo((2, 1)));
        Assert.That(Simulator.Model(Some.ModelName).ListItems("Bikes"), Is.Empty);
    }

    [Test]
    public async Task A_row_that_finds_no_item_to_delete_concerns_itself_only()
    {
        var rows = new MemoryTable(new RowSchema(Columns[0]), [[null], ["RB1"]]);
        var destination = new ListDestination(Model, "Bikes", new ListDestinationOptions { Load = ListLoad.Delete });

        var problems = new List<RowException>();
        var result = (ListLoadResult)await RowTransfer.RunAsync(rows, destination, problem => { problems.Add(problem); return true; });

        Assert.That((result.Deleted, problems.Single().RowNumber), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task What_a_list_source_reads_a_list_destination_takes()
    {
        var schema = (await new ListSource(Model, "Bikes").GetSchemaAsync()).Select(column => column.Name).Where(name => name != "Heavy").ToArray();

        var result = (ListLoadResult)await RowTransfer.RunAsync(new ListSource(Model, "Bikes").Select(schema), new ListDestination(Model, "Bikes"));

        Assert.That((result.RowsRejected, Bike("RB1").Properties["Weight"], Bike("RB1").Subsets.Count), Is.EqualTo((0, "7.5", 1)));
    }

    [Test]
    public async Task Columns_that_do_not_fit_are_named_before_anything_is_sent()
    {
        var rows = new RowSchema(new Column("Wieght", ColumnType.Text), new Column("Heavy", ColumnType.Boolean));

        var problem = await Assert.ThrowsAsync<AnaplanConfigurationException>(async () => await new ListDestination(Model, "Bikes").OpenAsync(rows));

        Assert.That(problem!.Message, Does.Contain("'Wieght'").And.Contain("Weight").And.Contain("property 'Heavy' is calculated").And.Contain("'id', 'code' or 'name'"));
        Assert.That(Simulator.Requests.Where(request => request.Path.Contains("/models/")).Select(request => request.Method), Is.All.EqualTo("GET"));
    }

    [Test]
    public async Task Columns_that_are_expected_are_those_that_take_values()
    {
        var schema = await new ListDestination(Model, "Bikes").GetSchemaAsync();

        Assert.That(schema!.ToString(), Is.EqualTo("id Text, name Text, code Text, parent Text, Sold Boolean, Weight Double, Launch Date"));
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
                        Lists =
                        [
                            new ListDefinition { Name = "Families", Items = [new ListItemDefinition { Name = "Families 1" }] },
                            new ListDefinition
                            {
                                Name = "Bikes", ParentList = "Families", Subsets = [new SubsetDefinition { Name = "Sold" }],
                                Properties =
                                [
                                    new() { Name = "Weight", Format = new FormatDefinition() },
                                    new() { Name = "Launch", Format = new FormatDefinition { Type = CellType.Date } },
                                    new() { Name = "Heavy", Format = new FormatDefinition { Type = CellType.Boolean }, Formula = "Weight > 10" },
                                ],
                                Items =
                                [
                                    new() { Name = "Slow" },
                                    new()
                                    {
                                        Name = "Road, \"fast\"", Code = "RB1", Parent = "Families 1", Subsets = ["Sold"],
                                        Properties = new Dictionary<string, string> { ["Weight"] = "7.5", ["Launch"] = "2025-03-01" },
                                    },
                                ],
                            },
                        ],
                    },
                ],
            },
        ],
    };

    private SimulatedListItem Bike(string code) => Simulator.Model(Some.ModelName).ListItems("Bikes").Single(item => item.Code == code);

    private Task<ListLoadResult> LoadAsync(params object?[][] rows) => LoadAsync(new MemoryTable(Columns, rows));

    private async Task<ListLoadResult> LoadAsync(ISource rows, ListDestinationOptions? options = null)
        => (ListLoadResult)await RowTransfer.RunAsync(rows, new ListDestination(Model, "Bikes", options));
}
