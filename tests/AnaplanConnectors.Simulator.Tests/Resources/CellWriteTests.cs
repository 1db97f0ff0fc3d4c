using System.Globalization;
using System.Net;
using System.Text.Json;

namespace AnaplanConnectors.Simulator.Tests;

[Description("section 12: cell write by id and by name/code, partial failures, calculated cells, 100,000 / 15 MB limits")]
public sealed class CellWriteTests : PlanningTest
{
    private const string Data = $"{Sample.M}/modules/{Sales}/data";

    [Test]
    public async Task Cells_are_written_by_id_and_by_name_or_code()
    {
        var time = (await JsonAsync(PostAsync($"{Sample.M}/dimensions/20000000003/items", """{"names":["Apr 25"]}""")))
            .GetProperty("items")[0].GetProperty("id").GetString();

        var answer = await WriteAsync($$"""
            [{"lineItemId":"{{Units}}","dimensions":[{"dimensionId":"{{Products}}","itemId":"{{CityBike}}"},
               {"dimensionId":"20000000003","itemId":"{{time}}"},{"dimensionId":"20000000020","itemId":"{{Actual}}"}],"value":1111.5},
             {"lineItemName":"Note","dimensions":[{"dimensionName":"Products","itemCode":"RB1"},
               {"dimensionName":"Time","itemName":"Apr 25"},{"dimensionName":"Versions","itemName":"Actual"}],"value":"checked"}]
            """);

        Assert.That(answer.GetProperty("numberOfCellsChanged").GetInt32(), Is.EqualTo(2));
        Assert.That(answer.GetProperty("failures").GetArrayLength(), Is.Zero);
        Assert.That(Cell("REV01 Sales", "Units", ("Products", "City Bike"), ("Time", "Apr 25"), ("Versions", "Actual")), Is.EqualTo("1111.5"));
        Assert.That(Cell("REV01 Sales", "Note", ("Products", "Road Bike"), ("Time", "Apr 25"), ("Versions", "Actual")), Is.EqualTo("checked"));
    }

    [TestCase("Units", "\"41.5\"", "41.5")]
    [TestCase("Listed", "true", "true")]
    [TestCase("Listed", "\"false\"", "false")]
    [TestCase("Launch", "\"2025-03-01\"", "2025-03-01")]
    [TestCase("Home", "\"DACH\"", "DACH")]
    [TestCase("Note", "7", "7")]
    [TestCase("Note", "\"\"", "")]
    public async Task Values_have_the_format_of_their_line_item(string lineItem, string value, string text)
    {
        await WriteAsync($"[{At(lineItem, value)}]");

        Assert.That(Cell("REV01 Sales", lineItem, ("Products", "Road Bike"), ("Time", "Jan 25"), ("Versions", "Actual")), Is.EqualTo(text));
    }

