using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace AnaplanConnectors.Simulator.Tests;

public sealed class AlmTests : TenantTest
{
    private const string Alm = $"{Sample.M}/alm";
    private const string TestAlm = $"/2/0/models/{Test}/alm";

    [Test]
    public async Task A_revision_is_created_and_becomes_the_latest()
    {
        using var response = await PostAsync($"{Alm}/revisions", """{"name":"Second","description":"more"}""");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Created));
        Assert.That((await JsonAsync(response)).GetProperty("status").GetProperty("code").GetInt32(), Is.EqualTo(201));
        var latest = await JsonAsync(GetAsync($"{Alm}/latestRevision"));
        Assert.That(latest.GetProperty("revisions").EnumerateArray().Single().GetProperty("description").GetString(), Is.EqualTo("more"));
        Assert.That(Names(await JsonAsync(GetAsync($"{Alm}/revisions"))), Is.EqualTo(new[] { "Second", "First" }));
        Assert.That(Names(await JsonAsync(GetAsync($"{Alm}/revisions?sort=name&limit=1"))), Is.EqualTo(new[] { "First" }));
    }

    [Test]
    public async Task A_model_without_revisions_leaves_the_key_out() => Assert.That(
        (await JsonAsync(GetAsync($"/2/0/models/{Sample.Offline}/alm/latestRevision"))).TryGetProperty("revisions", out _), Is.False);

    [TestCase("""{"name":""}""")]
    [TestCase("""{"name":"1234567890123456789012345678901234567890123456789012345678901"}""")]
    public async Task A_revision_needs_a_name_of_at_most_60_letters(string body) =>
        Assert.That(await StatusAsync(PostAsync($"{Alm}/revisions", body)), Is.EqualTo(HttpStatusCode.BadRequest));

    [Test]
    public async Task Synchronising_brings_the_revision_to_the_target_and_keeps_state()
    {
        var first = await LatestAsync(Alm);
        await PostAsync($"{Alm}/revisions", """{"name":"Second"}""");
        var second = await LatestAsync(Alm);
        Assert.That(Names(await JsonAsync(GetAsync($"{TestAlm}/syncableRevisions?sourceModelId={Sample.Sales}"))), Is.EqualTo(new[] { "Second" }));

        using var started = await PostAsync($"{TestAlm}/syncTasks", Body(second, Sample.Sales, first));

        Assert.That(started.StatusCode, Is.EqualTo(HttpStatusCode.Created));
        var id = (await JsonAsync(started)).GetProperty("task").GetProperty("taskId").GetString();
        var task = (await JsonAsync(GetAsync($"{TestAlm}/syncTasks/{id}"))).GetProperty("task");
        Assert.That(task.GetProperty("taskState").GetString(), Is.EqualTo("COMPLETE"));
        Assert.That(task.GetProperty("result").GetProperty("successful").GetBoolean(), Is.True);
        Assert.That(await LatestAsync(TestAlm), Is.EqualTo(second));
        Assert.That((await JsonAsync(GetAsync($"{TestAlm}/syncTasks"))).GetProperty("tasks").GetArrayLength(), Is.EqualTo(1));
        var applied = await JsonAsync(GetAsync($"{Alm}/revisions/{second}/appliedToModels"));
        Assert.That(applied.GetProperty("appliedToModels").EnumerateArray().Select(one => one.GetProperty("modelName").GetString()),
            Is.EqualTo(new[] { "Sales planning", "Test" }));
    }

    [Test]
    public async Task Synchronising_with_what_is_not_syncable_fails_as_a_task()
    {
        var first = await LatestAsync(Alm);

        var task = (await JsonAsync(PostAsync($"{TestAlm}/syncTasks", Body(first, Sample.Sales, first)))).GetProperty("task");

        Assert.That(task.GetProperty("result").GetProperty("successful").GetBoolean(), Is.False);
        Assert.That(task.GetProperty("result").GetProperty("error").GetProperty("messageText").GetString(), Does.Contain("not syncable"));
    }

    [Test]
    public async Task A_task_runs_by_the_clock()
    {
        await StartAsync(clock => new SimulatorOptions { TimeProvider = clock, MinimumTaskDuration = TimeSpan.FromSeconds(10) });
        var first = await LatestAsync(Alm);

        var task = (await JsonAsync(PostAsync($"{TestAlm}/syncTasks", Body(first, Sample.Sales, first)))).GetProperty("task");

        Assert.That(task.GetProperty("taskState").GetString(), Is.EqualTo("IN_PROGRESS"));
        Assert.That(task.TryGetProperty("result", out _), Is.False);
        Clock.Advance(TimeSpan.FromHours(49));
        Assert.That((await JsonAsync(GetAsync($"{TestAlm}/syncTasks"))).TryGetProperty("tasks", out _), Is.False);
    }

    [TestCase("""{"sourceRevisionId":"A","sourceModelId":"B"}""")]
    [TestCase("""{}""")]
    public async Task All_three_ids_are_mandatory(string body)
    {
        using var response = await PostAsync($"{TestAlm}/syncTasks", body);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await JsonAsync(response)).GetProperty("status").GetProperty("message").GetString(),
            Is.EqualTo("Expected mandatory fields 'sourceRevisionId', 'sourceModelId' and 'targetRevisionId'"));
    }

    [Test]
    public async Task A_comparison_report_is_a_table_for_those_who_ask_for_bytes()
    {
        var first = await LatestAsync(Alm);
        await PostAsync($"{Alm}/revisions", """{"name":"Second"}""");
        var report = $"{TestAlm}/comparisonReports/{await LatestAsync(TestAlm)}/{await LatestAsync(Alm)}";
        Assert.That(await StatusAsync(SendAsync(HttpMethod.Get, report, null, Sample.Ada, AsBytes)), Is.EqualTo(HttpStatusCode.NotFound));

        using var started = await PostAsync($"{TestAlm}/comparisonReportTasks", Body(await LatestAsync(Alm), Sample.Sales, first));

        var task = (await JsonAsync(started)).GetProperty("task");
        Assert.That(task.GetProperty("result").GetProperty("reportFileUrl").GetString(), Is.EqualTo("https://api.anaplan.test" + report));
        Assert.That(await StatusAsync(GetAsync(report)), Is.EqualTo(HttpStatusCode.NotAcceptable));
        using var table = await SendAsync(HttpMethod.Get, report, null, Sample.Ada, AsBytes);
        Assert.That(table.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/octet-stream"));
        Assert.That(await table.Content.ReadAsStringAsync(), Does.StartWith("Object type\t"));
    }

    [Test]
    public async Task A_summary_counts_the_differences()
    {
        var first = await LatestAsync(Alm);
        var task = (await JsonAsync(PostAsync($"{TestAlm}/summaryReportTasks", Body(first, Sample.Sales, first)))).GetProperty("task");

        var summary = (await JsonAsync(GetAsync($"{TestAlm}/summaryReports/{first}/{first}"))).GetProperty("summaryReport");

        Assert.That(task.GetProperty("taskUrl").GetString(), Does.Contain("/alm/summaryReportTasks/"));
        Assert.That(summary.GetProperty("totals").GetProperty("created").GetInt32(), Is.Zero);
        Assert.That(summary.GetProperty("differences").TryGetProperty("modules", out _), Is.True);
    }

    [Test]
    public async Task A_model_goes_offline_and_online_again()
    {
        Assert.That(await StatusAsync(SendAsync(HttpMethod.Put, $"{Sample.M}/onlineStatus", Json("""{"status":"offline"}"""))), Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That((int)await StatusAsync(GetAsync($"{Sample.M}/lists")), Is.EqualTo(424));
        Assert.That(await StatusAsync(PostAsync($"{Sample.M}/onlineStatus", """{"status":"online"}""")), Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(await StatusAsync(GetAsync($"{Sample.M}/lists")), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await StatusAsync(PostAsync($"{Sample.M}/onlineStatus", """{"status":"away"}""")), Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task Who_does_not_administrate_is_refused_and_on_reports_in_another_way()
    {
        using var report = await GetAsync($"{TestAlm}/summaryReportTasks/X", Sample.Bob);

        Assert.That(await StatusAsync(GetAsync($"{TestAlm}/revisions", Sample.Bob)), Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((int)report.StatusCode, Is.EqualTo(424));
        Assert.That((await JsonAsync(report)).GetProperty("status").GetProperty("message").GetString(), Is.Empty);
    }

    [Test]
    public async Task An_archived_model_is_422() => Assert.That(
        await StatusAsync(PostAsync($"/2/0/models/{Sample.Archived}/alm/revisions", """{"name":"X"}""")), Is.EqualTo(HttpStatusCode.UnprocessableContent));

    private static void AsBytes(HttpRequestHeaders headers) => headers.Add("Accept", "application/octet-stream");

    private static string Body(string source, string model, string target) =>
        $$"""{"sourceRevisionId":"{{source}}","sourceModelId":"{{model}}","targetRevisionId":"{{target}}"}""";

    private static IEnumerable<string?> Names(JsonElement json) =>
        json.GetProperty("revisions").EnumerateArray().Select(revision => revision.GetProperty("name").GetString());

    private async Task<string> LatestAsync(string alm) =>
        (await JsonAsync(GetAsync($"{alm}/latestRevision"))).GetProperty("revisions")[0].GetProperty("id").GetString()!;
}
