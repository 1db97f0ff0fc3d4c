using System.Net;

namespace AnaplanConnectors.Simulator.Tests;

[Description("section 12: task scoping; listing sorted")]
public sealed class TaskListTests : TaskTest
{
    [Test]
    public async Task Tasks_of_an_object_are_listed_with_id_state_and_time()
    {
        var (id, _) = await RunAsync();

        var task = (await JsonAsync(GetAsync(Import))).GetProperty("tasks")[0];

        Assert.That(task.EnumerateObject().Select(member => member.Name),
            Is.EqualTo(new[] { "taskId", "taskState", "creationTime" }));
        Assert.That(task.GetProperty("taskId").GetString(), Is.EqualTo(id));
        Assert.That(State(task), Is.EqualTo("COMPLETE"));
        Assert.That(task.GetProperty("creationTime").GetInt64(), Is.EqualTo(Clock.GetUtcNow().ToUnixTimeMilliseconds()));
    }

    [TestCase("-creationTime")]
    [TestCase("-creationDate")]
    public async Task The_newest_comes_first_when_asked_for(string sort)
    {
        var (first, _) = await RunAsync();
        Clock.Advance(TimeSpan.FromSeconds(1));
        var (second, _) = await RunAsync();

        var json = await JsonAsync(GetAsync($"{Import}?sort={sort}"));

        Assert.That(Names(json.GetProperty("tasks"), "taskId"), Is.EqualTo(new[] { second, first }));
    }

    [Test]
    public async Task Tasks_of_an_object_that_does_not_exist_are_none()
    {
        var json = await JsonAsync(GetAsync($"{Sample.M}/imports/112999999999/tasks"));

        Assert.That(json.GetProperty("status").GetProperty("code").GetInt32(), Is.EqualTo(200));
        Assert.That(json.TryGetProperty("tasks", out _), Is.False);
    }

    [Test]
    public async Task A_task_is_found_below_its_object_only()
    {
        var (id, _) = await RunAsync();

        Assert.That(await StatusAsync(GetAsync($"{Sample.M}/imports/{Sample.UnitsImport}/tasks/{id}")),
            Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await StatusAsync(GetAsync($"{Sample.M}/processes/{Sample.Nightly}/tasks/{id}")),
            Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task An_unknown_task_is_404()
    {
        Assert.That(await StatusAsync(GetAsync($"{Import}/D20C7A41F86E4B3C95A1E70B4C8D2F63")),
            Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await StatusAsync(SendAsync(HttpMethod.Delete, $"{Import}/D20C7A41F86E4B3C95A1E70B4C8D2F63")),
            Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Tasks_of_all_users_are_listed()
    {
        await RunAsync();
        await RunAsync(user: Sample.Bob);

        var json = await JsonAsync(GetAsync(Import));

        Assert.That(json.GetProperty("tasks").GetArrayLength(), Is.EqualTo(2));
        Assert.That(Simulator.Model(Sample.Sales).TasksStarted.Select(task => task.User),
            Is.EqualTo(new[] { Sample.Ada, Sample.Bob }));
    }
}
