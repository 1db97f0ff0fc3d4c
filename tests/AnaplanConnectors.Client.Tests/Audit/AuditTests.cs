namespace AnaplanConnectors.Client.Tests;

internal sealed class AuditTests : ClientTest
{
    private const string Events_ = "/audit/api/1/events";

    private static Reply Page(int offset, int total, params string[] ids) => Replies.Json(
        "{ 'meta' : { 'paging' : { 'currentPageSize' : " + ids.Length + ", 'totalSize' : " + total + ", 'offSet' : " + offset + " } }, 'response' : [ "
        + string.Join(", ", ids.Select(i => $"{{ 'id' : {i}, 'eventTypeId' : 'USR-8', 'message' : 'User login success', 'success' : true, 'eventDate' : 1764539465308, 'additionalAttributes' : null }}")) + " ] }");

    [Test]
    public async Task Events_are_read_page_by_page_from_the_audit_host()
    {
        Service.On("GET", Events_).Reply(Page(0, 3, "1", "2"), Page(2, 3, "3"));

        var events = await Run(Client().Audit.ListAsync(new() { Type = "user_activity", Hours = 2 }).ToListAsync(default));

        Assert.That(events.Select(e => e.Id), Is.EqualTo(new[] { "1", "2", "3" }));
        Assert.That(events[0].HappenedAt, Is.EqualTo(DateTimeOffset.FromUnixTimeMilliseconds(1764539465308)));
        Assert.That(Service.CallsTo("GET", Events_).Select(c => c.Host + c.Query), Is.EqualTo(new[]
        {
            "audit.anaplan.com?type=user_activity&intervalInHours=2&limit=5000&offset=0", "audit.anaplan.com?type=user_activity&intervalInHours=2&limit=5000&offset=2",
        }));
    }

    [Test]
    public async Task A_search_posts_the_times()
    {
        Service.On("POST", Events_ + "/search").Reply(Page(0, 1, "1"));

        await Run(Client().Audit.SearchAsync(new() { From = DateTimeOffset.FromUnixTimeMilliseconds(1000), To = DateTimeOffset.FromUnixTimeMilliseconds(2000) }).ToListAsync(default));

        Assert.That(Service.CallsTo("POST", Events_ + "/search").Single().Text, Is.EqualTo("""{"from":1000,"to":2000}"""));
    }

    [Test]
    public async Task Lines_in_the_common_format_are_handed_on()
    {
        Service.On("GET", Events_).Reply(Replies.Content("CEF:0|Anaplan\n", "text/plain"));

        using var lines = new StreamReader(await Run(Client().Audit.OpenCefAsync()));

        Assert.That(await lines.ReadToEndAsync(), Is.EqualTo("CEF:0|Anaplan\n"));
    }

    [Test]
    public async Task A_missing_role_that_comes_as_401_is_no_matter_of_the_token()
    {
        Service.On("GET", Events_).Reply(Replies.Status(401, """{"status":"FAILURE_UNAUTHORIZED_USER_ACTION","statusMessage":"Not allowed"}"""));

        var error = await Failure<AnaplanSignInException>(() => Client().Audit.ListAsync().ToListAsync(default));

        Assert.That((error.Code, Service.CallsTo("GET", Events_).Count, Service.CallsTo("POST", "/token/authenticate").Count), Is.EqualTo((ErrorCodes.Forbidden, 1, 1)));
    }

    [Test]
    public void Spans_that_the_service_refuses_are_refused_before_any_request()
    {
        var query = new AuditQuery { From = Clock.Start.AddDays(-31), To = Clock.Start, Hours = 721 };

        var error = Assert.Throws<AnaplanConfigurationException>(() => Client().Audit.ListAsync(query));

        Assert.That(error!.Problems, Has.Count.EqualTo(3));
    }
}
