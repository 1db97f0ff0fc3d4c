using System.Globalization;

namespace AnaplanConnectors.Client.Tests;

internal sealed class RateLimitTests : ClientTest
{
    private const string Me = "/2/0/users/me";

    private static readonly Reply User = Replies.Enveloped("'user' : { 'id' : '8a81' }");

    private static Reply TooMany(string? retryAfter) => retryAfter is null ? Replies.Status(429) : Replies.Status(429, "", ("Retry-After", retryAfter));

    [TestCase("7", 7)]
    [TestCase("0", 0)]
    [TestCase(null, 10)]
    [TestCase("-1", 10)]
    [TestCase("soon", 10)]
    [TestCase("600", 600)]
    [TestCase("Mon, 23 Nov 2026 12:00:30 GMT", 30)]
    public async Task The_call_is_repeated_after_the_pause_and_never_before(string? retryAfter, int seconds)
    {
        Service.On("GET", Me).Reply(TooMany(retryAfter), User);

        await Run(Client().GetCurrentUserAsync());

        Assert.That(Clock.Elapsed, Is.InRange(TimeSpan.FromSeconds(seconds), TimeSpan.FromSeconds(seconds + 1)));
    }

    [Test]
    public async Task The_pause_stops_every_caller_of_the_client()
    {
        Service.On("GET", Me).Reply(TooMany("30"), User);
        var client = Client();

        await Run(client.SignInAsync());
        var first = client.GetCurrentUserAsync();
        var others = Enumerable.Range(0, 8).Select(_ => client.GetCurrentUserAsync()).ToList();
        await Run(Task.WhenAll([first, .. others]));

        Assert.That(Service.CallsTo("GET", Me).Skip(1).Min(c => c.At) - Clock.Start, Is.GreaterThanOrEqualTo(TimeSpan.FromSeconds(30)));
        Assert.That(Events.Of<RateLimited>().Single().Delay, Is.EqualTo(TimeSpan.FromSeconds(30)));
    }

    [TestCase("601")]
    [TestCase("1000000000")]
    [TestCase("Tue, 24 Nov 2026 12:00:00 GMT")]
    public async Task A_pause_longer_than_allowed_ends_the_call_instead_of_being_cut(string retryAfter)
    {
        Service.On("GET", Me).Reply(TooMany(retryAfter));

        var error = await Failure<AnaplanApiException>(() => Client().GetCurrentUserAsync());

        Assert.That(error.Code, Is.EqualTo(ErrorCodes.RateLimited));
        Assert.That(error.IsTransient, Is.True);
        Assert.That(error.RetryAfter, Is.GreaterThan(TimeSpan.FromMinutes(10)));
        Assert.That(Clock.Elapsed, Is.EqualTo(TimeSpan.Zero));
    }

    [Test]
    public async Task After_such_a_pause_was_asked_for_other_calls_fail_without_being_sent()
    {
        Service.On("GET", Me).Reply(TooMany("3600"));
        var client = Client();
        await Failure<AnaplanApiException>(() => client.GetCurrentUserAsync());

        var error = await Failure<AnaplanApiException>(() => client.GetCurrentUserAsync());

        Assert.That(error.Code, Is.EqualTo(ErrorCodes.RateLimited));
        Assert.That(Service.CallsTo("GET", Me), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Being_limited_again_and_again_ends_with_the_budget()
    {
        Service.On("GET", Me).Reply(TooMany("60"));

        await Failure<AnaplanApiException>(() => Client(new() { Budget = TimeSpan.FromMinutes(5) }).GetCurrentUserAsync());

        Assert.That(Clock.Elapsed, Is.InRange(TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(7)));
    }

    [Test]
    public async Task A_minute_never_sees_more_requests_than_allowed()
    {
        var gate = new RateGate(Clock, requestsPerMinute: 60);

        var enter = Enumerable.Range(0, 100).Select(_ => gate.EnterAsync(TimeSpan.Zero, CancellationToken.None)).ToList();
        var passedAtOnce = enter.Count(t => t.IsCompleted);
        await Run(Task.WhenAll(enter));

        Assert.That(passedAtOnce, Is.EqualTo(10));
        Assert.That(Clock.Elapsed.TotalSeconds, Is.EqualTo(90).Within(0.1));
    }

    [Test]
    public async Task Nobody_passes_before_those_who_came_earlier()
    {
        var gate = new RateGate(Clock, requestsPerMinute: 60);

        var early = await Run(Task.WhenAll(Enumerable.Range(0, 30).Select(EnterAsync)));

        Assert.That(early, Is.All.GreaterThanOrEqualTo(TimeSpan.Zero));

        async Task<TimeSpan> EnterAsync(int number)
        {
            await gate.EnterAsync(TimeSpan.Zero, CancellationToken.None);
            return Clock.Elapsed - TimeSpan.FromSeconds(number - 9);
        }
    }

    [Test]
    public async Task Who_gives_up_waiting_takes_no_place()
    {
        var gate = new RateGate(Clock, requestsPerMinute: 60);
        using var cancel = new CancellationTokenSource();
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => gate.EnterAsync(TimeSpan.Zero, CancellationToken.None)));
        var quitters = Enumerable.Range(0, 50).Select(_ => gate.EnterAsync(TimeSpan.Zero, cancel.Token)).ToList();
        cancel.CancelAfter(TimeSpan.Zero);
        Assert.That(async () => await Task.WhenAll(quitters), Throws.InstanceOf<OperationCanceledException>());

        await Run(gate.EnterAsync(TimeSpan.Zero, CancellationToken.None));

        Assert.That(Clock.Elapsed.TotalSeconds, Is.EqualTo(1).Within(0.1));
    }

    [Test]
    public void A_shorter_pause_does_not_shorten_a_longer_one()
    {
        var gate = new RateGate(Clock, requestsPerMinute: 60);

        gate.Pause(TimeSpan.FromSeconds(30));
        gate.Pause(TimeSpan.FromSeconds(5));

        Assert.That(gate.PauseLeft, Is.EqualTo(TimeSpan.FromSeconds(30)));
    }

    [Test]
    public async Task The_error_says_the_pause_in_any_culture()
    {
        CultureInfo.CurrentCulture = new("de-DE");
        Service.On("GET", Me).Reply(TooMany("3600"));
        var client = Client();
        await Failure<AnaplanApiException>(() => client.GetCurrentUserAsync());

        var error = await Failure<AnaplanApiException>(() => client.GetCurrentUserAsync());

        Assert.That(error.Message, Does.Contain("a pause of 3600 s more"));
    }
}
