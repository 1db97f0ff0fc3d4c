namespace AnaplanConnectors.Simulator.Tests;

[Description("section 12: list add/update/delete tables of 3.8")]
public sealed class ListUpdateTests : ListChangeTest
{
    [TestCase("""{"name":"Racer","code":"RB1"}""", "Racer", "RB1")]
    [TestCase("""{"id":"201000000017","name":"Road Bike","code":"RB2"}""", "Road Bike", "RB2")]
    [TestCase("""{"id":"201000000017","name":"ROAD BIKE"}""", "ROAD BIKE", "RB1")]
    public async Task Name_and_code_change(string entry, string name, string code)
    {
        var answer = await UpdateAsync(Products, $"[{entry}]");

        Assert.That(answer.GetProperty("updated").GetInt32(), Is.EqualTo(1));
        Assert.That((Stored(Products)[0].Name, Stored(Products)[0].Code), Is.EqualTo((name, code)));
    }

    [TestCase("""{"id":"201000000018","name":"Lamp","code":"L1"}""")]
    [TestCase("""{"name":"Lamp","code":"L1"}""")]
    public async Task An_item_without_code_gets_one(string entry)
    {
        await UpdateAsync(Products, $"[{entry}]");

        Assert.That(Stored(Products)[1].Code, Is.EqualTo("L1"));
    }

    [TestCase("""{"code":"RB1","properties":{"Colour":"blue"}}""", 0)]
    [TestCase("""{"name":"Lamp","properties":{"Colour":"blue"}}""", 1)]
    public async Task Values_change_and_others_stay(string entry, int item)
    {
        await UpdateAsync(Products, $"[{entry}]");

        Assert.That(Stored(Products)[item].Properties["Colour"], Is.EqualTo("blue"));
        Assert.That(Stored(Products)[0].Subsets, Is.EqualTo(new[] { "Active" }));
        Assert.That(Stored(Products)[0].Parent, Is.EqualTo("Bikes"));
    }

    [TestCase("""{"id":"201000000017","name":"Road Bike","code":""}""", "INCOMPLETE_DATA")]
    [TestCase("""{"name":"Road Bike","code":"RB2"}""", "INCOMPLETE_DATA")]
    [TestCase("""{"name":"Road Bike","properties":{"Colour":"blue"}}""", "INCOMPLETE_DATA")]
    [TestCase("""{"id":"201000000018","name":"Road Bike"}""", "INCOMPLETE_DATA")]
    [TestCase("""{"id":"201000000018","code":"RB1"}""", "INCOMPLETE_DATA")]
    [TestCase("""{"properties":{"Colour":"blue"}}""", "INCOMPLETE_DATA")]
    [TestCase("""{"id":"201999999999"}""", "Not found")]
    [TestCase("""{"code":"none"}""", "Not found")]
    [TestCase("""{"name":"none"}""", "Not found")]
    [TestCase("""{"code":"RB1","properties":{"Weight":"heavy"}}""", "INCORRECT_FORMAT")]
    public async Task An_entry_that_does_not_fit_changes_nothing(string entry, string failureType)
    {
        var answer = await UpdateAsync(Products, $"[{entry}]");

        Assert.That(FailureOf(answer), Is.EqualTo(failureType));
        Assert.That(answer.GetProperty("ignored").GetInt32(), Is.EqualTo(1));
        Assert.That(Stored(Products).Select(item => (item.Name, item.Code, item.Properties["Colour"])),
            Is.EqualTo(new[] { ("Road Bike", "RB1", "red"), ("Lamp", null, "") }));
    }

    [Test]
    public async Task An_item_cannot_go_below_itself() =>
        Assert.That(FailureOf(await UpdateAsync(Tree, """[{"code":"W","parent":"EMEA"}]""")), Is.EqualTo("INCORRECT_FORMAT"));

    [Test]
    public async Task An_item_moves()
    {
        await UpdateAsync(Products, """[{"code":"RB1","parent":"Parts"}]""");

        Assert.That(Stored(Products)[0].Parent, Is.EqualTo("Parts"));
    }

    [Test]
    public async Task An_item_of_a_numbered_list_cannot_be_named() =>
        Assert.That(FailureOf(await UpdateAsync(Orders, """[{"code":"O-1","name":"First"}]""")), Is.EqualTo("INCORRECT_FORMAT"));
}
