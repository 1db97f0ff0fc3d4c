using System.Net;

namespace AnaplanConnectors.Simulator.Tests;

public sealed class RateLimitTests : ServiceTest
{
    [SetUp]
    public Task AllowTwelveAMinute() =>
        StartAsync(clock => new SimulatorOptions { TimeProvider = clock, RequestsPerMinute = 12 });

    [Test]
    public async Task The_tenant_may_make_a_minutes_requests_at_once()
    {
        var statuses = await SendAsync(13, Sample.Ada);

        Assert.That(statuses[..12], Is.All.EqualTo(HttpStatusCode.OK));
        Assert.That(statuses[12], Is.EqualTo(HttpStatusCode.TooManyRequests));
    }

    [Test]
    public async Task A_refusal_says_how_long_to_wait()
    {
        await SendAsync(12, Sample.Ada);

        using var response = await GetAsync("/2/0/users/me");

        Assert.That(response.Headers.RetryAfter!.Delta, Is.EqualTo(TimeSpan.FromSeconds(5)));
    }

    [Test]
    public async Task After_that_time_one_more_is_allowed()
    {
        await SendAsync(12, Sample.Ada);

        Clock.Advance(TimeSpan.FromSeconds(5));

        Assert.That(await SendAsync(2, Sample.Ada), Is.EqualTo(new[] { HttpStatusCode.OK, HttpStatusCode.TooManyRequests }));
    }

    [Test]
    public async Task All_users_share_the_limit()
    {
        await SendAsync(12, Sample.Ada);

        Assert.That(await SendAsync(1, Sample.Bob), Is.EqualTo(new[] { HttpStatusCode.TooManyRequests }));
    }

    [Test]
    public async Task The_limit_is_600_by_default()
    {
        await StartAsync(clock => new SimulatorOptions { TimeProvider = clock });

        var statuses = await SendAsync(601, Sample.Ada);

        Assert.That(statuses[..600], Is.All.EqualTo(HttpStatusCode.OK));
        Assert.That(statuses[600], Is.EqualTo(HttpStatusCode.TooManyRequests));
    }

    [Test]
    public async Task The_limit_can_be_lifted()
    {
        await StartAsync(clock => new SimulatorOptions { TimeProvider = clock, RequestsPerMinute = null });

        Assert.That(await SendAsync(601, Sample.Ada), Is.All.EqualTo(HttpStatusCode.OK));
    }

    private async Task<List<HttpStatusCode>> SendAsync(int times, string user)
    {
        var statuses = new List<HttpStatusCode>();
        for (var time = 0; time < times; time++)
            statuses.Add(await StatusAsync(GetAsync("/2/0/users/me", user)));
        return statuses;
    }
}
