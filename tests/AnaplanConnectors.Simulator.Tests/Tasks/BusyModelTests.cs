using System.Net;

namespace AnaplanConnectors.Simulator.Tests;

[Description("section 12: one running task per model, others queue; blocking of other calls while busy (switchable)")]
public sealed class BusyModelTests : TaskTest
{
    private string _running = "";

    [SetUp]
    public Task RunForAMinute() => RunForAMinute(BusyModel.Wait);

    [Test]
    public async Task A_second_task_waits_for_its_turn()
    {
        var second = await StartTaskAsync();
        var waiting = await TaskAsync(second);

        Clock.Advance(TimeSpan.FromMinutes(1));
        await WaitForProgressAsync(second);

        Assert.That(State(waiting), Is.EqualTo("NOT_STARTED"));
        Assert.That(State(await TaskAsync(_running)), Is.EqualTo("COMPLETE"));
        Assert.That(State(await TaskAsync(second)), Is.EqualTo("IN_PROGRESS"));
    }

    [TestCase("imports")]
    [TestCase("imports/" + Sample.ProductsImport)]
    [TestCase("exports")]
    [TestCase("processes")]
    [TestCase("imports/" + Sample.ProductsImport + "/tasks")]
    [TestCase("status")]
    public async Task Calls_about_actions_are_answered_at_once(string path) =>
        Assert.That(await StatusAsync(GetAsync($"{Sample.M}/{path}")), Is.EqualTo(HttpStatusCode.OK));

    [TestCase("files")]
    [TestCase("files/" + Sample.RegionsFile + "/chunks")]
    [TestCase("files/" + Sample.RegionsFile + "/chunks/0")]
    [TestCase("modules")]
    [TestCase("lists")]
    public async Task Other_calls_wait_until_the_model_is_free(string path)
    {
        var sending = StatusAsync(GetAsync($"{Sample.M}/{path}"));
        Clock.Advance(TimeSpan.FromSeconds(59));
        var isEarly = sending.IsCompleted;
        Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.That(isEarly, Is.False);
        Assert.That(await sending, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Another_model_is_not_busy()
    {
        Simulator.Model(Sample.Locked).State = ModelActiveState.Unlocked;

        Assert.That(await StatusAsync(GetAsync($"/2/0/models/{Sample.Locked}/files")), Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Other_calls_can_be_refused_with_409()
    {
        await RunForAMinute(BusyModel.Conflict);

        Assert.That(await StatusAsync(GetAsync($"{Sample.M}/files")), Is.EqualTo(HttpStatusCode.Conflict));
    }

    [Test]
    public async Task Other_calls_can_be_answered_at_once()
    {
        await RunForAMinute(BusyModel.Answer);

        Assert.That(await StatusAsync(GetAsync($"{Sample.M}/files")), Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task The_status_of_the_model_tells_the_task()
    {
        Clock.Advance(TimeSpan.FromSeconds(20));

        var status = (await JsonAsync(GetAsync($"{Sample.M}/status"))).GetProperty("requestStatus");

        Assert.That(status.GetProperty("currentStep").GetString(), Is.EqualTo("Processing ..."));
        Assert.That(status.GetProperty("taskId").GetString(), Is.EqualTo(_running));
        Assert.That(status.GetProperty("progress").GetDouble(), Is.EqualTo(0.3).Within(1e-9));
        Assert.That(status.GetProperty("tooltip").GetString(),
            Is.EqualTo("The system is currently processing an Import:\n\nImport started by user Ada Lovelace\n\nImport started at 08:41 (UTC)\n"));
    }

    [Test]
    public async Task Who_sees_the_task_over_finds_the_model_free()
    {
        await RunForAMinute(BusyModel.Conflict);
        Clock.Advance(TimeSpan.FromMinutes(1));
        while (State(await TaskAsync(_running)) != "COMPLETE")
            await Task.Yield();

        Assert.That(await StatusAsync(GetAsync($"{Sample.M}/files")), Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Metadata_of_a_busy_model_say_so() =>
        Assert.That((await JsonAsync(GetAsync($"{Sample.M}?modelDetails=true"))).GetProperty("model").GetProperty("modelTransactionRunning").GetBoolean(),
            Is.True);

    [TestCase("views")]
    [TestCase("versions")]
    [TestCase("dashboards")]
    [TestCase($"dimensions/{Sample.List}/items")]
    public async Task Reading_what_a_model_is_made_of_waits(string path)
    {
        var waiting = StatusAsync(GetAsync($"{Sample.M}/{path}"));
        var isEarly = waiting.IsCompleted;

        Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.That(isEarly, Is.False);
        Assert.That(await waiting, Is.EqualTo(HttpStatusCode.OK));
    }

    private async Task RunForAMinute(BusyModel whenBusy)
    {
        await StartAsync(clock => new SimulatorOptions
        {
            TimeProvider = clock,
            MinimumTaskDuration = TimeSpan.FromMinutes(1),
            WhenModelIsBusy = whenBusy,
            RequestsPerMinute = null,
        });
        _running = await StartTaskAsync();
        await WaitForProgressAsync(_running);
    }
}
