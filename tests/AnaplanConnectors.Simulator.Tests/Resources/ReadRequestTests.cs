using System.Net;
using System.Text.Json;

namespace AnaplanConnectors.Simulator.Tests;

[Description("section 12: read requests with pages available while running, failure mode, expiry, DELETE; numeric viewId")]
public sealed class ReadRequestTests : PlanningTest
{
    private const string OfView = $"/2/0/workspaces/{Sample.Workspace}/models/{Sample.Sales}/views/{Flat}/readRequests";
    private const string OfList = $"{Sample.M}/lists/{Products}/readRequests";

    [Test]
    public async Task A_view_is_read_in_pages()
    {
        await RestartAsync(pageRows: 2, seconds: 10);

        var started = (await JsonAsync(PostAsync(OfView, """{"exportType":"TABULAR_MULTI_COLUMN"}"""))).GetProperty("viewReadRequest");
        Clock.Advance(TimeSpan.FromSeconds(10));
        var done = await StatusOfAsync(OfView, started);

        Assert.That(started.EnumerateObject().Select(member => member.Name), Is.EqualTo(new[] { "requestId", "requestState", "url" }));
        Assert.That(started.GetProperty("requestState").GetString(), Is.EqualTo("IN_PROGRESS"));
        Assert.That(started.GetProperty("requestId").GetString(), Does.Match("^[0-9A-F]{32}$"));
        Assert.That(started.GetProperty("url").GetString(), Does.EndWith($"{OfView}/{IdOf(started)}"));
        Assert.That(done.GetProperty("viewId").GetRawText(), Is.EqualTo(Flat));
        Assert.That(done.GetProperty("requestState").GetString(), Is.EqualTo("COMPLETE"));
        Assert.That(done.GetProperty("successful").GetBoolean(), Is.True);
        Assert.That(done.GetProperty("availablePages").GetInt32(), Is.GreaterThan(1));
        Assert.That(await PageAsync(OfView, started, 0), Does.StartWith("Products,Time,Versions,Units,Revenue,Note\nRoad Bike,Jan 25,Actual,12,12006,new\n"));
        Assert.That(await PageAsync(OfView, started, 1), Does.Not.Contain("Products"));
    }

