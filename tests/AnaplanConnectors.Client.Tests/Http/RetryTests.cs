namespace AnaplanConnectors.Client.Tests;

/// <summary>What each class of call does about each failure. The classes are shown by the calls that have them.</summary>
internal sealed class RetryTests : ClientTest
{
    private const string Me = "/2/0/users/me";

    private static readonly Reply User = Replies.Enveloped("'user' : { 'id' : '8a81', 'email' : 'ada@example.com' }");

    private static readonly Dictionary<string, Reply> Faults = new()
    {
        ["500"] = Replies.Status(500, """{"status":{"code":500,"message":"Internal Server Error"}}"""),
        ["502"] = Replies.Status(502),
        ["503"] = Replies.Status(503, "<html><title>Down for maintenance</title></html>"),
        ["504"] = Replies.Status(504),
        ["408"] = Replies.Status(408),
        ["reset"] = Replies.Reset,
        ["refused"] = Replies.Refused,
        ["429"] = Replies.Status(429, "", ("Retry-After", "7")),
        ["409"] = Replies.Status(409),
        ["410"] = Replies.Status(410),
        ["html"] = Replies.Html200,
        ["truncated"] = Replies.TruncatedJson,
        ["empty"] = Replies.Status(200),
        ["no JSON"] = Replies.Content("OK", "text/plain"),
        ["other object"] = Replies.Json("{ 'something' : 'else' }"),
        ["says 404 inside"] = Replies.Json("{ 'status' : { 'code' : 404, 'message' : 'Not Found' }, 'user' : { 'id' : '1' } }"),
    };

    private static IEnumerable<string> FaultNames => Faults.Keys;

    [TestCaseSource(nameof(FaultNames))]
    public async Task A_reading_call_is_repeated_after(string fault)
    {
        Service.On("GET", Me).Reply(Faults[fault], User);

        var user = await Run(Client().GetCurrentUserAsync());

        Assert.That(user.Email, Is.EqualTo("ada@example.com"));
    }

    [TestCaseSource(nameof(FaultNames))]
    public async Task A_chunk_is_repeated_after(string fault)
    {
        Service.On("POST", ModelPath + "/files/113").Reply(Replies.Enveloped("'file' : { 'id' : '113' }"));
        // What a chunk is answered is not read, so a 2xx that is no web page counts.
        var wrong = fault is "truncated" or "empty" or "no JSON" or "other object" or "says 404 inside" ? Replies.Html200 : Faults[fault];
        Service.On("PUT", ModelPath + "/files/113/chunks/0").Reply(wrong, Replies.Status(204));

        var upload = await Run(Model().Files.StartUploadAsync(new() { Id = "113" }, 1));
        await Run(upload.PutChunkAsync(0, ChunkBody.FromBytes(new byte[] { 1, 2, 3 })));
        await Run(upload.CompleteAsync());

        Assert.That(Service.CallsTo("PUT", ModelPath + "/files/113/chunks/0").Select(c => c.Body), Is.All.EqualTo(new byte[] { 1, 2, 3 }));
    }

    [TestCaseSource(nameof(FaultNames))]
    public async Task A_call_that_keeps_failing_ends_with_an_error_after(string fault)
    {
        Service.On("GET", Me).Reply(Faults[fault]);

        var error = await Failure<AnaplanApiException>(() => Client(new() { MaxRetries = 3 }).GetCurrentUserAsync());

        Assert.That(error.Message, Does.StartWith("Could not ask who is signed in: "));
        Assert.That(Clock.Elapsed, Is.LessThan(TimeSpan.FromHours(1)));
    }

