using System.Net;
using System.Net.Http.Headers;

namespace AnaplanConnectors.Simulator.Tests;

public sealed class ListTests : ServiceTest
{
    private const string Items = $"{Sample.M}/lists/{Sample.List}/items";

    [Test]
    public async Task Lists_are_listed()
    {
        var list = (await JsonAsync(GetAsync($"{Sample.M}/lists"))).GetProperty("lists")[0];

        Assert.That(list.GetProperty("id").GetString(), Is.EqualTo(Sample.List));
        Assert.That(list.GetProperty("name").GetString(), Is.EqualTo("Products"));
    }

    [Test]
    public async Task Metadata_describe_the_columns_and_count_the_top_level_item()
    {
        var metadata = (await JsonAsync(GetAsync($"{Sample.M}/lists/{Sample.List}"))).GetProperty("metadata");

        Assert.That(Names(metadata.GetProperty("properties")), Is.EqualTo(new[] { "Colour", "Weight" }));
        Assert.That(Names(metadata.GetProperty("properties"), "format"), Is.EqualTo(new[] { "TEXT", "NUMBER" }));
        Assert.That(Names(metadata.GetProperty("subsets")), Is.EqualTo(new[] { "Active" }));
        Assert.That(metadata.GetProperty("topLevelItem").GetProperty("name").GetString(), Is.EqualTo("All Products"));
        Assert.That(metadata.GetProperty("itemCount").GetInt32(), Is.EqualTo(3));
        Assert.That(metadata.GetProperty("numberedList").GetBoolean(), Is.False);
        Assert.That(metadata.TryGetProperty("parent", out _), Is.False);
    }

    [Test]
    public async Task Items_have_an_id_and_leave_out_what_is_empty()
    {
        var items = (await JsonAsync(GetAsync(Items))).GetProperty("listItems");

        Assert.That(items[0].EnumerateObject().Select(member => member.Name), Is.EqualTo(new[] { "id", "name", "code" }));
        Assert.That(items[1].EnumerateObject().Select(member => member.Name), Is.EqualTo(new[] { "id", "name" }));
        Assert.That(items[1].GetProperty("name").GetString(), Is.EqualTo("Lights, Front"));
    }

    [Test]
    public async Task Properties_are_texts_and_subsets_booleans()
    {
        var items = (await JsonAsync(GetAsync($"{Items}?includeAll=true"))).GetProperty("listItems");

        Assert.That(items[0].GetProperty("subsets").GetProperty("Active").GetBoolean(), Is.True);
        Assert.That(items[0].GetProperty("properties").GetProperty("Colour").GetString(), Is.EqualTo("red"));
        Assert.That(items[0].GetProperty("properties").GetProperty("Weight").GetString(), Is.EqualTo("7.5"));
        Assert.That(items[1].GetProperty("properties").GetProperty("Weight").GetString(), Is.EqualTo("0.0"));
    }

    [TestCase("", "id,name,code,parent,parentId,listId,listName\n201000000017,Road Bike,RB1,,,,\n201000000018,\"Lights, Front\",,,,,\n")]
    [TestCase("?includeAll=true", "id,name,code,parent,parentId,listId,listName,Active,Colour,Weight\n"
        + "201000000017,Road Bike,RB1,,,,,true,red,7.5\n201000000018,\"Lights, Front\",,,,,,false,,0.0\n")]
    public async Task Items_come_as_csv_when_asked_for(string query, string csv)
    {
        using var response = await SendAsync(HttpMethod.Get, Items + query,
            headers: all => all.Accept.Add(new MediaTypeWithQualityHeaderValue("text/csv")));

        Assert.That(response.Content.Headers.ContentType!.MediaType, Is.EqualTo("text/csv"));
        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo(csv));
    }

    [Test]
    public async Task A_list_without_items_has_no_key()
    {
        await StartAsync(clock => new SimulatorOptions { TimeProvider = clock });
        var model = Simulator.Model(Sample.Locked);
        model.State = ModelActiveState.Unlocked;

        var json = await JsonAsync(GetAsync($"/2/0/models/{Sample.Locked}/lists"));

        Assert.That(json.TryGetProperty("lists", out _), Is.False);
    }

    [TestCase("")]
    [TestCase("/items")]
    public async Task An_unknown_list_is_404(string path) =>
        Assert.That(await StatusAsync(GetAsync($"{Sample.M}/lists/101999999990{path}")), Is.EqualTo(HttpStatusCode.NotFound));
}