    [Test]
    public async Task Some_cells_may_fail_and_the_others_are_written()
    {
        var answer = await WriteAsync($"[{At("Revenue", "1")},{At("Units", "99")},{At("Units", "1", product: "Bikes")},"
            + $"{At("Units", "1", time: "FY25")},{At("Units", "1", product: "Boat")},{At("Units", "\"many\"")},{At("Units", "1", version: "Variance")},"
            + $"{At("Units", "1", version: "Forecast")},{At("Units", "1", time: "Jan 26", version: "Forecast")}]");

        var failures = answer.GetProperty("failures");
        Assert.That(answer.GetProperty("numberOfCellsChanged").GetInt32(), Is.EqualTo(1));
        Assert.That(failures.EnumerateArray().Select(failure => failure.GetProperty("requestIndex").GetInt32()),
            Is.EqualTo(new[] { 0, 2, 3, 4, 5, 6, 7, 8 }));
        Assert.That(Names(failures, "failureType"), Is.EqualTo(new[]
        {
            "cellIsCalculated", "cellIsCalculated", "cellIsCalculated", "itemNotFound", "invalidValue", "cellIsCalculated", "cellIsCalculated",
            "cellIsCalculated",
        }));
        Assert.That(failures[0].GetProperty("failureMessageDetails").GetString(),
            Is.EqualTo("the cell is a calculated/aggregate cell and is not writeable"));
        Assert.That(Cell("REV01 Sales", "Units", ("Products", "Road Bike"), ("Time", "Jan 25"), ("Versions", "Actual")), Is.EqualTo("99"));
    }

    [TestCase("{}")]
    [TestCase("[]")]
    [TestCase("[1]")]
    [TestCase("""[{"lineItemName":"Nothing","dimensions":[],"value":1}]""")]
    [TestCase("""[{"dimensions":[],"value":1}]""")]
    [TestCase($$"""[{"lineItemId":"{{Units}}","lineItemName":"Units","dimensions":[],"value":1}]""")]
    [TestCase("""[{"lineItemName":"Units","dimensions":[{"dimensionName":"Products","itemName":"Road Bike"}],"value":1}]""")]
    [TestCase("""[{"lineItemName":"Rate","dimensions":[{"dimensionName":"Time","itemName":"Jan 25"}]}]""")]
    [TestCase("""[{"lineItemName":"Rate","dimensions":[{"dimensionName":"Time","itemName":"Jan 25"}],"value":null}]""")]
    [TestCase("""[{"lineItemName":"Rate","dimensions":[{"dimensionName":"Time"}],"value":1}]""")]
    [TestCase("""[{"lineItemName":"Rate","dimensions":[{"dimensionName":"Versions","itemName":"Actual"}],"value":1}]""")]
    [TestCase("""[{"lineItemName":"Rate","dimensions":[{"dimensionName":"Time","itemName":"Jan 25"},{"dimensionName":"Time","itemName":"Feb 25"}],"value":1}]""")]
    [TestCase("""[{"lineItemName":"Rate","dimensions":[{"dimensionName":"Time","itemName":"Jan 25","itemCode":"X"}],"value":1}]""")]
    public async Task A_malformed_request_is_400_and_writes_nothing(string body)
    {
        var good = At("Units", "77");

        Assert.That(await StatusAsync(PostAsync(Data, body)), Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await StatusAsync(PostAsync(Data, body.StartsWith("[{", StringComparison.Ordinal) ? $"[{good},{body[1..]}" : body)),
            Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(Cell("REV01 Sales", "Units", ("Products", "Road Bike"), ("Time", "Jan 25"), ("Versions", "Actual")), Is.EqualTo("12"));
    }

    [Test]
    public async Task A_line_item_with_its_own_dimensions_wants_only_those()
    {
        await WriteAsync("""[{"lineItemName":"Rate","dimensions":[{"dimensionName":"Time","itemName":"Jan 25"}],"value":3}]""");

        Assert.That(Cell("REV01 Sales", "Rate", ("Time", "Q1 FY25")), Is.EqualTo("1"));
    }

    [TestCase(100_000, HttpStatusCode.OK)]
    [TestCase(100_001, HttpStatusCode.BadRequest)]
    public async Task A_request_has_at_most_100_000_cells(int count, HttpStatusCode status)
    {
        var cells = string.Join(',', Enumerable.Repeat("""{"lineItemName":"Rate","dimensions":[{"dimensionName":"Time","itemName":"Jan 25"}],"value":1}""", count));

        Assert.That(await StatusAsync(PostAsync(Data, $"[{cells}]")), Is.EqualTo(status));
    }

    [Test]
    public async Task A_request_has_at_most_15_million_bytes()
    {
        var text = new string('x', 15_000_000);

        Assert.That(await StatusAsync(PostAsync(Data, $"[{At("Note", $"\"{text}\"")}]")), Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await StatusAsync(PostAsync(Data, $"[{At("Note", $"\"{text[..14_999_000]}\"")}]")), Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Writing_needs_an_administrator_unless_the_setting_says_otherwise()
    {
        const string Heads = $"{Sample.M}/modules/102000000000/data";
        var body = """[{"lineItemName":"Heads","dimensions":[{"dimensionName":"Regions","itemName":"DACH"}],"value":1},{"lineItemName":"Heads","dimensions":[{"dimensionName":"Regions","itemName":"APAC"}],"value":1}]""";
        var refused = await StatusAsync(PostAsync(Heads, body, Sample.Bob));
        await StartAsync(clock => new SimulatorOptions { TimeProvider = clock, WritesNeedAdministrator = false });

        var answer = await JsonAsync(PostAsync(Heads, body, Sample.Bob));

        Assert.That(refused, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(answer.GetProperty("numberOfCellsChanged").GetInt32(), Is.EqualTo(1));
        Assert.That(Names(answer.GetProperty("failures"), "failureType"), Is.EqualTo(new[] { "noWriteAccess" }));
    }

    [Test]
    public async Task Totals_follow_at_once()
    {
        await WriteAsync($"[{At("Units", "100")}]");

        Assert.That(double.Parse(Cell("REV01 Sales", "Revenue", ("Products", "Bikes"), ("Time", "FY25"), ("Versions", "Actual")),
            CultureInfo.InvariantCulture), Is.EqualTo(108 * 1000.5));
    }

    private Task<JsonElement> WriteAsync(string cells) => JsonAsync(PostAsync(Data, cells));

    private static string At(string lineItem, string value, string product = "Road Bike", string time = "Jan 25", string version = "Actual") =>
        $$"""
        {"lineItemName":"{{lineItem}}","dimensions":[{"dimensionName":"Products","itemName":"{{product}}"},{"dimensionName":"Time","itemName":"{{time}}"},
         {"dimensionName":"Versions","itemName":"{{version}}"}],"value":{{value}}}
        """;
}
