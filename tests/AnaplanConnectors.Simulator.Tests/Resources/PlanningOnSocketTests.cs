using System.Net;

namespace AnaplanConnectors.Simulator.Tests;

/// <summary>The answers that are written as streams, through the door for everything that needs a socket.</summary>
public sealed class PlanningOnSocketTests : PlanningTest
{
    private protected override bool UsesSocket => true;

    [TestCase($"lists/{Products}/items?includeAll=true", "City Bike")]
    [TestCase($"lists/{Products}/preview", "City Bike")]
    [TestCase($"dimensions/{Products}/items", "City Bike")]
    [TestCase($"lineItems/{Units}/dimensions/20000000003/items", "Q1 FY24")]
    [TestCase($"views/{Grid}/data", "Road Bike,Units,0,0,0,0,")]
    [TestCase($"views/{Flat}/data?exportType=TABULAR_MULTI_COLUMN&moduleId={Sales}", "Road Bike,Jan 25,Actual,12,12006,new")]
    public async Task Streams_arrive(string path, string part) =>
        Assert.That(await TextAsync(GetAsync($"{Sample.M}/{path}")), Does.Contain(part));

    [Test]
    public async Task Cells_and_items_are_written()
    {
        Assert.That(await StatusAsync(PostAsync($"{Sample.M}/lists/{Products}/items?action=add", """{"items":[{"name":"Kite","parent":"Gear"}]}""")),
            Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await StatusAsync(PostAsync($"{Sample.M}/modules/{Prices}/data",
            """[{"lineItemName":"Price","dimensions":[{"dimensionName":"Products","itemName":"Kite"}],"value":5}]""")), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(Cell("Prices", "Price", ("Products", "Kite")), Is.EqualTo("5"));
    }
}
