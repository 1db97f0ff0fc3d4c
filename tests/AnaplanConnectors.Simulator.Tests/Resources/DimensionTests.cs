using System.Net;

namespace AnaplanConnectors.Simulator.Tests;

[Description("section 12: dimension items rules (Time 400), lookup")]
public sealed class DimensionTests : PlanningTest
{
    [TestCase(Families, new[] { "Bikes", "Gear", "All products" })]
    [TestCase(Active, new[] { "Road Bike", "Helmet, red" })]
    [TestCase(Figures, new[] { "Units", "Revenue" })]
    [TestCase("101999999999", new[] { Sample.Ada, Sample.Bob, Sample.Eve })]
    public async Task Lists_subsets_and_users_have_items(string dimension, string[] names) =>
        Assert.That(Names(await ItemsAsync($"dimensions/{dimension}/items")), Is.EqualTo(names));

    [Test]
    public async Task An_item_has_its_code_if_there_is_one()
    {
        var items = await ItemsAsync($"dimensions/{Products}/items");

        Assert.That(items[0].GetProperty("id").GetString(), Is.EqualTo(RoadBike));
        Assert.That(items[0].GetProperty("code").GetString(), Is.EqualTo("RB1"));
        Assert.That(items[1].TryGetProperty("code", out _), Is.False);
    }

    [TestCase("20000000003", HttpStatusCode.BadRequest)]
    [TestCase("20000000020", HttpStatusCode.BadRequest)]
    [TestCase("20000000012", HttpStatusCode.BadRequest)]
    [TestCase("101999999998", HttpStatusCode.NotFound)]
    public async Task Time_has_no_items_at_the_model(string dimension, HttpStatusCode status) =>
        Assert.That(await StatusAsync(GetAsync($"{Sample.M}/dimensions/{dimension}/items")), Is.EqualTo(status));

    [Test]
    public async Task Selective_access_does_not_count_at_the_model() =>
        Assert.That(Names(await ItemsAsync($"dimensions/{Regions}/items", Sample.Bob)), Is.EqualTo(new[] { "World", "EMEA", "DACH", "APAC" }));

    [Test]
    public async Task A_hidden_list_is_404() =>
        Assert.That(await StatusAsync(GetAsync($"{Sample.M}/dimensions/{Orders}/items", Sample.Bob)), Is.EqualTo(HttpStatusCode.NotFound));

    [Test]
    public async Task A_line_item_gives_the_periods_of_its_time_in_order()
    {
        var items = await ItemsAsync($"lineItems/{Units}/dimensions/20000000003/items");

        Assert.That(Names(items).Take(5), Is.EqualTo(new[] { "Jan 24", "Feb 24", "Mar 24", "Q1 FY24", "Apr 24" }));
        Assert.That(Names(items, "id"), Is.Unique.And.All.Length.EqualTo(10));
    }

    [Test]
    public async Task A_line_item_gives_what_the_user_may_read() =>
        Assert.That(Names(await ItemsAsync($"lineItems/{ByRegion}/dimensions/{Regions}/items", Sample.Bob)), Is.EqualTo(new[] { "DACH", "EMEA" }));

    [TestCase("20000000003", """{"names":["jan 25","Q1 FY25","Never"]}""", new[] { "Jan 25", "Q1 FY25" })]
    [TestCase("20000000020", """{"names":["ACTUAL"]}""", new[] { "Actual" })]
    [TestCase(Products, """{"names":["city bike"],"codes":["h1","RB1","rb1"]}""", new[] { "City Bike", "Helmet, red", "Road Bike" })]
    [TestCase(Families, """{"names":["All products"]}""", new[] { "All products" })]
    [TestCase("101999999999", """{"names":["BOB@example.com"]}""", new[] { Sample.Bob })]
    public async Task Items_are_found_by_names_and_codes(string dimension, string body, string[] names)
    {
        var items = (await JsonAsync(PostAsync($"{Sample.M}/dimensions/{dimension}/items", body))).GetProperty("items");

        Assert.That(Names(items), Is.EqualTo(names));
    }

    [Test]
    public async Task Nothing_found_is_no_key_at_all()
    {
        var json = await JsonAsync(PostAsync($"{Sample.M}/dimensions/{Products}/items", """{"names":["Boat"]}"""));

        Assert.That(json.TryGetProperty("items", out _), Is.False);
    }

    [TestCase("20000000003", """{"names":["Jan 25"],"codes":["X"]}""", HttpStatusCode.BadRequest)]
    [TestCase("20000000020", """{"codes":["X"]}""", HttpStatusCode.BadRequest)]
    [TestCase(Products, """{}""", HttpStatusCode.BadRequest)]
    [TestCase(Products, """{"names":[],"codes":[]}""", HttpStatusCode.BadRequest)]
    [TestCase(Products, """{"names":"Road Bike"}""", HttpStatusCode.BadRequest)]
    [TestCase("101999999998", """{"names":["X"]}""", HttpStatusCode.NotFound)]
    public async Task A_lookup_that_makes_no_sense_is_refused(string dimension, string body, HttpStatusCode status) =>
        Assert.That(await StatusAsync(PostAsync($"{Sample.M}/dimensions/{dimension}/items", body)), Is.EqualTo(status));
}
