using System.Net;
using System.Text.Json;

namespace AnaplanConnectors.Simulator.Tests;

[Description("section 12: processes: dumps per nested object, exports inside processes write their 116 file")]
public sealed class ProcessTaskTests : TaskTest
{
    private const string Tasks = $"{Sample.M}/processes/{Sample.Nightly}/tasks";

    [Test]
    public async Task A_process_has_a_result_for_each_action_in_order()
    {
        await UploadAsync("Name,Code\nGravel Bike,GB1\n");

        var (_, task) = await RunAsync(Tasks);

        var nested = task.GetProperty("result").GetProperty("nestedResults");
        Assert.That(task.GetProperty("result").GetProperty("successful").GetBoolean(), Is.True, task.GetRawText());
        Assert.That(Names(nested, "objectId"),
            Is.EqualTo(new[] { Sample.ProductsImport, Sample.SortAction, Sample.UnitsExport }));
        Assert.That(Names(nested, "objectName"),
            Is.EqualTo(new[] { "Products from Products.csv", "Sort products", "Units.xls" }));
    }

    [Test]
    public async Task An_export_inside_writes_its_file()
    {
        await UploadAsync("Name,Code\nGravel Bike,GB1\n");

        await RunAsync(Tasks);

        Assert.That(await ContentAsync(path: $"{Sample.M}/files/{Sample.UnitsExport}"), Does.Contain("\nGravel Bike,"));
    }

    [Test]
    public async Task Rejected_rows_do_not_stop_it_and_are_told_at_the_top()
    {
        await UploadAsync("Name,Code\nGravel Bike,GB1\n,\n");

        var (_, task) = await RunAsync(Tasks);

        var result = task.GetProperty("result");
        Assert.That(result.GetProperty("nestedResults").GetArrayLength(), Is.EqualTo(3));
        Assert.That(result.GetProperty("successful").GetBoolean(), Is.True);
        Assert.That(result.GetProperty("failureDumpAvailable").GetBoolean(), Is.True);
        Assert.That(result.GetProperty("nestedResults")[0].GetProperty("failureDumpAvailable").GetBoolean(), Is.True);
        Assert.That(result.GetProperty("nestedResults")[1].GetProperty("failureDumpAvailable").GetBoolean(), Is.False);
    }

    [Test]
    public async Task The_dump_is_found_by_the_nested_object()
    {
        await UploadAsync("Name,Code\nGravel Bike,GB1\n,\n");
        var (id, _) = await RunAsync(Tasks);

        var text = await ContentAsync(path: $"{Tasks}/{id}/dumps/{Sample.ProductsImport}");
        var chunks = await JsonAsync(GetAsync($"{Tasks}/{id}/dumps/{Sample.ProductsImport}/chunks"));
        var chunk = await ContentAsync(path: $"{Tasks}/{id}/dumps/{Sample.ProductsImport}/chunks/0");

        Assert.That(text, Does.StartWith("\"_Status_\""));
        Assert.That(chunks.GetProperty("chunks").GetArrayLength(), Is.EqualTo(1));
        Assert.That(chunk, Is.EqualTo(text));
    }

    [Test]
    public async Task A_nested_object_without_errors_has_no_dump()
    {
        await UploadAsync("Name,Code\nGravel Bike,GB1\n,\n");
        var (id, _) = await RunAsync(Tasks);

        Assert.That(await StatusAsync(GetAsync($"{Tasks}/{id}/dumps/{Sample.SortAction}")), Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(await StatusAsync(GetAsync($"{Tasks}/{id}/dump")), Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task It_stops_at_the_first_action_that_fails()
    {
        var (_, task) = await RunAsync(Tasks);

        Assert.That(task.GetProperty("result").GetProperty("successful").GetBoolean(), Is.False);
        Assert.That(Names(task.GetProperty("result").GetProperty("nestedResults"), "objectId"),
            Is.EqualTo(new[] { Sample.ProductsImport }));
    }

    [Test]
    public async Task It_can_go_on_after_an_action_that_fails()
    {
        await StartAsync(clock =>
            new SimulatorOptions { TimeProvider = clock, Actions = new() { ContinueProcessAfterFailure = true } });

        var (_, task) = await RunAsync(Tasks);

        Assert.That(task.GetProperty("result").GetProperty("successful").GetBoolean(), Is.False);
        Assert.That(task.GetProperty("result").GetProperty("nestedResults").GetArrayLength(), Is.EqualTo(3));
    }

    [Test]
    public async Task Times_of_the_actions_come_when_asked_for()
    {
        await UploadAsync("Name,Code\nGravel Bike,GB1\n");
        var (id, task) = await RunAsync(Tasks);

        var detailed = (await JsonAsync(GetAsync($"{Tasks}/{id}?includeProcessDetails=true"))).GetProperty("task");

        Assert.That(Nested(task).TryGetProperty("startTime", out _), Is.False);
        Assert.That(Nested(detailed).GetProperty("startTime").GetString(), Is.EqualTo("2025-12-01T08:41:07.000+0000"));
        Assert.That(Nested(detailed).GetProperty("duration").GetString(), Is.EqualTo("00:00:00"));
    }

    private static JsonElement Nested(JsonElement task) => task.GetProperty("result").GetProperty("nestedResults")[0];
}
