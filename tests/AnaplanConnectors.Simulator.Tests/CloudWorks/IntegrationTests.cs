using System.IO.Compression;
using System.Net;
using System.Text.Json;

namespace AnaplanConnectors.Simulator.Tests;

public sealed class IntegrationTests : CloudWorksTest
{
    [Test]
    public async Task An_import_brings_a_file_of_the_bucket_into_the_model()
    {
        var integration = await CreateAsync("Load", ImportJob(await ConnectAsync()));

        var run = await RunAsync(integration);

        Assert.That(Simulator.Model("Sales planning").ListItems("Products").Select(item => item.Name), Does.Contain("City Bike"));
        var json = (await JsonAsync(GetAsync($"{Root}/run/{run}"))).GetProperty("run");
        Assert.That(json.GetProperty("success").GetBoolean(), Is.True);
        Assert.That(json.GetProperty("executionErrorCode").ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That(json.GetProperty("integrationId").GetString(), Is.EqualTo(integration));
        var history = (await JsonAsync(GetAsync($"{Root}/runs/{integration}"))).GetProperty("history_of_runs");
        Assert.That(history.GetProperty("runs")[0].GetProperty("lastRun").GetInt64(), Is.EqualTo(Clock.GetUtcNow().ToUnixTimeSeconds()));
        var errors = await JsonAsync(GetAsync($"{Root}/runerror/{run}"));
        Assert.That(errors.GetProperty("runs").ValueKind, Is.EqualTo(JsonValueKind.Object));
        using var dump = await GetAsync($"{Root}/run/{run}/dumps");
        Assert.That(dump.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await JsonAsync(dump)).GetProperty("status").GetProperty("message").GetString(),
            Is.EqualTo("Your integration run was successful / no errors"));
    }

