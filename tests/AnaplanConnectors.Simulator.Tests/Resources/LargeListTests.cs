namespace AnaplanConnectors.Simulator.Tests;

public sealed class LargeListTests : ServiceTest
{
    private protected override TenantDefinition Tenant => new()
    {
        Users = [new() { Email = Sample.Ada, Password = Sample.Password }],
        Workspaces =
        [
            new()
            {
                Name = "Finance",
                Models =
                [
                    new()
                    {
                        Id = Sample.Sales,
                        Name = "Sales",
                        Lists =
                        [
                            new() { Id = "101000000000", Name = "Families",
                                Items = [new() { Id = "202000000003", Name = "Bikes" }] },
                            new() { Id = "101000000001", Name = "Large", ParentList = "Families", ItemsCsv = "name,parent\n"
                                + string.Concat(Enumerable.Range(0, 12_000).Select(number => $"Item {number},Bikes\n")) },
                        ],
                    },
                ],
            },
        ],
    };

    [Test]
    public async Task Items_are_not_paged()
    {
        var json = await JsonAsync(GetAsync($"{Sample.M}/lists/101000000001/items?limit=10"));

        Assert.That(json.GetProperty("listItems").GetArrayLength(), Is.EqualTo(12_000));
    }

    [Test]
    public async Task The_list_named_beside_an_item_is_that_of_its_parent()
    {
        var item = (await JsonAsync(GetAsync($"{Sample.M}/lists/101000000001/items"))).GetProperty("listItems")[0];

        Assert.That(item.GetProperty("parent").GetString(), Is.EqualTo("Bikes"));
        Assert.That(item.GetProperty("parentId").GetString(), Is.EqualTo("202000000003"));
        Assert.That(item.GetProperty("listId").GetString(), Is.EqualTo("101000000000"));
        Assert.That(item.GetProperty("listName").GetString(), Is.EqualTo("Families"));
    }

    [Test]
    public async Task Metadata_name_the_parent_list()
    {
        var metadata = (await JsonAsync(GetAsync($"{Sample.M}/lists/101000000001"))).GetProperty("metadata");

        Assert.That(metadata.GetProperty("parent").GetProperty("name").GetString(), Is.EqualTo("Families"));
    }
}
