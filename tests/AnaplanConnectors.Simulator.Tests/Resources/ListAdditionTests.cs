namespace AnaplanConnectors.Simulator.Tests;

[Description("section 12: list add/update/delete tables of 3.8")]
public sealed class ListAdditionTests : ListChangeTest
{
    [Test]
    public async Task An_item_comes_with_everything()
    {
        var answer = await AddAsync(Products, """
            [{"name":"Gravel Bike","code":"GB1","parent":"Bikes","properties":{"Colour":"green","Weight":"9.1",
              "Launch":"2025-03-01","Sold":"true","Region":"EMEA","Start":"Sep 25"},"subsets":{"Active":true}}]
            """);

        var item = Stored(Products)[2];
        Assert.That(answer.GetProperty("added").GetInt32(), Is.EqualTo(1));
        Assert.That(answer.GetProperty("ignored").GetInt32(), Is.Zero);
        Assert.That(answer.GetProperty("total").GetInt32(), Is.EqualTo(1));
        Assert.That(answer.TryGetProperty("failures", out _), Is.False);
        Assert.That((item.Name, item.Code, item.Parent), Is.EqualTo(("Gravel Bike", "GB1", "Bikes")));
        Assert.That(item.Properties.Values, Is.EqualTo(new[] { "green", "9.1", "2025-03-01", "true", "EMEA", "Sep 25" }));
        Assert.That(item.Subsets, Is.EqualTo(new[] { "Active" }));
    }

    [Test]
    public async Task What_fails_is_told_by_its_place_and_the_rest_is_added()
    {
        var answer = await AddAsync(Products, """[{"name":"A"},{"name":"B","properties":{"Weight":"heavy"}}]""");

        var failure = answer.GetProperty("failures")[0];
        Assert.That(answer.GetProperty("added").GetInt32(), Is.EqualTo(1));
        Assert.That(answer.GetProperty("ignored").GetInt32(), Is.EqualTo(1));
        Assert.That(answer.GetProperty("total").GetInt32(), Is.EqualTo(2));
        Assert.That(failure.GetProperty("requestIndex").GetInt32(), Is.EqualTo(1));
        Assert.That(failure.GetProperty("failureType").GetString(), Is.EqualTo("INCORRECT_FORMAT"));
        Assert.That(failure.GetProperty("failureMessageDetails").GetString(),
            Is.EqualTo("incorrect format -- column name:Weight, value:heavy"));
        Assert.That(Stored(Products).Select(item => item.Name), Is.EqualTo(new[] { "Road Bike", "Lamp", "A" }));
    }

    [TestCase(Products, """{"name":"Road Bike","code":"X"}""", "INCOMPLETE_DATA")]
    [TestCase(Products, """{"name":"road bike"}""", "INCOMPLETE_DATA")]
    [TestCase(Products, """{"name":"X","code":"RB1"}""", "INCOMPLETE_DATA")]
    [TestCase(Products, """{"code":"X"}""", "INCOMPLETE_DATA")]
    [TestCase(Products, """{"name":"X","parent":"Boats"}""", "INCORRECT_FORMAT")]
    [TestCase(Products, """{"name":"X","properties":{"Size":"1"}}""", "INCORRECT_FORMAT")]
    [TestCase(Products, """{"name":"X","properties":{"Launch":"yesterday"}}""", "INCORRECT_FORMAT")]
    [TestCase(Products, """{"name":"X","properties":{"Region":"Mars"}}""", "INCORRECT_FORMAT")]
    [TestCase(Products, """{"name":"X","subsets":{"Old":true}}""", "INCORRECT_FORMAT")]
    [TestCase(Orders, """{"name":"X","code":"C"}""", "INCORRECT_FORMAT")]
    [TestCase(Orders, """{"code":"O-1"}""", "INCOMPLETE_DATA")]
    [TestCase(Orders, """{}""", "INCOMPLETE_DATA")]
    public async Task An_entry_that_does_not_fit_fails(string list, string entry, string failureType)
    {
        var before = Stored(list).Count;

        var answer = await AddAsync(list, $"[{entry}]");

        Assert.That(FailureOf(answer), Is.EqualTo(failureType));
        Assert.That(answer.GetProperty("added").GetInt32(), Is.Zero);
        Assert.That(Stored(list), Has.Count.EqualTo(before));
    }

    [Test]
    public async Task A_numbered_list_makes_its_names_itself()
    {
        await AddAsync(Orders, """[{"code":"O-2"},{"code":3}]""");

        Assert.That(Stored(Orders).Select(item => (item.Name, item.Code)),
            Is.EqualTo(new[] { ("#1", "O-1"), ("#2", "O-2"), ("#3", "3") }));
    }

    [Test]
    public async Task Numbers_are_taken_for_name_and_code()
    {
        await AddAsync(Products, """[{"name":2025,"code":12,"properties":{"Weight":7,"Sold":true}}]""");

        Assert.That((Stored(Products)[2].Name, Stored(Products)[2].Code), Is.EqualTo(("2025", "12")));
        Assert.That(Stored(Products)[2].Properties["Weight"], Is.EqualTo("7"));
    }

    [Test]
    public async Task Parents_are_known_by_code_too_and_may_come_in_the_same_request()
    {
        await AddAsync(Tree, """[{"name":"DACH","parent":"E"},{"name":"Berlin","parent":"DACH"}]""");
        await AddAsync(Products, """[{"name":"X","parent":"All products"}]""");

        Assert.That(Stored(Tree).Select(item => item.Parent), Is.EqualTo(new[] { null, "World", "EMEA", "DACH" }));
        Assert.That(Stored(Products)[2].Parent, Is.Null);
    }

    [Test]
    public async Task No_item_comes_after_the_last_index()
    {
        var answer = await AddAsync(Empty, """[{"code":"a"},{"code":"b"}]""");

        var metadata = (await JsonAsync(GetAsync($"{Sample.M}/lists/{Empty}"))).GetProperty("metadata");
        Assert.That(answer.GetProperty("added").GetInt32(), Is.EqualTo(1));
        Assert.That(metadata.GetProperty("nextItemIndex").GetInt64(), Is.EqualTo(1_000_000_000));
        Assert.That(metadata.GetProperty("permittedItems").GetInt64(), Is.Zero);
    }

    [Test]
    public async Task A_new_item_never_gets_the_id_of_another()
    {
        await AddAsync(Products, $"[{string.Join(',', Enumerable.Range(0, 30).Select(number => $$"""{"name":"Item {{number}}"}"""))}]");

        Assert.That(Stored(Products).Select(item => item.Id), Is.Unique);
    }
}
