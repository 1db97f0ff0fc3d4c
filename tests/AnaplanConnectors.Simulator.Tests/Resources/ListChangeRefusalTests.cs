using System.Net;

namespace AnaplanConnectors.Simulator.Tests;

[Description("section 12: 100,000 limit, 425 for deployed")]
public sealed class ListChangeRefusalTests : ListChangeTest
{
    [TestCase("", """{"items":[{"name":"X"}]}""")]
    [TestCase("?action=upsert", """{"items":[{"name":"X"}]}""")]
    [TestCase("?action=add", """{"items":[]}""")]
    [TestCase("?action=add", """{}""")]
    [TestCase("?action=add", """[]""")]
    [TestCase("?action=add", """{"items":["X"]}""")]
    [TestCase("?action=add", """{"items":[{"name":["X"]}]}""")]
    [TestCase("?action=add", """not json""")]
    public async Task A_malformed_request_is_400(string query, string body) =>
        Assert.That(await StatusAsync(PostAsync(Items(Products) + query, body)), Is.EqualTo(HttpStatusCode.BadRequest));

    [TestCase(100_000, HttpStatusCode.OK)]
    [TestCase(100_001, HttpStatusCode.BadRequest)]
    public async Task A_request_has_at_most_100_000_items(int count, HttpStatusCode status)
    {
        var items = string.Join(',', Enumerable.Range(0, count).Select(number => $$"""{"name":"Item {{number}}"}"""));

        Assert.That(await StatusAsync(PostAsync($"{Items(Products)}?action=add", $$"""{"items":[{{items}}]}""")), Is.EqualTo(status));
    }

    [TestCase("POST", "?action=add")]
    [TestCase("POST", "?action=delete")]
    [TestCase("PUT", "")]
    public async Task In_a_deployed_model_only_production_lists_change(string method, string query)
    {
        Simulator.Model("Sales planning").State = ModelActiveState.Production;

        var structural = await StatusAsync(SendAsync(new HttpMethod(method), Items(Products) + query, Json("""{"items":[{"code":"O-1"}]}""")));
        var production = await StatusAsync(SendAsync(new HttpMethod(method), Items(Orders) + query, Json("""{"items":[{"code":"O-1"}]}""")));

        Assert.That((int)structural, Is.EqualTo(425));
        Assert.That(production, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Changes_need_an_administrator_unless_the_setting_says_otherwise()
    {
        var refused = await StatusAsync(PostAsync($"{Items(Products)}?action=add", """{"items":[{"name":"X"}]}""", Sample.Bob));
        await StartAsync(clock => new SimulatorOptions { TimeProvider = clock, WritesNeedAdministrator = false });
        var allowed = await StatusAsync(PostAsync($"{Items(Products)}?action=add", """{"items":[{"name":"X"}]}""", Sample.Bob));

        Assert.That(refused, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(allowed, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_change_needs_json() =>
        Assert.That(await StatusAsync(SendAsync(HttpMethod.Put, Items(Products), new StringContent("{}"))),
            Is.EqualTo(HttpStatusCode.UnsupportedMediaType));

    [Test]
    public async Task An_unknown_list_is_404() =>
        Assert.That(await StatusAsync(PostAsync($"{Items("101999999998")}?action=add", """{"items":[{"name":"X"}]}""")),
            Is.EqualTo(HttpStatusCode.NotFound));

    [Test]
    public async Task The_index_of_a_list_with_items_stays()
    {
        var refusal = await RefusalAsync(SendAsync(HttpMethod.Post, $"{Sample.M}/lists/{Products}/resetIndex"));

        Assert.That(refusal, Is.EqualTo((HttpStatusCode.BadRequest, "We can't reset the list item index of a list that contains data. "
            + "Select an empty list that doesn't contain any list items.")));
    }

    [Test]
    public async Task The_index_of_a_structural_list_stays_in_a_deployed_model()
    {
        Simulator.Model("Sales planning").State = ModelActiveState.Production;

        var refusal = await RefusalAsync(SendAsync(HttpMethod.Post, $"{Sample.M}/lists/{Products}/resetIndex"));

        Assert.That(refusal, Is.EqualTo((HttpStatusCode.BadRequest,
            "We cannot reset a list if the list is not production data and the model is in deployed mode.")));
    }

    [Test]
    public async Task An_empty_list_counts_from_one_again()
    {
        using var answer = await SendAsync(HttpMethod.Post, $"{Sample.M}/lists/{Empty}/resetIndex");
        await AddAsync(Empty, """[{"code":"a"}]""");

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await answer.Content.ReadAsStringAsync(), Is.Empty);
        Assert.That(Stored(Empty)[0].Name, Is.EqualTo("#1"));
    }

    [Test]
    public async Task Resetting_the_index_is_for_administrators() =>
        Assert.That(await StatusAsync(SendAsync(HttpMethod.Post, $"{Sample.M}/lists/{Empty}/resetIndex", user: Sample.Bob)),
            Is.EqualTo(HttpStatusCode.Forbidden));
}