    [TestCase(400)]
    [TestCase(402)]
    [TestCase(403)]
    [TestCase(404)]
    [TestCase(405)]
    [TestCase(406)]
    [TestCase(413)]
    [TestCase(415)]
    [TestCase(422)]
    [TestCase(423)]
    [TestCase(424)]
    [TestCase(425)]
    [TestCase(501)]
    [TestCase(302)]
    [TestCase(307)]
    public async Task A_refusal_is_not_repeated(int status)
    {
        Service.On("GET", Me).Reply(Replies.Status(status, """{"status":{"code":1,"message":"No"}}"""));

        await Failure<AnaplanException>(() => Client().GetCurrentUserAsync());

        Assert.That(Service.CallsTo("GET", Me), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Five_retries_with_doubling_pauses_are_the_default()
    {
        Service.On("GET", Me).Reply(Replies.Status(503));

        var error = await Failure<AnaplanApiException>(() => Client().GetCurrentUserAsync());

        Assert.That(error.Attempts, Is.EqualTo(6));
        Assert.That(Service.CallsTo("GET", Me), Has.Count.EqualTo(6));
        Assert.That(Clock.Elapsed, Is.LessThanOrEqualTo(TimeSpan.FromSeconds(1 + 2 + 4 + 8 + 16)));
        Assert.That(Events.Of<RequestRetried>().Select(e => e.Attempt), Is.EqualTo(new[] { 1, 2, 3, 4, 5 }));
    }

    [Test]
    public async Task A_budget_of_time_ends_retries_that_are_left()
    {
        Service.On("GET", Me).Reply(Replies.Status(503, "", ("Retry-After", "50")));

        var error = await Failure<AnaplanApiException>(() => Client(new() { MaxRetries = 100, Budget = TimeSpan.FromMinutes(3) }).GetCurrentUserAsync());

        Assert.That(error.Attempts, Is.EqualTo(4));
        Assert.That(error.IsTransient, Is.True);
    }

    [Test]
    public async Task The_pause_that_a_503_asks_for_wins_over_the_computed_one()
    {
        Service.On("GET", Me).Reply(Replies.Status(503, "", ("Retry-After", "42")), User);

        await Run(Client().GetCurrentUserAsync());

        Assert.That(Clock.Elapsed, Is.EqualTo(TimeSpan.FromSeconds(42)));
    }

    [Test]
    public async Task A_busy_model_is_waited_for_longer_than_retries_last()
    {
        Service.On("GET", Me).Reply([.. Enumerable.Repeat(Replies.Status(409), 30), User]);

        await Run(Client(new() { MaxRetries = 0 }).GetCurrentUserAsync());

        Assert.That(Service.CallsTo("GET", Me), Has.Count.EqualTo(31));
    }

    [Test]
    public async Task A_model_that_stays_busy_ends_the_call()
    {
        Service.On("GET", Me).Reply(Replies.Status(409, """{"status":{"code":409,"message":"Model is locked by another task"}}"""));

        var error = await Failure<AnaplanApiException>(() => Client(new() { MaxBusyWait = TimeSpan.FromMinutes(5) }).GetCurrentUserAsync());

        Assert.That(error.Code, Is.EqualTo(ErrorCodes.ModelBusy));
        Assert.That(error.IsTransient, Is.True);
        Assert.That(error.Message, Does.Contain("Model is locked by another task"));
        Assert.That(Clock.Elapsed, Is.LessThanOrEqualTo(TimeSpan.FromMinutes(5)));
    }

    [Test]
    public async Task Gone_is_tried_twice_more()
    {
        Service.On("GET", Me).Reply(Replies.Status(410));

        await Failure<AnaplanApiException>(() => Client().GetCurrentUserAsync());

        Assert.That(Service.CallsTo("GET", Me), Has.Count.EqualTo(3));
    }

    [Test]
    public async Task Cancelling_ends_a_pause_at_once()
    {
        using var cancel = new CancellationTokenSource();
        Service.On("GET", Me).Reply(_ =>
        {
            cancel.Cancel();
            return Replies.Status(503);
        });

        await Failure<OperationCanceledException>(() => Client().GetCurrentUserAsync(cancel.Token));

        Assert.That(Service.CallsTo("GET", Me), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task An_error_names_the_request_id_of_the_service()
    {
        Service.On("GET", Me).Reply(Replies.Status(400, """{"status":{"code":400,"message":"Bad"}}""", ("X-Request-Id", "abc-1")));

        var error = await Failure<AnaplanApiException>(() => Client().GetCurrentUserAsync());

        Assert.That(error.RequestId, Is.EqualTo("abc-1"));
        Assert.That(error.StatusCode, Is.EqualTo(400));
    }

    [Test]
    public async Task Nothing_that_is_shown_holds_the_password_or_the_token()
    {
        Service.On("GET", Me).Reply(Replies.Status(503), Replies.Status(400, """{"status":{"code":400,"message":"Bad"}}"""));

        var error = await Failure<AnaplanApiException>(() => Client().GetCurrentUserAsync());

        var shown = error + string.Join("\n", Events.All);
        Assert.That(shown, Does.Not.Contain("5ecret").And.Not.Contain("token-1"));
    }
}
