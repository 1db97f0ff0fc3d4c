namespace AnaplanConnectors.Simulator.Tests;

[Description("section 12: asynchronous with observable NOT_STARTED, IN_PROGRESS, COMPLETE; cancel; result only at the end")]
public sealed class TaskLifeTests : TaskTest
{
    [SetUp]
    public Task TakeAMinute() => StartAsync(clock => new SimulatorOptions
    {
        TimeProvider = clock,
        TaskStartDelay = TimeSpan.FromSeconds(10),
        MinimumTaskDuration = TimeSpan.FromSeconds(60),
        WhenModelIsBusy = BusyModel.Answer,
    });

    [Test]
    public async Task A_task_is_first_not_started()
    {
        var id = await StartTaskAsync();

        var task = await TaskAsync(id);

        Assert.That(State(task), Is.EqualTo("NOT_STARTED"));
        Assert.That(task.GetProperty("progress").GetRawText(), Is.EqualTo("0.0"));
        Assert.That(task.TryGetProperty("result", out _), Is.False);
        Assert.That(task.GetProperty("type").GetString(), Is.EqualTo("taskInformation"));
        Assert.That(task.GetProperty("creationTime").GetInt64(), Is.EqualTo(Clock.GetUtcNow().ToUnixTimeMilliseconds()));
    }

    [Test]
    public async Task Then_it_is_in_progress_and_its_progress_rises()
    {
        var id = await StartTaskAsync();
        Clock.Advance(TimeSpan.FromSeconds(10));
        await WaitForProgressAsync(id);
        Clock.Advance(TimeSpan.FromSeconds(20));
        var first = await TaskAsync(id);
        Clock.Advance(TimeSpan.FromSeconds(20));
        var second = await TaskAsync(id);

        Assert.That(State(first), Is.EqualTo("IN_PROGRESS"));
        Assert.That(first.GetProperty("currentStep").GetString(), Is.EqualTo("Processing ..."));
        Assert.That(first.GetProperty("progress").GetDouble(), Is.EqualTo(0.3).Within(1e-9));
        Assert.That(second.GetProperty("progress").GetDouble(), Is.EqualTo(0.6).Within(1e-9));
        Assert.That(second.TryGetProperty("result", out _), Is.False);
    }

    [Test]
    public async Task Then_it_is_complete_with_a_result()
    {
        await UploadAsync("Name,Code\nGravel Bike,GB1\n");
        var id = await StartTaskAsync();

        await FinishAsync(id);

        var task = await TaskAsync(id);
        Assert.That(State(task), Is.EqualTo("COMPLETE"));
        Assert.That(task.GetProperty("currentStep").GetString(), Is.EqualTo("Complete."));
        Assert.That(task.GetProperty("progress").GetRawText(), Is.EqualTo("1.0"));
        Assert.That(task.GetProperty("result").GetProperty("successful").GetBoolean(), Is.True);
        Assert.That(task.GetProperty("result").GetProperty("objectId").GetString(), Is.EqualTo(Sample.ProductsImport));
    }

    [Test]
    public async Task Details_of_time_come_when_asked_for()
    {
        await UploadAsync("Name,Code\nGravel Bike,GB1\n");
        var id = await StartTaskAsync();
        await FinishAsync(id);

        var json = await JsonAsync(GetAsync($"{Import}/{id}?includeProcessDetails=true"));

        var result = json.GetProperty("task").GetProperty("result");
        Assert.That(result.GetProperty("startTime").GetString(), Is.EqualTo("2025-12-01T08:41:17.000+0000"));
        Assert.That(result.GetProperty("duration").GetString(), Is.EqualTo("00:01:00"));
    }

    [Test]
    public async Task Cancelling_before_the_start_is_final_at_once()
    {
        var id = await StartTaskAsync();

        var json = await JsonAsync(SendAsync(HttpMethod.Delete, $"{Import}/{id}"));

        Assert.That(State(json.GetProperty("task")), Is.EqualTo("CANCELLED"));
        Assert.That(json.GetProperty("task").GetProperty("cancelledBy").GetString(),
            Is.EqualTo("8a81c0de91d34b7f8e2a6c05f17b3d48"));
    }

    [Test]
    public async Task Cancelling_a_running_task_changes_nothing_in_the_model()
    {
        await UploadAsync("Name,Code\nGravel Bike,GB1\n");
        var id = await StartTaskAsync();
        Clock.Advance(TimeSpan.FromSeconds(10));
        await WaitForProgressAsync(id);

        var cancelling = await JsonAsync(SendAsync(HttpMethod.Delete, $"{Import}/{id}"));
        await Simulator.Model(Sample.Sales).WaitUntilIdleAsync();

        var task = await TaskAsync(id);
        var items = await JsonAsync(GetAsync($"{Sample.M}/lists/{Sample.List}/items"));
        Assert.That(State(cancelling.GetProperty("task")), Is.EqualTo("CANCELLING").Or.EqualTo("CANCELLED"));
        Assert.That(State(task), Is.EqualTo("CANCELLED"));
        Assert.That(task.TryGetProperty("result", out _), Is.False);
        Assert.That(items.GetRawText(), Does.Not.Contain("Gravel Bike"));
    }

    [Test]
    public async Task Cancelling_too_late_leaves_the_task_complete()
    {
        await UploadAsync("Name,Code\nGravel Bike,GB1\n");
        var id = await StartTaskAsync();
        await FinishAsync(id);

        var json = await JsonAsync(SendAsync(HttpMethod.Delete, $"{Import}/{id}"));

        Assert.That(State(json.GetProperty("task")), Is.EqualTo("COMPLETE"));
        Assert.That(json.GetProperty("task").TryGetProperty("cancelledBy", out _), Is.False);
    }

    private async Task FinishAsync(string id)
    {
        Clock.Advance(TimeSpan.FromSeconds(10));
        await WaitForProgressAsync(id);
        Clock.Advance(TimeSpan.FromSeconds(60));
        await Simulator.Model(Sample.Sales).WaitUntilIdleAsync();
    }
}
