using System.Net;

namespace AnaplanConnectors.Simulator.Tests;

[Description("section 12: 1,000,000 cell limit")]
public sealed class LargeViewTests : PlanningTest
{
    private protected override ModelDefinition Model => new()
    {
        Id = Sample.Sales,
        Name = "Sales planning",
        Lists = [new() { Id = Products, Name = "Products", ItemsCsv = "name\n" + string.Concat(Enumerable.Range(0, 50_001).Select(number => $"P{number}\n")) }],
        Modules =
        [
            new() { Id = Sales, Name = "Sales", Dimensions = ["Products"], LineItems = [.. Enumerable.Range(0, 20).Select(number => new LineItemDefinition { Name = $"L{number}" })],
                Views = [new() { Id = Grid, Name = "Fewer", LineItems = ["L0", "L1"] }] },
        ],
    };

    [Test]
    public async Task More_than_a_million_cells_are_400_and_no_partial_answer()
    {
        Assert.That(await StatusAsync(GetAsync($"{Sample.M}/views/{Sales}/data")), Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await StatusAsync(GetAsync($"{Sample.M}/views/{Sales}/data?maxRows=1")), Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await TextAsync(GetAsync($"{Sample.M}/views/{Grid}/data"))).TrimEnd('\n').Split('\n'), Has.Length.EqualTo(50_002));
    }
}
