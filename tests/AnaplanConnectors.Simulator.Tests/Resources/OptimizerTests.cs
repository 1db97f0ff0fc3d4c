using System.Net;

namespace AnaplanConnectors.Simulator.Tests;

public sealed class OptimizerTests : PlanningTest
{
    private const string Optimizer = "117000000001";
    private const string Process = "118000000001";
    private const string Logs = $"/2/0/workspaces/{Sample.Workspace}/models/{Sample.Sales}/optimizeActions";

    private protected override ModelDefinition Model => new()
    {
        Id = Sample.Sales,
        Name = "Sales planning",
        Actions = [new() { Id = Optimizer, Name = "Best mix", Type = OtherActionType.Optimizer }],
        Processes = [new() { Id = Process, Name = "Optimise", Actions = ["Best mix"] }],
        Dashboards = [new() { Id = "115000000009", Name = "Sprint Planning" }],
    };

    [Test]
    public async Task The_log_is_found_by_the_task_of_the_process()
    {
        var task = (await JsonAsync(PostAsync($"{Sample.M}/processes/{Process}/tasks", """{"localeName":"en_US"}"""))).GetProperty("task")
            .GetProperty("taskId").GetString();
        await Simulator.Model("Sales planning").WaitUntilIdleAsync();

        using var log = await GetAsync($"{Logs}/{Optimizer}/tasks/{task}/solutionLogs");

        Assert.That(log.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(log.Content.Headers.ContentType!.MediaType, Is.EqualTo("text/plain"));
        Assert.That(await log.Content.ReadAsStringAsync(), Does.StartWith("Optimizer action Best mix\n"));
        Clock.Advance(TimeSpan.FromHours(48));
        SignInAgain();
        Assert.That(await StatusAsync(GetAsync($"{Logs}/{Optimizer}/tasks/{task}/solutionLogs")), Is.EqualTo(HttpStatusCode.NotFound));
    }

    [TestCase(Sample.Ada, HttpStatusCode.NotFound)]
    [TestCase(Sample.Bob, HttpStatusCode.Forbidden)]
    public async Task The_right_is_looked_at_before_the_ids(string user, HttpStatusCode status) =>
        Assert.That(await StatusAsync(GetAsync($"{Logs}/117999999999/tasks/ABC/solutionLogs", user)), Is.EqualTo(status));

    [Test]
    public async Task Dashboards_are_listed()
    {
        var dashboards = (await JsonAsync(GetAsync($"{Sample.M}/dashboards"))).GetProperty("dashboards");

        Assert.That(dashboards[0].GetProperty("id").GetString(), Is.EqualTo("115000000009"));
        Assert.That(dashboards[0].GetProperty("name").GetString(), Is.EqualTo("Sprint Planning"));
    }
}
