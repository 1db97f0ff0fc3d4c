using AnaplanConnectors.Simulator;
using AnaplanConnectors.TestKit;

namespace AnaplanConnectors.Client.Tests;

/// <summary>Lists and dimensions, against the twin.</summary>
[TestFixture(Answers.AsAssumed), TestFixture(Answers.Strictest)]
internal sealed class TwinListTests(Answers answers) : SimulatorTest
{
    private async Task<string> ProductsAsync() => (await Model.Lists.FindAsync("Products")).Id;

    [Test]
    public async Task Items_that_are_added_come_back_with_properties_and_subsets()
    {
        var list = await ProductsAsync();

        var added = await Model.Lists.AddItemsAsync(list,
        [
            new() { Name = "Gravel Bike", Code = "GB1", Properties = new Dictionary<string, string> { ["Colour"] = "green" }, Subsets = new Dictionary<string, bool> { ["Active"] = true } },
            new() { Name = "Product 1", Code = "other" },
        ]);
        var items = await Model.Lists.ListItemsAsync(list).ToListAsync(default);

        Assert.That((added.Added, added.Failures.Single().Index), Is.EqualTo((1L, 1L)));
        var bike = items.Single(i => i.Code == "GB1");
        Assert.That((bike.Name, bike.Properties["Colour"], bike.Subsets["Active"]), Is.EqualTo(("Gravel Bike", "green", true)));
    }

    [Test]
    public async Task An_upsert_changes_what_is_there_and_adds_what_is_not_in_batches()
    {
        var list = await ProductsAsync();
        var items = Enumerable.Range(1, 10).Select(i => new ListItemWrite { Code = $"P{i}", Name = $"New name {i}" });

        var result = await Model.Lists.UpsertItemsAsync(list, items, new() { BatchSize = 4 });

        Assert.That((result.Total, result.Updated, result.Added, result.Failures.Count), Is.EqualTo((10L, 3L, 7L, 0)));
        Assert.That(SimulatedModel.ListItems("Products").Select(i => i.Name), Is.EquivalentTo(Enumerable.Range(1, 10).Select(i => $"New name {i}")));
    }

    [Test]
    public async Task An_upsert_ends_the_same_when_it_is_repeated()
    {
        var list = await ProductsAsync();
        ListItemWrite[] items = [new() { Code = "X1", Name = "X one" }, new() { Code = "P1", Name = "Product 1" }];

        await Model.Lists.UpsertItemsAsync(list, items);
        var again = await Model.Lists.UpsertItemsAsync(list, items);

        Assert.That((again.Added, again.Failures.Count), Is.EqualTo((0L, 0)));
        Assert.That(SimulatedModel.ListItems("Products"), Has.Count.EqualTo(4));
    }

    [Test]
    public async Task Items_are_deleted_by_code_and_what_is_missing_is_told()
    {
        var result = await Model.Lists.DeleteItemsAsync(await ProductsAsync(), [ListItemKey.OfCode("P1"), ListItemKey.OfCode("nothing")]);

        Assert.That((result.Deleted, result.Failures.Single().Type), Is.EqualTo((1L, "Not found")));
    }

    [Test]
    public async Task Metadata_and_preview_are_read()
    {
        var list = await ProductsAsync();

        var metadata = await Model.Lists.GetMetadataAsync(list);
        using var preview = new StreamReader(await Model.Lists.OpenPreviewAsync(list));

        Assert.That(metadata.Properties.Select(p => (p.Name, p.Format!.Kind)), Is.EqualTo(new[] { ("Colour", ValueKind.Text) }));
        Assert.That(metadata.Subsets.Select(s => s.Name), Is.EqualTo(new[] { "Active" }));
        Assert.That(await preview.ReadToEndAsync(), Does.Contain("Product 1"));
    }

    [Test]
    public async Task An_index_is_reset_only_when_the_list_is_empty()
    {
        var list = await ProductsAsync();

        var error = await Catch.Async<AnaplanApiException>(() => Model.Lists.ResetIndexAsync(list));
        await Model.Lists.DeleteItemsAsync(list, [ListItemKey.OfCode("P1"), ListItemKey.OfCode("P2"), ListItemKey.OfCode("P3")]);
        await Model.Lists.ResetIndexAsync(list);

        Assert.That(error.Message, Does.Contain("contains data"));
    }

    [Test]
    public async Task Members_are_looked_up_by_name_and_code_and_remembered()
    {
        var lookup = Model.Dimensions.Lookup(await ProductsAsync(), new() { ByCode = true });
        await lookup.FindAsync(["P1", "Product 2", "nowhere"]);
        var requests = Simulator.Requests.Count;

        var found = await lookup.FindAsync(["p1", "PRODUCT 2", "Nowhere"]);

        Assert.That((found["P1"]!.Name, found["Product 2"]!.Code, found["nowhere"]), Is.EqualTo(("Product 1", "P2", (DimensionItem?)null)));
        Assert.That(Simulator.Requests, Has.Count.EqualTo(requests));
    }

    [Test]
    public async Task Time_is_not_listed_but_its_items_are_found_and_listed_by_line_item()
    {
        var units = await Model.LineItems.FindAsync("Units");

        var error = await Catch.Async<AnaplanApiException>(() => Model.Dimensions.ListItemsAsync(AnaplanDimension.TimeId).ToListAsync(default));
        var found = await Model.Dimensions.FindItemsAsync(AnaplanDimension.TimeId, ["Jan 25"]);
        var listed = await Model.LineItems.ListDimensionItemsAsync(units.Id, AnaplanDimension.TimeId).ToListAsync(default);

        Assert.That((error.StatusCode, found.Single().Name, listed.Select(i => i.Name)), Is.EqualTo(((int?)400, "Jan 25", listed.Select(i => i.Name))));
        Assert.That(listed.Select(i => i.Name), Has.Member("Jan 25"));
    }

    protected override TenantDefinition CreateTenant() => TwinTenant.Create();

    protected override SimulatorOptions CreateSimulatorOptions() => TwinOptions.Of(answers, Time);
}
