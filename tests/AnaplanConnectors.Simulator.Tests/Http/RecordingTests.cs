using System.Net;

namespace AnaplanConnectors.Simulator.Tests;

[TestFixture(false)]
[TestFixture(true)]
public sealed class RecordingTests(bool usesSocket) : FileTest
{
    private protected override bool UsesSocket => usesSocket;

    [Test]
    public async Task A_request_is_recorded_with_what_it_was_about()
    {
        await StartUploadAsync(1);

        await StatusAsync(SendAsync(HttpMethod.Put, $"{File}/chunks/0?x=1", Bytes([1, 2, 3])));

        var record = Simulator.Requests[^1];
        Assert.That(record.Route, Is.EqualTo(Route.PutChunk));
        Assert.That(record.Method, Is.EqualTo("PUT"));
        Assert.That(record.Path, Is.EqualTo($"{File}/chunks/0"));
        Assert.That(record.Query, Is.EqualTo("x=1"));
        Assert.That(record.Values["model"], Is.EqualTo(Sample.Sales));
        Assert.That(record.Values["file"], Is.EqualTo(Sample.ProductsFile));
        Assert.That(record.ChunkIndex, Is.Zero);
        Assert.That(record.Headers["content-type"], Is.EqualTo("application/octet-stream"));
        Assert.That(record.BodyLength, Is.EqualTo(3));
        Assert.That(record.InflatedLength, Is.Null);
        Assert.That(record.Status, Is.EqualTo(204));
        Assert.That(record.SignInScheme, Is.EqualTo("AnaplanAuthToken"));
        Assert.That(record.Number, Is.EqualTo(Simulator.Requests.Count));
    }

    [Test]
    public async Task Start_and_end_are_by_the_simulators_clock()
    {
        using var response = await GetAsync("/2/0/users/me");

        var record = Simulator.Requests[^1];
        Assert.That(record.Started, Is.EqualTo(Clock.GetUtcNow()));
        Assert.That(record.Ended, Is.EqualTo(Clock.GetUtcNow()));
    }

    [Test]
    public async Task Calls_one_after_the_other_have_a_concurrency_of_one()
    {
        await StartUploadAsync(1);
        await PutChunkAsync(0, new byte[100_000]);
        for (var time = 0; time < 20; time++)
            await ContentAsync();

        Assert.That(Simulator.Requests.Select(request => request.Concurrency), Is.All.EqualTo(1));
    }

    [Test]
    public async Task Calls_at_the_same_time_are_counted()
    {
        await StartUploadAsync(4);
        Simulator.Faults.Plan(Route.PutChunk, Fault.Delay(TimeSpan.FromSeconds(1))).Times(3);

        var sending = Enumerable.Range(0, 3).Select(index => PutChunkAsync(index, "x")).ToList();
        await WaitForAsync(() => Simulator.Requests.Count(request => request.Fault is not null) == 3);
        await PutChunkAsync(3, "x");
        Clock.Advance(TimeSpan.FromSeconds(1));
        await Task.WhenAll(sending);

        var record = Simulator.Requests[^1];
        Assert.That(record.Concurrency, Is.EqualTo(4));
        Assert.That(record.RouteConcurrency, Is.EqualTo(4));
    }

    [Test]
    public async Task Served_requests_are_announced()
    {
        var served = new List<RecordedRequest>();
        await TokenAsync(Sample.Ada);
        Simulator.RequestServed += served.Add;

        using var response = await GetAsync("/2/0/users/me");

        Assert.That(served.Single().Route, Is.EqualTo(Route.CurrentUser));
        Assert.That(served.Single().ToString(),
            Does.Match(@"^08:41:07\.000 ada\.lovelace@example\.com GET /2/0/users/me 200 0 B in, \d+ B out$"));
    }

    [Test]
    public async Task Only_so_many_requests_are_kept()
    {
        await StartAsync(clock => new SimulatorOptions { TimeProvider = clock, RecordedRequests = 3 });

        for (var time = 0; time < 5; time++)
            await StatusAsync(GetAsync("/2/0/users/me"));

        Assert.That(Simulator.Requests.Select(request => request.Number), Is.EqualTo(new[] { 4, 5, 6 }));
    }

    [Test]
    public async Task A_body_that_is_refused_is_read_to_its_end()
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"{File}/chunks/0") { Content = Bytes(new byte[2_000_000]) };

        using var response = await Client.SendAsync(request);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(Simulator.Requests[^1].BodyLength, Is.EqualTo(2_000_000));
    }
}
