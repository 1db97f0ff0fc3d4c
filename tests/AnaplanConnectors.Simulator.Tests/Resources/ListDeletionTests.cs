namespace AnaplanConnectors.Simulator.Tests;

[Description("section 12: list delete, both answer shapes")]
public sealed class ListDeletionTests : ListChangeTest
{
    private const string Mixed = """[{"id":"201000000017"},{"code":"RB9"},{"id":"201000000018","code":"X"}]""";

    [Test]
    public async Task Items_go_by_id_and_what_fails_is_told()
    {
        var answer = await DeleteAsync(Products, Mixed);

        var failures = answer.GetProperty("failures");
        Assert.That(answer.GetProperty("deleted").GetInt32(), Is.EqualTo(1));
        Assert.That(Names(failures, "failureType"), Is.EqualTo(new[] { "Not found", "Ambiguous criteria" }));
        Assert.That(Names(failures, "failureMessageDetails"), Is.EqualTo(new[]
        {
            "Code 'RB9' not found", "Specifying both ID and code not supported (201000000018:X)",
        }));
        Assert.That(failures[1].GetProperty("requestIndex").GetInt32(), Is.EqualTo(2));
        Assert.That(Stored(Products).Select(item => item.Name), Is.EqualTo(new[] { "Lamp" }));
    }

    [Test]
    public async Task A_partial_deletion_can_be_answered_as_documented()
    {
        await StartAsync(clock => new SimulatorOptions { TimeProvider = clock, DeletedItemsAnswer = DeletedItemsAnswer.Wrapped });

        var answer = await DeleteAsync(Products, Mixed);

        Assert.That(answer.GetProperty("result").GetProperty("numberOfItemsDeleted").GetInt32(), Is.EqualTo(1));
        Assert.That(answer.GetProperty("result").GetProperty("failures").GetArrayLength(), Is.EqualTo(2));
        Assert.That(answer.TryGetProperty("deleted", out _), Is.False);
    }

    [TestCase("""{"code":"RB1"}""")]
    [TestCase("""{"name":"Road Bike"}""")]
    public async Task Items_go_by_code_or_name_with_their_cells(string entry)
    {
        await DeleteAsync(Products, $"[{entry}]");

        Assert.That(Stored(Products).Select(item => item.Name), Is.EqualTo(new[] { "Lamp" }));
        Assert.That(Simulator.Model("Sales planning").Cell("REV01", "Units", ("Products", "All products")), Is.EqualTo("5"));
    }

    [Test]
    public async Task An_item_is_deleted_once()
    {
        var answer = await DeleteAsync(Products, """[{"code":"RB1"},{"code":"RB1"}]""");

        Assert.That(answer.GetProperty("deleted").GetInt32(), Is.EqualTo(1));
        Assert.That(FailureOf(answer), Is.EqualTo("Not found"));
    }

    [Test]
    public async Task Children_of_a_deleted_item_stay()
    {
        await DeleteAsync(Tree, """[{"code":"W"}]""");

        Assert.That(Stored(Tree).Select(item => (item.Name, item.Parent)), Is.EqualTo(new[] { ("EMEA", default(string)) }));
    }
}
