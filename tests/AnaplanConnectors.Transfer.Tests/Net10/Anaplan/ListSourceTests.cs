using AnaplanConnectors.Client;
using AnaplanConnectors.Simulator;
using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Anaplan;

namespace AnaplanConnectors.Transfer.Tests.Anaplan;

public sealed class ListSourceTests : SimulatorTest
{
    [Test]
    public async Task Columns_are_keys_then_subsets_then_properties_by_their_formats()
    {
        var schema = await new ListSource(Model, "Bikes").GetSchemaAsync();

        Assert.That(schema.ToString(), Is.EqualTo(
            "id Text, name Text, code Text, parent Text, parentId Text, listId Text, listName Text, Sold Boolean, Weight Double, Launch Date, Kin Text, listName (2) Text"));
    }

    [Test]
    public async Task Items_come_with_parent_code_and_typed_properties()
    {
        var rows = await ReadAsync(new ListSource(Model, "Bikes"));

        var bike = rows.Rows.Single(row => row[1] as string == "Road, \"fast\"");
        Assert.That(bike[2..4], Is.EqualTo(new object?[] { "RB1", "Families 1" }));
        Assert.That(bike[7..], Is.EqualTo(new object?[] { true, 7.5, new DateTime(2025, 3, 1), "Slow", "own name" }));
    }

    [Test]
    public async Task Numbers_become_decimals_on_request()
    {
        var rows = await ReadAsync(new ListSource(Model, "Bikes", new ListSourceOptions { Numbers = NumberType.Decimal }));

        Assert.That(rows.Rows[0][8], Is.TypeOf<decimal>());
    }

    [Test]
    public async Task A_large_read_that_is_left_early_leaves_nothing_behind()
    {
        var source = new ListSource(Model, "Bikes", new ListSourceOptions { Read = new ListReadOptions { LargeReadFrom = 0 } });

        using (await source.OpenAsync())
        {
        }

        Assert.That(Simulator.Requests.Count(request => request.Method == "DELETE"), Is.EqualTo(1));
    }

    [Test]
    public async Task A_sample_starts_no_large_read()
    {
        var source = new ListSource(Model, "Bikes", new ListSourceOptions { Read = new ListReadOptions { LargeReadFrom = 0 } });

        using var rows = await source.OpenSampleAsync(1000);

        Assert.That((await MemoryTable.ReadAsync(rows!)).Rows, Has.Count.EqualTo(2));
        Assert.That(Simulator.Requests.Where(request => request.Path.Contains("/models/")).Select(request => request.Method), Is.All.EqualTo("GET"));
    }

    [Test]
    public async Task An_unknown_name_tells_near_ones()
    {
        var problem = await Assert.ThrowsAsync<AnaplanNotFoundException>(async () => await new ListSource(Model, "Bike").GetSchemaAsync());

        Assert.That(problem!.Candidates.Select(item => item.Name), Is.EqualTo(new[] { "Bikes" }));
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
                                    new() { Name = "Kin", Format = new FormatDefinition { Type = CellType.List, List = "Bikes" } },
                                    new() { Name = "listName" },
                                ],
                                Items =
                                [
                                    new() { Name = "Slow" },
                                    new()
                                    {
                                        Name = "Road, \"fast\"", Code = "RB1", Parent = "Families 1", Subsets = ["Sold"],
                                        Properties = new Dictionary<string, string> { ["Weight"] = "7.5", ["Launch"] = "2025-03-01", ["Kin"] = "Slow", ["listName"] = "own name" },
                                    },
                                ],
                            },
                        ],
                    },
                ],
            },
        ],
    };

    private static async Task<MemoryTable> ReadAsync(ListSource source)
    {
        using var rows = await source.OpenAsync();
        return await MemoryTable.ReadAsync(rows);
    }
}