    [Test]
    public async Task Rejected_rows_make_a_partial_success_with_a_dump()
    {
        var integration = await CreateAsync("Load", ImportJob(await ConnectAsync(), "bad.csv"));

        var run = await RunAsync(integration);

        var json = (await JsonAsync(GetAsync($"{Root}/run/{run}"))).GetProperty("run");
        Assert.That(json.GetProperty("executionErrorCode").GetInt32(), Is.EqualTo(38));
        var error = (await JsonAsync(GetAsync($"{Root}/runerror/{run}"))).GetProperty("runs")[0].GetProperty("errorMessages")[0];
        Assert.That(error.GetProperty("actionId").GetString(), Is.EqualTo(Sample.ProductsImport));
        Assert.That(error.GetProperty("errorMessage").GetArrayLength(), Is.Positive);
        using var dump = await GetAsync($"{Root}/run/{run}/process/import/{Sample.ProductsImport}/dumps");
        using var archive = new ZipArchive(await dump.Content.ReadAsStreamAsync());
        using var reader = new StreamReader(await archive.Entries[0].OpenAsync());
        Assert.That(await reader.ReadToEndAsync(), Does.StartWith("\"_Status_\",\"Name\",\"Code\""));
        Assert.That(await StatusAsync(GetAsync($"{Root}/run/{run}/dump")), Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task A_process_runs_with_the_files_of_its_jobs_and_its_export_goes_to_the_bucket()
    {
        var connection = await ConnectAsync();
        var integration = await CreateAsync("Nightly", $"{ImportJob(connection)},{ExportJob(connection)}", $"\"processId\":\"{Sample.Nightly}\",");

        await RunAsync(integration);

        var task = Simulator.Model("Sales planning").TasksStarted.Single();
        Assert.That((task.ActionId, task.Successful), Is.EqualTo((Sample.Nightly, true)));
        await using var file = Simulator.OpenStorageFile(Bucket, "units.csv");
        Assert.That(file, Is.Not.Null);
    }

    [Test]
    public async Task A_file_that_is_not_there_fails_the_run()
    {
        var integration = await CreateAsync("Load", ImportJob(await ConnectAsync(), "missing.csv"));

        var run = await RunAsync(integration);

        Assert.That((await JsonAsync(GetAsync($"{Root}/run/{run}"))).GetProperty("run").GetProperty("executionErrorCode").GetInt32(), Is.EqualTo(35));
        Assert.That(Simulator.Model("Sales planning").TasksStarted, Is.Empty);
    }

    [Test]
    public async Task An_integration_that_runs_can_be_cancelled_and_neither_run_nor_deleted()
    {
        await StartAsync(clock => new SimulatorOptions { TimeProvider = clock, MinimumTaskDuration = TimeSpan.FromHours(1) });
        var integration = await CreateAsync("Load", ImportJob(await ConnectAsync()));
        Assert.That(await StatusAsync(PostAsync($"{Root}/{integration}/cancel", "{}")), Is.EqualTo(HttpStatusCode.Conflict));
        var run = (await JsonAsync(PostAsync($"{Root}/{integration}/run", "{}"))).GetProperty("run").GetProperty("id").GetString();
        Assert.That(await StatusAsync(PostAsync($"{Root}/{integration}/run", "{}")), Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That(await StatusAsync(SendAsync(HttpMethod.Delete, $"{Root}/{integration}")), Is.EqualTo(HttpStatusCode.Conflict));

        Assert.That(await StatusAsync(PostAsync($"{Root}/{integration}/cancel", "{}")), Is.EqualTo(HttpStatusCode.OK));

        await Simulator.WaitForIntegrationsAsync();
        Assert.That((await JsonAsync(GetAsync($"{Root}/run/{run}"))).GetProperty("run").GetProperty("message").GetString(), Is.EqualTo("Cancelled"));
    }

    [Test]
    public async Task Connections_are_checked_listed_changed_and_kept_while_used()
    {
        using var wrong = await PostAsync($"{Root}/connections", Connection("nowhere"));
        Assert.That((await JsonAsync(wrong)).GetProperty("status").GetProperty("message").GetString(), Is.EqualTo("Credentials are invalid"));
        var connection = await ConnectAsync();
        var one = $"{Root}/connections/{connection}";

        Assert.That(await StatusAsync(SendAsync(HttpMethod.Patch, one, Json("""{"body":{"name":"Renamed"}}"""))), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await StatusAsync(SendAsync(HttpMethod.Put, one, Json(Connection("nowhere")))), Is.EqualTo(HttpStatusCode.BadRequest));

        using var list = await GetAsync($"{Root}/connections");
        var text = await list.Content.ReadAsStringAsync();
        Assert.That(text, Does.Contain("Renamed").And.Not.Contain("secretAccessKey"));
        var integration = await CreateAsync("Load", ImportJob(connection));
        Assert.That(await StatusAsync(SendAsync(HttpMethod.Delete, one)), Is.EqualTo(HttpStatusCode.Conflict));
        await SendAsync(HttpMethod.Delete, $"{Root}/{integration}");
        Assert.That(await StatusAsync(SendAsync(HttpMethod.Delete, one)), Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Integrations_are_listed_with_a_page_and_replaced()
    {
        var connection = await ConnectAsync();
        var integration = await CreateAsync("Load", ImportJob(connection));
        Assert.That(await StatusAsync(PostAsync(Root, Plan("Load", ImportJob(connection)))), Is.EqualTo(HttpStatusCode.Conflict));

        await SendAsync(HttpMethod.Put, $"{Root}/{integration}", Json(Plan("Unload", ExportJob(connection))));

        var list = await JsonAsync(GetAsync("/cloudworks/2/0/integrations?limit=1"));
        Assert.That(list.GetProperty("integrations")[0].GetProperty("integrationType").GetString(), Is.EqualTo("Export"));
        Assert.That(list.GetProperty("meta").GetProperty("paging").GetProperty("totalSize").GetInt32(), Is.EqualTo(1));
        Assert.That((await JsonAsync(GetAsync($"{Root}/{integration}"))).GetProperty("integration").GetProperty("jobs").GetArrayLength(), Is.EqualTo(1));
    }

    [TestCase("\"version\":\"2.0\"", "\"version\":\"1.0\"")]
    [TestCase(Sample.Sales, "00000000000000000000000000000000")]
    [TestCase("AmazonS3ToAnaplan", "AzureBlobToAnaplan")]
    [TestCase(Sample.ProductsImport, Sample.UnitsExport)]
    [TestCase(Sample.ProductsFile, "113000000999")]
    public async Task An_integration_that_could_not_run_is_refused(string right, string wrong)
    {
        var plan = Plan("Load", ImportJob(await ConnectAsync())).Replace(right, wrong, StringComparison.Ordinal);

        Assert.That(await StatusAsync(PostAsync(Root, plan)), Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task A_schedule_is_kept_switched_and_removed()
    {
        var integration = await CreateAsync("Load", ImportJob(await ConnectAsync()));
        var schedule = $"{Root}/{integration}/schedule";
        const string Daily = """{"name":"Daily","type":"daily","time":"12:45","startDate":"2025-12-01","endDate":"2026-12-01","timezone":"Europe/Paris"}""";
        Assert.That(await StatusAsync(SendAsync(HttpMethod.Delete, schedule)), Is.EqualTo(HttpStatusCode.NotFound));

        Assert.That(await StatusAsync(PostAsync(schedule, $$"""{"schedule":{{Daily}}}""")), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await StatusAsync(PostAsync($"{schedule}/status/disabled", "")), Is.EqualTo(HttpStatusCode.OK));

        Assert.That((await JsonAsync(GetAsync($"{Root}/{integration}"))).GetProperty("integration").GetProperty("schedule").GetProperty("status").GetString(), Is.EqualTo("Inactive"));
        Assert.That(await StatusAsync(SendAsync(HttpMethod.Put, schedule, Json($$"""{"schedule":{{Daily}}}"""))), Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await StatusAsync(SendAsync(HttpMethod.Put, schedule, Json($$"""{"integrationId":"{{integration}}","schedule":{{Daily}}}"""))), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await StatusAsync(SendAsync(HttpMethod.Delete, schedule)), Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_notification_is_made_with_the_integration_and_can_be_replaced()
    {
        var integration = await CreateAsync("Load", ImportJob(await ConnectAsync()));
        var id = (await JsonAsync(GetAsync($"{Root}/{integration}"))).GetProperty("integration").GetProperty("notificationId").GetString();
        var body = $$$"""{"integrationIds":["{{{integration}}}"],"channels":["email"],"notifications":{"config":[{"type":"success","users":["{{{AdaId}}}"]}]}}""";

        Assert.That(await StatusAsync(SendAsync(HttpMethod.Put, $"{Root}/notification/{id}", Json(body))), Is.EqualTo(HttpStatusCode.OK));

        var json = (await JsonAsync(GetAsync($"{Root}/notification/{id}"))).GetProperty("notifications");
        Assert.That(json.GetProperty("notifications").GetProperty("config")[0].GetProperty("users")[0].GetProperty("firstName").GetString(), Is.EqualTo("Ada"));
        Assert.That(await StatusAsync(PostAsync($"{Root}/notification", body.Replace("email", "pigeon", StringComparison.Ordinal))), Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await StatusAsync(SendAsync(HttpMethod.Delete, $"{Root}/notification/{id}")), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await StatusAsync(GetAsync($"{Root}/notification/{id}")), Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task A_flow_stops_behind_a_step_that_failed()
    {
        var connection = await ConnectAsync();
        var bad = await CreateAsync("Missing", ImportJob(connection, "missing.csv"));
        var good = await CreateAsync("Load", ImportJob(connection));
        var body = $$"""{"name":"Flow","version":"2.0","type":"IntegrationFlow","steps":[{{Step(good, bad)}},{{Step(bad)}}]}""";
        var flow = (await JsonAsync(PostAsync("/2/0/integrationflows", body))).GetProperty("integrationFlow").GetProperty("integrationFlowId").GetString();

        Assert.That(await StatusAsync(PostAsync($"/2/0/integrationflows/{flow}/run", "{}")), Is.EqualTo(HttpStatusCode.OK));

        await Simulator.WaitForIntegrationsAsync();
        var latest = (await JsonAsync(GetAsync($"/2/0/integrationflows/{flow}"))).GetProperty("integrationFlow").GetProperty("latestRun");
        Assert.That(latest.GetProperty("success").GetBoolean(), Is.False);
        Assert.That(Simulator.Model("Sales planning").TasksStarted, Is.Empty);
        Assert.That((await JsonAsync(GetAsync("/2/0/integrationflows"))).GetProperty("integrationFlows")[0].GetProperty("stepsCount").GetInt32(), Is.EqualTo(2));
        Assert.That(await StatusAsync(PostAsync($"/2/0/integrationflows/{flow}/run", """{"stepsToRun":["nothing"]}""")), Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task Without_the_role_everything_is_refused()
    {
        using var list = await GetAsync(Root, Sample.Bob);
        using var dump = await GetAsync($"{Root}/run/X/dumps", Sample.Bob);

        Assert.That((await JsonAsync(list)).GetProperty("status").GetProperty("message").GetString(), Is.EqualTo("Not Permitted"));
        Assert.That((int)dump.StatusCode, Is.EqualTo(452));
    }

    [Test]
    public async Task The_documented_path_of_models_is_dead()
    {
        using var response = await GetAsync($"{Root}/anaplanModels/{Sample.Sales}");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(response.Content.Headers.ContentType!.MediaType, Is.EqualTo("text/html"));
    }

    private static string Step(string integration, string? dependsOn = null) =>
        $$"""{"type":"Integration","referrer":"{{integration}}","isSkipped":false,"dependsOn":[{{(dependsOn is null ? "" : $"\"{dependsOn}\"")}}],"exceptionBehavior":"""
        + """[{"type":"failure","strategy":"stop"}]}""";
}
