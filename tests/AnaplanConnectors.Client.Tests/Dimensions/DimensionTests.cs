using System.Text.Json;

namespace AnaplanConnectors.Client.Tests;

internal sealed class DimensionTests : ClientTest
{
    private const string Items = ModelPath + "/dimensions/101/items";

    // Answers with those of the four items that were asked for.
    private void HasItems() => Service.On("POST", Items).Reply(Replies.After(call =>
    {
        var wanted = JsonDocument.Parse(call.Body).RootElement.EnumerateObject().SelectMany(p => p.Value.EnumerateArray().Select(v => v.GetString()!)).ToList();
        var found = new[] { ("1", "North", "N"), ("2", "South", "S"), ("3", "S", "X"), ("4", "West", "W") }
            .Where(i => wanted.Exists(w => string.Equals(w, i.Item2, StringComparison.OrdinalIgnoreCase) || string.Equals(w, i.Item3, StringComparison.OrdinalIgnoreCase)));
        return Replies.Enveloped("'items' : [ " + string.Join(", ", found.Select(i => $"{{ 'id' : '{i.Item1}', 'name' : '{i.Item2}', 'code' : '{i.Item3}' }}")) + " ]");
    }));

    [Test]
    public async Task Items_are_listed_in_one_answer()
    {
        Service.On("GET", Items).Reply(Replies.Enveloped("'items' : [ { 'id' : 201, 'name' : 'A', 'code' : 'a' } ]"));

        var item = (await Run(Model().Dimensions.ListItemsAsync("101").ToListAsync(default))).Single();

        Assert.That((item.Id, item.Code), Is.EqualTo(("201", "a")));
    }

    [Test]
    public async Task Time_that_the_service_does_not_list_is_refused_in_its_words()
    {
        Service.On("GET", ModelPath + "/dimensions/20000000003/items").Reply(Replies.Status(400, """{"status":{"code":400,"message":"Time is not supported"}}"""));

        var error = await Failure<AnaplanApiException>(() => Model().Dimensions.ListItemsAsync(AnaplanDimension.TimeId).ToListAsync(default));

        Assert.That(error.Message, Does.Contain("Time is not supported"));
    }

    [Test]
    public async Task Arrays_without_entries_are_left_out_and_nothing_to_find_is_no_request()
    {
        HasItems();
        var dimensions = Model().Dimensions;

        await Run(dimensions.FindItemsAsync("101", ["South"]));
        var none = await Run(dimensions.FindItemsAsync("101", []));

        Assert.That(Service.CallsTo("POST", Items).Single().Text, Is.EqualTo("""{"names":["South"]}"""));
        Assert.That(none, Is.Empty);
    }

    [Test]
    public async Task What_was_asked_once_is_remembered_found_or_not()
    {
        HasItems();
        var lookup = Model().Dimensions.Lookup("101");

        await Run(lookup.FindAsync(["North", "Nowhere", "north"]));
        var again = await Run(lookup.FindAsync(["NORTH", "nowhere", "West"]));

        Assert.That((again["North"]!.Id, again["nowhere"], again["West"]!.Id), Is.EqualTo(("1", (DimensionItem?)null, "4")));
        Assert.That(Service.CallsTo("POST", Items).Select(c => c.Text), Is.EqualTo(new[] { """{"names":["North","Nowhere"]}""", """{"names":["West"]}""" }));
    }

    [Test]
    public async Task A_name_wins_over_a_code()
    {
        HasItems();

        var found = await Run(Model().Dimensions.Lookup("101", new() { ByCode = true }).FindAsync(["S", "N"]));

        Assert.That((found["S"]!.Id, found["N"]!.Id), Is.EqualTo(("3", "1")));
    }

    [Test]
    public async Task Memory_is_bounded_and_the_oldest_is_forgotten()
    {
        HasItems();
        var lookup = Model().Dimensions.Lookup("101", new() { Capacity = 2, BatchSize = 1 });

        await Run(lookup.FindAsync(["North", "South", "West"]));
        await Run(lookup.FindAsync(["North", "West"]));

        Assert.That((lookup.Count, Service.CallsTo("POST", Items).Count), Is.EqualTo((2, 4)));
    }
}
