using System.Net;

namespace AnaplanConnectors.Simulator.Tests;

public sealed class SlownessTests : FileTest
{
    [Test]
    public async Task A_delay_is_by_the_simulators_clock()
    {
        await TokenAsync(Sample.Ada);
        Simulator.Faults.Plan(Route.CurrentUser, Fault.Delay(TimeSpan.FromSeconds(90)));

        var sending = StatusAsync(GetAsync("/2/0/users/me"));
        Clock.Advance(TimeSpan.FromSeconds(89));
        var early = sending.IsCompleted;
        Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.That(early, Is.False);
        Assert.That(await sending, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_delay_may_come_before_another_fault()
    {
        await TokenAsync(Sample.Ada);
        Simulator.Faults.Plan(Route.CurrentUser, Fault.Delay(TimeSpan.FromSeconds(1)).And(Fault.Status(500)));

        var sending = StatusAsync(GetAsync("/2/0/users/me"));
        Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.That(await sending, Is.EqualTo(HttpStatusCode.InternalServerError));
    }

    [Test]
    public async Task A_reply_can_drip()
    {
        await StartUploadAsync(1);
        await PutChunkAsync(0, "abcdef");
        Simulator.Faults.Plan(Route.GetChunk, Fault.SlowReply(2, TimeSpan.FromSeconds(1)));
        using var request = await RequestAsync(HttpMethod.Get, $"{File}/chunks/0");
        using var response = await Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        await using var stream = await response.Content.ReadAsStreamAsync();
        var buffer = new byte[10];

        var first = await stream.ReadAsync(buffer);
        var reading = stream.ReadAsync(buffer);
        var isWaiting = !reading.IsCompleted;
        Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.That(first, Is.EqualTo(2));
        Assert.That(isWaiting, Is.True);
        Assert.That(await reading, Is.EqualTo(2));
    }

    [Test]
    public async Task A_reply_can_stall_until_the_caller_gives_up()
    {
        await StartUploadAsync(1);
        await PutChunkAsync(0, "abcdef");
        Simulator.Faults.Plan(Route.GetChunk, Fault.SlowReply(2, Timeout.InfiniteTimeSpan));
        using var request = await RequestAsync(HttpMethod.Get, $"{File}/chunks/0");
        using var response = await Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        await using var stream = await response.Content.ReadAsStreamAsync();
        using var patience = new CancellationTokenSource();
        await stream.ReadExactlyAsync(new byte[2]);

        var reading = stream.ReadAsync(new byte[1], patience.Token).AsTask();
        await patience.CancelAsync();

        await Assert.ThatAsync(() => reading, Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task A_request_can_be_read_in_drips()
    {
        await StartUploadAsync(1);
        Simulator.Faults.Plan(Route.PutChunk, Fault.SlowRequest(2, TimeSpan.FromSeconds(1)));

        var sending = PutChunkAsync(0, "abcd");
        await WaitForAsync(() => Simulator.Requests[^1].BodyLength == 2);
        Clock.Advance(TimeSpan.FromSeconds(1));
        await WaitForAsync(() => Simulator.Requests[^1].BodyLength == 4);
        Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.That(await sending, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(await ContentAsync(), Is.EqualTo("abcd"));
    }
}
