using System.Net;

namespace AnaplanConnectors.Simulator.Tests;

[TestFixture(false)]
[TestFixture(true)]
public sealed class ReplayTests(bool usesSocket) : FileTest
{
    private protected override bool UsesSocket => usesSocket;

    [Test]
    public async Task A_lost_chunk_can_arrive_behind_its_repetition()
    {
        await StartUploadAsync(1);
        Simulator.Faults.Plan(Route.PutChunk, Fault.LoseAndReplay(Route.PutChunk));

        await Assert.ThatAsync(() => PutChunkAsync(0, "late"), Throws.InstanceOf<HttpRequestException>());
        await PutChunkAsync(0, "second");

        Assert.That(await ContentAsync(), Is.EqualTo("late"));
    }

    [Test]
    public async Task A_lost_chunk_can_arrive_behind_complete()
    {
        await StartUploadAsync(-1);
        Simulator.Faults.Plan(Route.PutChunk, Fault.LoseAndReplay(Route.CompleteUpload));

        await Assert.ThatAsync(() => PutChunkAsync(0, "late"), Throws.InstanceOf<HttpRequestException>());
        await PutChunkAsync(0, "second");
        await CompleteAsync();

        Assert.That(await ContentAsync(), Is.EqualTo("late"));
        Assert.That(Simulator.Requests.Single(request => request.IsReplay).Status, Is.EqualTo(204));
    }

    [Test]
    public async Task A_lost_task_start_can_arrive_after_some_time()
    {
        await TokenAsync(Sample.Ada);
        Simulator.Faults.Plan(Route.StartTask, Fault.LoseAndReplay(TimeSpan.FromMinutes(2)));

        await Assert.ThatAsync(() => PostAsync($"{Sample.M}/imports/{Sample.ProductsImport}/tasks", """{"localeName":"en_US"}"""),
            Throws.InstanceOf<HttpRequestException>());
        var before = Simulator.Model(Sample.Sales).TasksStarted.Count;
        Clock.Advance(TimeSpan.FromMinutes(2));
        await Simulator.Faults.WaitForReplaysAsync();

        Assert.That(before, Is.Zero);
        Assert.That(Simulator.Model(Sample.Sales).TasksStarted, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_request_that_arrives_late_with_a_dead_token_is_401()
    {
        await StartUploadAsync(1);
        Simulator.Faults.Plan(Route.PutChunk, Fault.LoseAndReplay(TimeSpan.FromMinutes(36)));

        await Assert.ThatAsync(() => PutChunkAsync(0, "late"), Throws.InstanceOf<HttpRequestException>());
        Clock.Advance(TimeSpan.FromMinutes(36));
        await Simulator.Faults.WaitForReplaysAsync();

        Assert.That(Simulator.Requests[^1].Status, Is.EqualTo((int)HttpStatusCode.Unauthorized));
    }
}
