using System.Net;

namespace AnaplanConnectors.Simulator.Tests;

[Description("section 12: view data CSV + JSON, page selectors, 1,000,000 cell limit")]
public sealed class ViewDataTests : PlanningTest
{
    private const string GridData = $"{Sample.M}/views/{Grid}/data";

    [Test]
    public async Task A_grid_begins_with_its_page_and_repeats_names()
    {
        var lines = (await TextAsync(GetAsync(GridData))).Split('\n');

        Assert.That(lines[0], Is.EqualTo("Actual"));
        Assert.That(lines[1], Does.StartWith(",,Jan 24,Feb 24,Mar 24,Q1 FY24,"));
        Assert.That(lines[2], Does.StartWith("Road Bike,Units,0,0,0,0,").And.Contain(",12,0,8,20,"));
        Assert.That(lines[3], Does.StartWith("Road Bike,Note,").And.Contain(",new,"));
    }

    [Test]
    public async Task Parents_and_formulas_are_calculated()
    {
        var csv = await TextAsync(GetAsync($"{Sample.M}/views/{Revenue}/data?pages=20000000020:{Actual}"));

        Assert.That(csv, Does.Contain("\nBikes,").And.Contain("\n\"Helmet, red\",").And.Contain("\nAll products,"));
        Assert.That(csv.Split('\n').Single(line => line.StartsWith("All products,", StringComparison.Ordinal)), Does.Contain(",20130,"));
    }

    [Test]
    public async Task Two_column_dimensions_have_two_header_lines()
    {
        var lines = (await TextAsync(GetAsync($"{Sample.M}/views/{Two}/data?maxRows=1"))).TrimEnd('\n').Split('\n');

        Assert.That(lines[0], Is.EqualTo(",,Road Bike,Road Bike,Road Bike,City Bike,City Bike,City Bike,\"Helmet, red\",\"Helmet, red\",\"Helmet, red\""));
        Assert.That(lines[1], Is.EqualTo(",,Actual,Forecast,Variance,Actual,Forecast,Variance,Actual,Forecast,Variance"));
        Assert.That(lines, Has.Length.EqualTo(3));
    }

    [TestCase($"pages=20000000020:{Forecast}", "Forecast")]
    [TestCase($"pages=20000000020:{Actual}&pages=20000000020:{Forecast}", "Forecast")]
    [TestCase("", "Actual")]
    public async Task A_page_is_selected(string query, string page) =>
        Assert.That(await TextAsync(GetAsync($"{GridData}?{query}")), Does.StartWith(page + "\n"));

    [TestCase($"pages={Products}:{RoadBike}", $"Invalid page selector [{Products}]")]
    [TestCase("pages=20000000020:107999999999", "Invalid page selector [20000000020]")]
    [TestCase("pages=20000000020", "Invalid page selector [20000000020]")]
    [TestCase("maxRows=many", "Invalid value 'many' for parameter 'maxRows'")]
    [TestCase("exportType=PDF", "Invalid exportType 'PDF'")]
    [TestCase("exportType=TABULAR_MULTI_COLUMN", "exportType TABULAR_MULTI_COLUMN needs the parameter moduleId of the view's module")]
    public async Task A_request_that_makes_no_sense_is_400(string query, string message) =>
        Assert.That(await RefusalAsync(GetAsync($"{GridData}?{query}")), Is.EqualTo((400, message)));

    [Test]
    public async Task Tabular_forms_come_with_the_module()
    {
        var multi = await TextAsync(GetAsync($"{Sample.M}/views/{Flat}/data?exportType=TABULAR_MULTI_COLUMN&moduleId={Sales}"));
        var single = await TextAsync(GetAsync($"{Sample.M}/views/{Flat}/data?exportType=TABULAR_SINGLE_COLUMN&moduleId={Sales}&maxRows=2"));

        Assert.That(multi, Does.StartWith("Products,Time,Versions,Units,Revenue,Note\nRoad Bike,Jan 25,Actual,12,12006,new\n"));
        Assert.That(single.Split('\n')[0], Is.EqualTo("Line Items,Products,Time,Versions,Value"));
        Assert.That(single.TrimEnd('\n').Split('\n'), Has.Length.EqualTo(3));
    }

