using System.Net;
using System.Text.Json;

namespace AnaplanConnectors.Simulator.Tests;

public sealed class AuditTests : TenantTest
{
    private const string Events = "/audit/api/1/events";

    [Test]
    public async Task Signing_in_is_an_event_also_when_it_fails()
    {
        using var failed = await SignInAsync(Sample.Bob, "wrong");

        var events = await EventsAsync("?type=user_activity");

        Assert.That(events.Select(one => (one.GetProperty("eventTypeId").GetString(), one.GetProperty("success").GetBoolean())),
            Is.EqualTo(new[] { ("USR-9", false), ("USR-8", true) }));
        Assert.That(events[1].GetProperty("userId").GetString(), Is.EqualTo(AdaId));
        Assert.That(events[1].GetProperty("eventDate").GetInt64(), Is.EqualTo(Clock.GetUtcNow().ToUnixTimeMilliseconds()));
    }

    [Test]
    public async Task What_happens_in_the_tenant_is_written_down()
    {
        await PostAsync($"{Sample.M}/actions/{Sample.SortAction}/tasks", """{"localeName":"en_US"}""");
        await PostAsync($"{Sample.M}/close", "");

        Assert.That((await EventsAsync("?type=int")).Select(one => one.GetProperty("objectId").GetString()),
            Is.EqualTo(new[] { Sample.SortAction }));
        Assert.That((await EventsAsync("?type=access_control")).Select(one => one.GetProperty("message").GetString()),
            Is.EqualTo(new[] { "Model closed" }));
    }

    [Test]
    public async Task An_unknown_type_means_all()
    {
        await TokenAsync(Sample.Ada);

        Assert.That(await EventsAsync("?type=nonsense"), Is.Not.Empty);
    }

    [Test]
    public async Task Pages_have_an_offset_with_a_capital_letter()
    {
        await TokenAsync(Sample.Ada);
        await TokenAsync(Sample.Bob);
        await SignInAsync(Sample.Bob);

        var paging = (await JsonAsync(GetAsync($"{Events}?limit=1&offset=1"))).GetProperty("meta").GetProperty("paging");

        Assert.That(paging.GetProperty("offSet").GetInt32(), Is.EqualTo(1));
        Assert.That(paging.GetProperty("totalSize").GetInt32(), Is.EqualTo(3));
        Assert.That(paging.GetProperty("nextOffset").GetInt32(), Is.EqualTo(2));
        Assert.That(paging.GetProperty("nextUrl").GetString(), Is.EqualTo($"https://api.anaplan.test{Events}?limit=1&offset=2"));
        Assert.That(paging.GetProperty("previousUrl").GetString(), Is.EqualTo($"https://api.anaplan.test{Events}?limit=1&offset=0"));
    }

    [Test]
    public async Task A_window_is_a_range_or_a_number_of_hours()
    {
        await TokenAsync(Sample.Ada);
        var before = Clock.GetUtcNow().ToUnixTimeMilliseconds();
        Clock.Advance(TimeSpan.FromMinutes(30));
        await SignInAsync(Sample.Bob);
        Clock.Advance(TimeSpan.FromMinutes(3));

        Assert.That(await EventsAsync($"?dateFrom={before}&dateTo={before}"), Has.Count.EqualTo(1));
        Assert.That(await EventsAsync("?intervalInHours=1"), Has.Count.EqualTo(2));
        Assert.That((await JsonAsync(PostAsync($"{Events}/search", $$"""{"from":{{before + 1}},"to":{{before + 10_000_000}}}""")))
            .GetProperty("response").GetArrayLength(), Is.EqualTo(1));
        Assert.That((await JsonAsync(PostAsync($"{Events}/search", """{"interval":1}"""))).GetProperty("response").GetArrayLength(),
            Is.EqualTo(2));
    }

    [TestCase("?intervalInHours=721")]
    [TestCase("?dateFrom=1000000000000&dateTo=1003000000000")]
    public async Task More_than_thirty_days_are_refused(string query)
    {
        var json = await JsonAsync(GetAsync(Events + query));

        Assert.That(json.GetProperty("status").GetString(), Is.EqualTo("FAILURE_BAD_REQUEST"));
        Assert.That(json.GetProperty("statusMessage").GetString(), Is.EqualTo("Date range cannot exceed 30 days"));
    }

    [Test]
    public async Task Events_come_as_common_event_format()
    {
        var text = await TextAsync(SendAsync(HttpMethod.Get, $"{Events}?limit=1", null, Sample.Ada,
            headers => headers.Add("Accept", "text/plain")));

        Assert.That(text, Does.Match(@"^2025-12-01T08:41:07\.000Z  CEF:0\|Anaplan, Inc\.\|\|null\|USR-8\|User login success\|id=\d+ userId=8a81"));
        Assert.That(text.TrimEnd('\n').Split('\n'), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task Without_the_role_it_is_401()
    {
        using var response = await GetAsync(Events, Sample.Bob);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That((await JsonAsync(response)).GetProperty("status").GetString(), Is.EqualTo("FAILURE_UNAUTHORIZED_USER_ACTION"));
    }

    private async Task<IReadOnlyList<JsonElement>> EventsAsync(string query) =>
        [.. (await JsonAsync(GetAsync(Events + query))).GetProperty("response").EnumerateArray()];
}