    [Test]
    public async Task Pages_come_while_it_runs()
    {
        await RestartAsync(pageRows: 1, seconds: 10);
        var started = (await JsonAsync(PostAsync(OfView, """{"exportType":"TABULAR_MULTI_COLUMN"}"""))).GetProperty("viewReadRequest");

        Clock.Advance(TimeSpan.FromSeconds(5));
        var half = await StatusOfAsync(OfView, started);
        var early = await StatusAsync(GetAsync($"{OfView}/{IdOf(started)}/pages/{half.GetProperty("availablePages").GetInt32()}"));

        Assert.That(half.GetProperty("requestState").GetString(), Is.EqualTo("IN_PROGRESS"));
        Assert.That(half.GetProperty("successful").GetBoolean(), Is.False);
        Assert.That(half.GetProperty("availablePages").GetInt32(), Is.GreaterThan(0));
        Assert.That(await PageAsync(OfView, started, 0), Is.Not.Empty);
        Assert.That(early, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task The_header_is_in_every_page_if_the_setting_says_so()
    {
        await StartAsync(clock => new SimulatorOptions { TimeProvider = clock, ReadPageRows = 1, ReadPagesRepeatHeader = true, ReadRequestDuration = TimeSpan.FromSeconds(1) });
        var started = (await JsonAsync(PostAsync(OfView, """{"exportType":"TABULAR_MULTI_COLUMN"}"""))).GetProperty("viewReadRequest");
        Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.That(await PageAsync(OfView, started, 1), Does.StartWith("Products,Time,Versions,"));
    }

    [TestCase("TABULAR_MULTI_COLUMN", "Products,Time,Versions,Units,Revenue,Note\n")]
    [TestCase("TABULAR_SINGLE_COLUMN", "Line Items,Products,Time,Versions,Value\n")]
    [TestCase("TABULAR_SINGLE_ITEMS", "Line Items,Products,Time,Versions,Value\n")]
    [TestCase("GRID_CURRENT_PAGE", "Products,Time,Versions,Units,Revenue,Note\n")]
    [TestCase("GRID_ALL_PAGES", "Products,Time,Versions,Units,Revenue,Note\n")]
    public async Task All_spellings_of_the_layout_are_taken(string type, string header)
    {
        await RestartAsync(pageRows: 100, seconds: 1);
        var started = (await JsonAsync(PostAsync(OfView, $$"""{"exportType":"{{type}}"}"""))).GetProperty("viewReadRequest");
        Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.That(await PageAsync(OfView, started, 0), Does.StartWith(header));
    }

    [Test]
    public async Task A_grid_names_its_row_dimensions_and_has_no_page_line()
    {
        await RestartAsync(pageRows: 100, seconds: 1);
        const string Path = $"{Sample.M}/views/{Grid}/readRequests";
        var current = (await JsonAsync(PostAsync(Path, """{"exportType":"GRID_CURRENT_PAGE"}"""))).GetProperty("viewReadRequest");
        var all = (await JsonAsync(PostAsync(Path, """{"exportType":"GRID_ALL_PAGES"}"""))).GetProperty("viewReadRequest");
        Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.That(await PageAsync(Path, current, 0), Does.StartWith("Products,Line Items,Jan 24,").And.Contain("\nRoad Bike,Units,"));
        Assert.That(await PageAsync(Path, all, 0), Does.StartWith("Versions,Products,Line Items,Jan 24,").And.Contain("\nForecast,Road Bike,Units,"));
    }

    [TestCase("""{"exportType":"PDF"}""")]
    [TestCase("{}")]
    [TestCase("[]")]
    public async Task An_unknown_layout_is_400(string body) =>
        Assert.That(await StatusAsync(PostAsync(OfView, body)), Is.EqualTo(HttpStatusCode.BadRequest));

    [Test]
    public async Task The_spellings_are_a_setting()
    {
        await StartAsync(clock => new SimulatorOptions { TimeProvider = clock, ReadRequestExportTypes = ["TABULAR_MULTI_COLUMN"] });

        Assert.That(await StatusAsync(PostAsync(OfView, """{"exportType":"TABULAR_SINGLE_ITEMS"}""")), Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task A_list_is_read_without_a_body()
    {
        await RestartAsync(pageRows: 2, seconds: 1);
        var started = (await JsonAsync(SendAsync(HttpMethod.Post, OfList + "/"))).GetProperty("listReadRequest");
        Clock.Advance(TimeSpan.FromSeconds(1));
        var done = (await JsonAsync(GetAsync($"{OfList}/{IdOf(started)}"))).GetProperty("listReadRequest");

        Assert.That(done.GetProperty("listId").GetRawText(), Is.EqualTo(Products));
        Assert.That(done.GetProperty("availablePages").GetInt32(), Is.EqualTo(2));
        Assert.That(await PageAsync(OfList, started, 0) + await PageAsync(OfList, started, 1), Is.EqualTo(
            "id,name,code,parent,parentId,listId,listName,Active\n"
            + $"{RoadBike},Road Bike,RB1,Bikes,202000000001,{Families},Families,true\n{CityBike},City Bike,,Bikes,202000000001,{Families},Families,false\n"
            + $"{Helmet},\"Helmet, red\",H1,Gear,202000000002,{Families},Families,true\n"));
    }

    [Test]
    public async Task A_read_may_fail()
    {
        await StartAsync(clock => new SimulatorOptions { TimeProvider = clock, ReadRequestsFail = true });
        var started = (await JsonAsync(PostAsync(OfView, """{"exportType":"TABULAR_MULTI_COLUMN"}"""))).GetProperty("viewReadRequest");

        var done = await StatusOfAsync(OfView, started);

        Assert.That(done.GetProperty("requestState").GetString(), Is.EqualTo("COMPLETE"));
        Assert.That(done.GetProperty("successful").GetBoolean(), Is.False);
        Assert.That(done.GetProperty("availablePages").GetInt32(), Is.Zero);
        Assert.That(await StatusAsync(GetAsync($"{OfView}/{IdOf(started)}/pages/0")), Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task A_request_nobody_uses_vanishes_after_half_an_hour()
    {
        await RestartAsync(pageRows: 1, seconds: 1);
        var started = (await JsonAsync(PostAsync(OfView, """{"exportType":"TABULAR_MULTI_COLUMN"}"""))).GetProperty("viewReadRequest");

        Clock.Advance(TimeSpan.FromMinutes(29));
        await PageAsync(OfView, started, 0);
        Clock.Advance(TimeSpan.FromMinutes(29));
        SignInAgain();
        var kept = await StatusAsync(GetAsync($"{OfView}/{IdOf(started)}/pages/1"));
        Clock.Advance(TimeSpan.FromMinutes(1));
        var gone = await StatusAsync(GetAsync($"{OfView}/{IdOf(started)}/pages/1"));

        Assert.That(kept, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(gone, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await StatusAsync(GetAsync($"{OfView}/{IdOf(started)}")), Is.EqualTo(HttpStatusCode.NotFound));
    }

    [TestCase(0, "CANCELLED")]
    [TestCase(10, "COMPLETE")]
    public async Task Deleting_cancels_or_frees(int seconds, string state)
    {
        await RestartAsync(pageRows: 1, seconds: 10);
        var started = (await JsonAsync(PostAsync(OfView, """{"exportType":"TABULAR_MULTI_COLUMN"}"""))).GetProperty("viewReadRequest");
        Clock.Advance(TimeSpan.FromSeconds(seconds));
        await StatusOfAsync(OfView, started);

        var deleted = (await JsonAsync(SendAsync(HttpMethod.Delete, $"{OfView}/{IdOf(started)}"))).GetProperty("viewReadRequest");

        Assert.That(deleted.GetProperty("requestState").GetString(), Is.EqualTo(state));
        Assert.That(await StatusAsync(GetAsync($"{OfView}/{IdOf(started)}")), Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await StatusAsync(SendAsync(HttpMethod.Delete, $"{OfView}/{IdOf(started)}")), Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Pages_are_compressed_for_those_who_ask()
    {
        await RestartAsync(pageRows: 10, seconds: 1);
        var started = (await JsonAsync(PostAsync(OfView, """{"exportType":"TABULAR_MULTI_COLUMN"}"""))).GetProperty("viewReadRequest");
        Clock.Advance(TimeSpan.FromSeconds(1));

        using var page = await SendAsync(HttpMethod.Get, $"{OfView}/{IdOf(started)}/pages/0", headers: all => all.Add("Accept-Encoding", "gzip"));

        Assert.That(page.Content.Headers.ContentEncoding, Is.EqualTo(new[] { "gzip" }));
    }

    [Test]
    public async Task A_request_is_found_below_its_object_and_by_its_user_only()
    {
        var started = (await JsonAsync(PostAsync(OfView, """{"exportType":"TABULAR_MULTI_COLUMN"}"""))).GetProperty("viewReadRequest");

        Assert.That(await StatusAsync(GetAsync($"{OfList}/{IdOf(started)}")), Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await StatusAsync(GetAsync($"{OfView}/{IdOf(started)}", Sample.Bob)), Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task A_waiting_request_has_not_started()
    {
        await StartAsync(clock => new SimulatorOptions { TimeProvider = clock, TaskStartDelay = TimeSpan.FromSeconds(5) });

        var started = (await JsonAsync(PostAsync(OfView, """{"exportType":"TABULAR_MULTI_COLUMN"}"""))).GetProperty("viewReadRequest");

        Assert.That(started.GetProperty("requestState").GetString(), Is.EqualTo("NOT_STARTED"));
        Assert.That((await StatusOfAsync(OfView, started)).GetProperty("requestState").GetString(), Is.EqualTo("NOT_STARTED"));
    }

    private Task RestartAsync(int pageRows, int seconds) => StartAsync(clock => new SimulatorOptions
    {
        TimeProvider = clock,
        ReadPageRows = pageRows,
        ReadRequestDuration = TimeSpan.FromSeconds(seconds),
    });

    private static string IdOf(JsonElement request) => request.GetProperty("requestId").GetString()!;

    private async Task<JsonElement> StatusOfAsync(string path, JsonElement request) =>
        (await JsonAsync(GetAsync($"{path}/{IdOf(request)}"))).GetProperty("viewReadRequest");

    private Task<string> PageAsync(string path, JsonElement request, int page) => TextAsync(GetAsync($"{path}/{IdOf(request)}/pages/{page}"));
}
