using System.Net;

namespace AnaplanConnectors.Simulator.Tests;

[TestFixture(false)]
[TestFixture(true)]
public sealed class ModelFaultTests(bool usesSocket) : FileTest
{
    private const string Chunks = $"{Sample.M}/files/{Sample.UnitsExport}/chunks";

    private protected override bool UsesSocket => usesSocket;

    [Test]
    public async Task A_busy_model_lets_calls_wait()
    {
        await TokenAsync(Sample.Ada);
        Simulator.Faults.Plan(Route.Lists, Fault.Busy(TimeSpan.FromSeconds(30)));

        var waiting = GetAsync($"{Sample.M}/lists");

        await WaitForAsync(() => Simulator.Requests[^1].Fault is not null);
        Assert.That(waiting.IsCompleted, Is.False);

        // The request says that it met a fault a moment before the model is busy, so turning the clock once might come too early.
        await WaitForAsync(() =>
        {
            Clock.Advance(TimeSpan.FromSeconds(30));
            return waiting.IsCompleted;
        });
        Assert.That(await StatusAsync(waiting), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(Simulator.Model("Sales planning").TasksStarted, Is.Empty);
    }

    [Test]
    public async Task A_busy_model_lets_tasks_queue()
    {
        Simulator.Faults.Plan(Route.StartTask, Fault.Busy(TimeSpan.FromSeconds(30)));
        var tasks = $"{Sample.M}/actions/{Sample.SortAction}/tasks";

        var id = (await JsonAsync(PostAsync(tasks, """{"localeName":"en_US"}"""))).GetProperty("task").GetProperty("taskId").GetString();

        Assert.That((await JsonAsync(GetAsync($"{tasks}/{id}"))).GetProperty("task").GetProperty("taskState").GetString(), Is.EqualTo("NOT_STARTED"));
        Clock.Advance(TimeSpan.FromSeconds(30));
        await Simulator.Model("Sales planning").WaitUntilIdleAsync();
    }

    [Test]
    public async Task A_swapped_export_has_a_row_fewer_and_its_task_is_in_the_list()
    {
        await ExportAsync();
        var before = await ContentAsync(path: $"{Sample.M}/files/{Sample.UnitsExport}");
        Simulator.Faults.Plan(Route.GetChunk, Fault.SwapExport);

        var after = await (await GetAsync($"{Chunks}/0")).Content.ReadAsStringAsync();

        Assert.That(before, Does.StartWith(after));
        Assert.That(before!.Count(letter => letter == '\n') - after.Count(letter => letter == '\n'), Is.EqualTo(1));
        var tasks = await JsonAsync(GetAsync($"{Sample.M}/exports/{Sample.UnitsExport}/tasks"));
        Assert.That(tasks.GetProperty("tasks").GetArrayLength(), Is.EqualTo(2));
    }

    [Test]
    public async Task A_short_reply_ends_before_its_length()
    {
        await TokenAsync(Sample.Ada);
        Simulator.Faults.Plan(Route.CurrentUser, Fault.ShortReply(10));

        await Assert.ThatAsync(() => GetAsync("/2/0/users/me"), Throws.InstanceOf<HttpRequestException>());
    }

    [Test]
    public async Task A_page_of_a_proxy_comes_with_200()
    {
        Simulator.Faults.Plan(Route.CurrentUser, Fault.Html);

        using var response = await GetAsync("/2/0/users/me");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(response.Content.Headers.ContentType!.MediaType, Is.EqualTo("text/html"));
    }

    private async Task ExportAsync()
    {
        await StatusAsync(PostAsync($"{Sample.M}/exports/{Sample.UnitsExport}/tasks", """{"localeName":"en_US"}"""));
        await Simulator.Model("Sales planning").WaitUntilIdleAsync();
    }
}
