using System.Net;

namespace AnaplanConnectors.Simulator.Tests;

[Description("section 12: 415 for task POST without JSON; 400 without localeName")]
public sealed class TaskStartTests : TaskTest
{
    [Test]
    public async Task Starting_answers_a_task_id_in_the_frame()
    {
        var json = await JsonAsync(PostAsync(Import, Locale));

        Assert.That(json.GetProperty("status").GetProperty("code").GetInt32(), Is.EqualTo(200));
        Assert.That(json.GetProperty("task").EnumerateObject().Select(member => member.Name), Is.EqualTo(new[] { "taskId" }));
        Assert.That(json.GetProperty("task").GetProperty("taskId").GetString(), Does.Match("^[0-9A-F]{32}$"));
    }

    [TestCase("{}")]
    [TestCase("""{"localeName":""}""")]
    [TestCase("""{"localeName":1}""")]
    public async Task Without_a_locale_it_is_400(string body)
    {
        using var response = await PostAsync(Import, body);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await response.Content.ReadAsStringAsync(),
            Does.Contain("Expected mandatory field 'localeName' to be present and not empty."));
        Assert.That(Simulator.Model(Sample.Sales).TasksStarted, Is.Empty);
    }

    [Test]
    public async Task Without_json_it_is_415() =>
        Assert.That(await StatusAsync(SendAsync(HttpMethod.Post, Import, new StringContent(Locale))),
            Is.EqualTo(HttpStatusCode.UnsupportedMediaType));

    [Test]
    public async Task A_body_that_is_no_json_is_400() =>
        Assert.That(await StatusAsync(PostAsync(Import, "localeName=en_US")), Is.EqualTo(HttpStatusCode.BadRequest));

    [TestCase("imports/112999999999")]
    [TestCase("imports/" + Sample.Nightly)]
    [TestCase("processes/" + Sample.ProductsImport)]
    [TestCase("exports/" + Sample.SortAction)]
    public async Task An_object_that_does_not_exist_in_its_kind_is_404(string path) =>
        Assert.That(await StatusAsync(PostAsync($"{Sample.M}/{path}/tasks", Locale)), Is.EqualTo(HttpStatusCode.NotFound));

    [Test]
    public async Task A_hidden_import_is_404() =>
        Assert.That(await StatusAsync(PostAsync($"{Sample.M}/imports/{Sample.HiddenImport}/tasks", Locale, Sample.Bob)),
            Is.EqualTo(HttpStatusCode.NotFound));

    [TestCase("""{"localeName":"en_US","mappingParameters":{}}""")]
    [TestCase("""{"localeName":"en_US","mappingParameters":[1]}""")]
    [TestCase("""{"localeName":"en_US","mappingParameters":[{"entityType":"Version"}]}""")]
    public async Task Malformed_mapping_parameters_are_400(string body) =>
        Assert.That(await StatusAsync(PostAsync(Import, body)), Is.EqualTo(HttpStatusCode.BadRequest));

    [Test]
    public async Task An_import_without_content_is_started_and_fails()
    {
        var (_, task) = await RunAsync();

        Assert.That(State(task), Is.EqualTo("COMPLETE"));
        Assert.That(task.GetProperty("currentStep").GetString(), Is.EqualTo("Failed."));
        Assert.That(task.GetProperty("result").GetProperty("successful").GetBoolean(), Is.False);
        Assert.That(Names(task.GetProperty("result").GetProperty("details"), "type"),
            Is.EqualTo(new[] { "uploadedFileNoLongerAvailable" }));
    }

    [Test]
    public async Task An_import_without_content_can_be_refused()
    {
        await StartAsync(clock => new SimulatorOptions { TimeProvider = clock, RefusesImportWithoutContent = true });

        Assert.That(await StatusAsync(PostAsync(Import, Locale)), Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task An_upload_that_lacks_a_chunk_makes_the_import_fail()
    {
        await UploadAsync("Name,Code\nOld,O1\n");
        await StartUploadAsync(2);
        await PutChunkAsync(0, "Name,Code\nNew,N1\n");

        var (_, task) = await RunAsync();

        Assert.That(Names(task.GetProperty("result").GetProperty("details"), "type"),
            Is.EqualTo(new[] { "uploadedFileNoLongerAvailable" }));
    }
}
