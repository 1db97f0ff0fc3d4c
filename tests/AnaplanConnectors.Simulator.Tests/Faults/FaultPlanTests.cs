using System.Net;

namespace AnaplanConnectors.Simulator.Tests;

public sealed class FaultPlanTests : FileTest
{
    [Test]
    public async Task Several_faults_meet_the_next_calls_one_each()
    {
        Simulator.Faults.Plan(Route.CurrentUser, Fault.Status(500), Fault.Status(502));

        Assert.That(await MeAsync(3), Is.EqualTo(new[] { 500, 502, 200 }));
    }

    [Test]
    public async Task A_fault_can_be_repeated()
    {
        Simulator.Faults.Plan(Route.CurrentUser, Fault.Status(500)).Times(2);

        Assert.That(await MeAsync(3), Is.EqualTo(new[] { 500, 500, 200 }));
    }

    [Test]
    public async Task A_fault_can_last_for_ever()
    {
        Simulator.Faults.Plan(Route.CurrentUser, Fault.Status(500)).Always();

        Assert.That(await MeAsync(5), Is.All.EqualTo(500));
    }

    [Test]
    public async Task A_fault_can_wait_for_a_later_call()
    {
        Simulator.Faults.Plan(Route.CurrentUser, Fault.Status(500)).AtCall(3);

        Assert.That(await MeAsync(4), Is.EqualTo(new[] { 200, 200, 500, 200 }));
    }

    [Test]
    public async Task A_fault_can_be_meant_for_one_chunk()
    {
        await StartUploadAsync(3);
        Simulator.Faults.Plan(Route.PutChunk, Fault.Status(500)).When(call => call.ChunkIndex == 1);

        Assert.That(await PutChunkAsync(0, "a"), Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(await PutChunkAsync(1, "b"), Is.EqualTo(HttpStatusCode.InternalServerError));
        Assert.That(await PutChunkAsync(2, "c"), Is.EqualTo(HttpStatusCode.NoContent));
    }

    [Test]
    public async Task A_fault_can_be_meant_for_any_call()
    {
        await TokenAsync(Sample.Ada);
        Simulator.Faults.PlanForAny(Fault.Status(503)).Times(2);

        Assert.That(await StatusAsync(GetAsync($"{Sample.M}/files")), Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(await StatusAsync(GetAsync("/2/0/models")), Is.EqualTo(HttpStatusCode.ServiceUnavailable));
    }

    [Test]
    public async Task Of_two_plans_the_earlier_one_is_met_first()
    {
        Simulator.Faults.Plan(Route.CurrentUser, Fault.Status(500));
        Simulator.Faults.Plan(Route.CurrentUser, Fault.Status(502)).Times(2);

        Assert.That(await MeAsync(4), Is.EqualTo(new[] { 500, 502, 502, 200 }));
    }

    [Test]
    public async Task Faults_nothing_met_are_told()
    {
        var met = Simulator.Faults.Plan(Route.CurrentUser, Fault.Status(500));
        var unmet = Simulator.Faults.Plan(Route.GetChunk, Fault.LoseReply).Times(2);

        await MeAsync(1);

        Assert.That(Simulator.Faults.Unmet, Is.EqualTo(new[] { unmet }));
        Assert.That(unmet.ToString(), Is.EqualTo("GetChunk: processed, reply lost x 2 (met 0 times)"));
        Assert.That(met.Met, Is.EqualTo(1));
        Simulator.Faults.Clear();
    }

    [Test]
    public async Task A_request_is_recorded_with_the_fault_it_met()
    {
        Simulator.Faults.Plan(Route.CurrentUser, Fault.Status(500));

        await MeAsync(2);

        Assert.That(Simulator.Requests.Select(request => request.Fault), Is.EqualTo(new[] { null, "status 500", null }));
    }

    [Test]
    public void A_plan_without_faults_is_a_mistake() =>
        Assert.That(() => Simulator.Faults.Plan(Route.CurrentUser), Throws.ArgumentException);

    private async Task<List<int>> MeAsync(int times)
    {
        var statuses = new List<int>();
        for (var time = 0; time < times; time++)
            statuses.Add((int)await StatusAsync(GetAsync("/2/0/users/me")));
        return statuses;
    }
}
