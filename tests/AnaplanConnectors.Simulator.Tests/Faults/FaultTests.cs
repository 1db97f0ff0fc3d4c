using System.Net;

namespace AnaplanConnectors.Simulator.Tests;

[TestFixture(false)]
[TestFixture(true)]
public sealed class FaultTests(bool usesSocket) : FileTest
{
    private protected override bool UsesSocket => usesSocket;

    [Test]
    public async Task A_status_is_answered_once_and_nothing_is_done()
    {
        await StartUploadAsync(1);
        Simulator.Faults.Plan(Route.PutChunk, Fault.Status(503));

        var first = await PutChunkAsync(0, "a");
        var afterFirst = await ContentAsync();
        var second = await PutChunkAsync(0, "a");

        Assert.That(first, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(afterFirst, Is.Null);
        Assert.That(second, Is.EqualTo(HttpStatusCode.NoContent));
    }

    [TestCase("120")]
    [TestCase("Mon, 01 Dec 2025 08:45:00 GMT")]
    [TestCase("soon")]
    public async Task Retry_after_is_sent_as_it_was_planned(string value)
    {
        Simulator.Faults.Plan(Route.CurrentUser, Fault.Status(429, value));

        using var response = await GetAsync("/2/0/users/me");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.TooManyRequests));
        Assert.That(response.Headers.NonValidated["Retry-After"].ToString(), Is.EqualTo(value));
    }

    [TestCase(FaultBody.Json, "application/json", "\"code\": 502")]
    [TestCase(FaultBody.Html, "text/html", "<h1>502 Bad Gateway</h1>")]
    public async Task An_error_has_the_body_that_was_planned(FaultBody body, string type, string text)
    {
        Simulator.Faults.Plan(Route.CurrentUser, Fault.Status(502, body: body));

        using var response = await GetAsync("/2/0/users/me");

        Assert.That(response.Content.Headers.ContentType!.MediaType, Is.EqualTo(type));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain(text));
    }

    [Test]
    public async Task An_error_may_have_no_body()
    {
        Simulator.Faults.Plan(Route.CurrentUser, Fault.Status(504, body: FaultBody.Empty));

        using var response = await GetAsync("/2/0/users/me");

        Assert.That(response.Content.Headers.ContentType, Is.Null);
        Assert.That(await response.Content.ReadAsByteArrayAsync(), Is.Empty);
    }

    [Test]
    public async Task The_authentication_service_fails_in_its_own_words()
    {
        Simulator.Faults.Plan(Route.Authenticate, Fault.Status(401));

        using var response = await SignInAsync(Sample.Ada);

        Assert.That((await JsonAsync(response)).GetProperty("status").GetString(), Is.EqualTo("FAILURE_BAD_CREDENTIAL"));
    }

    [Test]
    public async Task Any_reply_can_stand_in_for_the_right_one()
    {
        Simulator.Faults.Plan(Route.CurrentUser,
            Fault.Reply(200, "<html>Sign in to the proxy</html>", "text/html", ("X-Proxy", "yes")));

        using var response = await GetAsync("/2/0/users/me");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(response.Headers.GetValues("X-Proxy"), Is.EqualTo(new[] { "yes" }));
        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo("<html>Sign in to the proxy</html>"));
    }

    [Test]
    public async Task An_empty_reply_can_stand_in_for_the_right_one()
    {
        Simulator.Faults.Plan(Route.CurrentUser, Fault.Reply(200, "", ""));

        using var response = await GetAsync("/2/0/users/me");

        Assert.That(response.Content.Headers.ContentType, Is.Null);
        Assert.That(await response.Content.ReadAsByteArrayAsync(), Is.Empty);
    }

    [Test]
    public async Task A_reply_can_be_rewritten()
    {
        Simulator.Faults.Plan(Route.CurrentUser,
            Fault.Rewrite(text => text.Replace("\"user\"", "\"member\"", StringComparison.Ordinal)));

        var json = await JsonAsync(GetAsync("/2/0/users/me"));

        Assert.That(json.TryGetProperty("member", out _), Is.True);
    }

    [Test]
    public async Task A_request_can_be_reset_before_its_body_is_read()
    {
        await StartUploadAsync(1);
        Simulator.Faults.Plan(Route.PutChunk, Fault.ResetBeforeBody);

        await Assert.ThatAsync(() => PutChunkAsync(0, new byte[3_000_000]), Throws.InstanceOf<HttpRequestException>());
        Assert.That(Simulator.Requests[^1].BodyLength, Is.Zero);
        Assert.That(Simulator.Requests[^1].Status, Is.Null);
    }

    [Test]
    public async Task A_request_can_be_reset_in_the_middle_of_its_body()
    {
        await StartUploadAsync(1);
        Simulator.Faults.Plan(Route.PutChunk, Fault.ResetInBody(1_000_000));

        await Assert.ThatAsync(() => PutChunkAsync(0, new byte[3_000_000]), Throws.InstanceOf<HttpRequestException>());
        Assert.That(Simulator.Requests[^1].BodyLength, Is.EqualTo(1_000_000));
        Assert.That(await ContentAsync(), Is.Null);
    }

    [Test]
    public async Task A_request_can_be_lost_after_it_was_read()
    {
        await StartUploadAsync(1);
        Simulator.Faults.Plan(Route.PutChunk, Fault.LoseRequest);

        await Assert.ThatAsync(() => PutChunkAsync(0, new byte[3_000_000]), Throws.InstanceOf<HttpRequestException>());
        Assert.That(Simulator.Requests[^1].BodyLength, Is.EqualTo(3_000_000));
        Assert.That(await ContentAsync(), Is.Null);
    }

    [Test]
    public async Task A_reply_can_be_lost_although_the_work_was_done()
    {
        await StartUploadAsync(1);
        Simulator.Faults.Plan(Route.PutChunk, Fault.LoseReply);

        await Assert.ThatAsync(() => PutChunkAsync(0, "a"), Throws.InstanceOf<HttpRequestException>());
        Assert.That(await ContentAsync(), Is.EqualTo("a"));
    }

    [Test]
    public async Task A_lost_reply_of_a_task_start_leaves_a_task()
    {
        Simulator.Faults.Plan(Route.StartTask, Fault.LoseReply);

        await Assert.ThatAsync(() => PostAsync($"{Sample.M}/imports/{Sample.ProductsImport}/tasks", """{"localeName":"en_US"}"""),
            Throws.InstanceOf<HttpRequestException>());
        Assert.That(Simulator.Model("Sales planning").TasksStarted, Has.Count.EqualTo(1));
        await Simulator.Model("Sales planning").WaitUntilIdleAsync();
    }

    [TestCase(0)]
    [TestCase(100_000)]
    public async Task A_reply_can_be_reset_in_its_middle(int afterBytes)
    {
        await StartUploadAsync(1);
        await PutChunkAsync(0, new byte[3_000_000]);
        Simulator.Faults.Plan(Route.GetChunk, Fault.ResetInReply(afterBytes));

        await Assert.ThatAsync(async () =>
        {
            using var response = await GetAsync($"{File}/chunks/0");
            await response.Content.ReadAsByteArrayAsync();
        }, Throws.InstanceOf<HttpRequestException>());
        Assert.That(Simulator.Requests[^1].ResponseLength, Is.EqualTo(afterBytes));
    }

    [Test]
    public async Task A_reply_can_be_too_short_in_good_order()
    {
        await StartUploadAsync(1);
        await PutChunkAsync(0, "abcdef");
        Simulator.Faults.Plan(Route.GetChunk, Fault.CutReply(4));

        using var response = await GetAsync($"{File}/chunks/0");

        Assert.That(response.Content.Headers.ContentLength, Is.EqualTo(4));
        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo("abcd"));
    }

    [Test]
    public async Task A_call_can_hang_until_the_caller_gives_up()
    {
        await TokenAsync(Sample.Ada);
        Simulator.Faults.Plan(Route.CurrentUser, Fault.Delay(Timeout.InfiniteTimeSpan));
        using var patience = new CancellationTokenSource();
        using var request = await RequestAsync(HttpMethod.Get, "/2/0/users/me");

        var sending = Client.SendAsync(request, patience.Token);
        await WaitForAsync(() => Simulator.Requests[^1].Fault is not null);
        await patience.CancelAsync();

        await Assert.ThatAsync(() => sending, Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task A_token_can_expire_at_a_call()
    {
        await StartUploadAsync(2);
        Simulator.Faults.Plan(Route.PutChunk, Fault.ExpireToken).When(call => call.ChunkIndex == 1);

        var first = await PutChunkAsync(0, "a");
        var second = await PutChunkAsync(1, "b");
        var third = await PutChunkAsync(1, "b");
        SignInAgain();
        var fourth = await PutChunkAsync(1, "b");

        Assert.That(new[] { first, second, third, fourth }, Is.EqualTo(new[]
        {
            HttpStatusCode.NoContent, HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.NoContent,
        }));
        Assert.That(await ContentAsync(), Is.EqualTo("ab"));
    }

    [Test]
    public async Task A_redirection_names_its_target()
    {
        Simulator.Faults.Plan(Route.CurrentUser, Fault.Redirect(new Uri("http://elsewhere.test/2/0/users/me"), 307));
        using var handler = UsesSocket ? new SocketsHttpHandler { AllowAutoRedirect = false } : Simulator.CreateHandler();
        using var client = new HttpClient(handler) { BaseAddress = Client.BaseAddress };
        using var request = await RequestAsync(HttpMethod.Get, "/2/0/users/me");

        using var response = await client.SendAsync(request);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.TemporaryRedirect));
        Assert.That(response.Headers.Location, Is.EqualTo(new Uri("http://elsewhere.test/2/0/users/me")));
    }
}