    [Test]
    public async Task Json_has_texts_and_no_frame()
    {
        var json = await JsonAsync(SendAsync(HttpMethod.Get, $"{GridData}?format=v1", headers: all => all.Add("Accept", "application/json")));

        var row = json.GetProperty("rows")[0];
        Assert.That(json.TryGetProperty("meta", out _), Is.False);
        Assert.That(json.GetProperty("pages")[0].GetString(), Is.EqualTo("Actual"));
        Assert.That(json.GetProperty("columnCoordinates")[0].GetRawText().Replace("\n", "").Replace(" ", ""), Is.EqualTo("[\"Jan24\"]"));
        Assert.That(row.GetProperty("rowCoordinates").EnumerateArray().Select(name => name.GetString()), Is.EqualTo(new[] { "Road Bike", "Units" }));
        Assert.That(row.GetProperty("cells").GetArrayLength(), Is.EqualTo(json.GetProperty("columnCoordinates").GetArrayLength()));
        Assert.That(row.GetProperty("cells")[17].GetString(), Is.EqualTo("12"));
    }

    [TestCase("application/json", "", 400, "application/json")]
    [TestCase("text/csv", "?format=v1", 200, "text/csv")]
    [TestCase("*/*", "", 200, "text/csv")]
    [TestCase("image/png", "", 406, "application/json")]
    public async Task Json_needs_both_the_header_and_the_parameter(string accept, string query, int status, string type)
    {
        using var response = await SendAsync(HttpMethod.Get, GridData + query, headers: all => all.TryAddWithoutValidation("Accept", accept));

        Assert.That(((int)response.StatusCode, response.Content.Headers.ContentType!.MediaType), Is.EqualTo((status, type)));
    }

    [Test]
    public async Task Escaped_csv_quotes_what_looks_like_a_formula()
    {
        await JsonAsync(PostAsync($"{Sample.M}/modules/{Sales}/data", """
            [{"lineItemName":"Note","dimensions":[{"dimensionName":"Products","itemName":"Road Bike"},{"dimensionName":"Time","itemName":"Jan 25"},
             {"dimensionName":"Versions","itemName":"Actual"}],"value":"=1+1"}]
            """));

        var plain = await TextAsync(GetAsync(GridData));
        var escaped = await TextAsync(SendAsync(HttpMethod.Get, GridData, headers: all => all.TryAddWithoutValidation("Accept", "text/csv;escaped=true")));

        Assert.That(plain, Does.Contain(",=1+1,"));
        Assert.That(escaped, Does.Contain(",\"=1+1\","));
    }

    [Test]
    public async Task Some_tenants_want_escaped_csv()
    {
        await StartAsync(clock => new SimulatorOptions { TimeProvider = clock, RefusesUnescapedCsv = true });

        Assert.That(await StatusAsync(GetAsync(GridData)), Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await StatusAsync(SendAsync(HttpMethod.Get, GridData, headers: all => all.TryAddWithoutValidation("Accept", "text/csv;escaped=true"))),
            Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    [Description("section 12: selective access")]
    public async Task Users_see_the_items_they_may_read_in_full()
    {
        var ofAda = await TextAsync(GetAsync($"{Sample.M}/views/{ByRegion}/data"));
        var ofBob = await TextAsync(GetAsync($"{Sample.M}/views/{ByRegion}/data", Sample.Bob));

        Assert.That(ofAda, Does.EndWith("DACH,3\nEMEA,3\nAPAC,4\nWorld,7\n"));
        Assert.That(ofBob, Does.EndWith("DACH,3\nEMEA,3\n").And.Not.Contain("World"));
    }

    [Test]
    public async Task A_numbered_item_is_called_by_its_display_name() =>
        Assert.That(await TextAsync(GetAsync($"{Sample.M}/views/102000000001/data")), Does.Contain("First order,").And.Contain("#2,"));
}
