using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using AnaplanConnectors.Simulator;
using AnaplanConnectors.TestKit;

namespace AnaplanConnectors.Client.Tests;

/// <summary>
/// Ten mistakes of a client written carelessly, each made with plain HTTP: the twin refuses what the service refuses. Our client makes none
/// of them; that is shown elsewhere.
/// </summary>
internal sealed class CarelessClientTests : SimulatorTest
{
    private static readonly byte[] Csv = Encoding.UTF8.GetBytes("Product,Month,Units,Launch,Active,Note\nP1,Jan 25,1,,,\n");

    private HttpClient _http = null!;
    private string _file = null!;
    private string _import = null!;
    private string _list = null!;

    [SetUp]
    public async Task SignIn()
    {
        _http = new HttpClient(Simulator.CreateHandler()) { BaseAddress = new("https://api.anaplan.com/2/0/") };
        using var request = new HttpRequestMessage(HttpMethod.Post, "https://auth.anaplan.com/token/authenticate");
        request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Some.User + ":simulator")));
        using var answer = await _http.SendAsync(request);
        var token = (await JsonAsync(answer)).GetProperty("tokenInfo").GetProperty("tokenValue").GetString();
        _http.DefaultRequestHeaders.Authorization = new("AnaplanAuthToken", token);
        _file = $"models/{SimulatedModel.Id}/files/{await IdAsync("files", Some.FileName)}";
        _import = await IdAsync("imports", Some.ImportName);
        _list = await IdAsync("lists", "Products");
    }

    [TearDown]
    public void SignOut() => _http.Dispose();

    [Test]
    public async Task Mistake_1_an_upload_of_unknown_length_that_is_never_completed_is_not_imported()
    {
        await PostAsync(_file, """{"chunkCount":-1}""");
        await PutAsync(_file + "/chunks/0", Csv, "application/octet-stream");

        var task = await RunImportAsync();

        Assert.That(task.GetProperty("result").GetProperty("successful").GetBoolean(), Is.False);
        Assert.That(task.GetProperty("result").GetProperty("details")[0].GetProperty("type").GetString(), Is.EqualTo("uploadedFileNoLongerAvailable"));
    }

    [Test]
    public async Task Mistake_2_a_compressed_chunk_without_its_content_type_is_taken_for_text_and_rejected()
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(Csv);
        await PostAsync(_file, """{"chunkCount":1}""");
        await PutAsync(_file + "/chunks/0", compressed.ToArray(), "application/octet-stream");

        var task = await RunImportAsync();

        Assert.That(task.GetProperty("result").GetProperty("successful").GetBoolean(), Is.False);
    }

    [Test]
    public async Task Mistake_3_a_chunk_over_50_megabytes_is_refused()
    {
        await PostAsync(_file, """{"chunkCount":1}""");

        using var answer = await PutAsync(_file + "/chunks/0", new byte[50_000_001], "application/octet-stream");

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
    }

    [Test]
    public async Task Mistake_4_a_thousand_and_one_chunks_are_refused()
    {
        using var answer = await PostAsync(_file, """{"chunkCount":1001}""");

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task Mistake_5_a_start_without_localeName_is_refused()
    {
        using var answer = await PostAsync($"models/{SimulatedModel.Id}/imports/{_import}/tasks", "{}");

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(SimulatedModel.TasksStarted, Is.Empty);
    }

    [Test]
    public async Task Mistake_6_the_id_of_a_workspace_in_upper_case_is_unknown()
    {
        var workspaces = await JsonAsync(await _http.GetAsync("workspaces"));
        var id = workspaces.GetProperty("workspaces")[0].GetProperty("id").GetString()!;

        using var right = await _http.GetAsync($"workspaces/{id}/models");
        using var wrong = await _http.GetAsync($"workspaces/{id.ToUpperInvariant()}/models");

        Assert.That((right.StatusCode, wrong.StatusCode), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.NotFound)));
    }

    [Test]
    public async Task Mistake_7_a_task_looked_for_under_another_kind_of_action_is_unknown()
    {
        var taskId = await StartImportAsync();

        using var right = await _http.GetAsync($"models/{SimulatedModel.Id}/imports/{_import}/tasks/{taskId}");
        using var wrong = await _http.GetAsync($"models/{SimulatedModel.Id}/processes/{_import}/tasks/{taskId}");

        Assert.That((right.StatusCode, wrong.StatusCode), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.NotFound)));
    }

    [Test]
    public async Task Mistake_8_a_change_of_more_than_100000_list_items_is_refused_whole()
    {
        var items = string.Join(",", Enumerable.Range(0, 100_001).Select(i => $$"""{"name":"N{{i}}","code":"C{{i}}"}"""));

        using var answer = await PostAsync($"models/{SimulatedModel.Id}/lists/{_list}/items?action=add", $$"""{"items":[{{items}}]}""");

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await Model.Lists.GetMetadataAsync(_list)).ItemCount, Is.LessThan(10));
    }

    [Test]
    public async Task Mistake_9_a_cell_write_over_15_megabytes_is_refused()
    {
        var modules = await JsonAsync(await _http.GetAsync($"models/{SimulatedModel.Id}/modules"));
        var module = modules.GetProperty("modules")[0].GetProperty("id").GetString();
        var text = new string('x', 16_000_000);

        using var answer = await PostAsync(
            $"models/{SimulatedModel.Id}/modules/{module}/data",
            $$"""[{"lineItemName":"Note","dimensions":[{"dimensionName":"Products","itemCode":"P1"},{"dimensionName":"Time","itemName":"Jan 25"}],"value":"{{text}}"}]""");

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest).Or.EqualTo(HttpStatusCode.RequestEntityTooLarge));
    }

    [Test]
    public async Task Mistake_10_a_second_task_does_not_run_beside_the_first()
    {
        await PostAsync(_file, """{"chunkCount":1}""");
        await PutAsync(_file + "/chunks/0", Csv, "application/octet-stream");

        var first = await StartImportAsync();
        var second = await StartImportAsync();
        await BeginsAsync(first);

        Assert.That((await StateAsync(first), await StateAsync(second)), Is.EqualTo(("IN_PROGRESS", "NOT_STARTED")));
    }

    protected override SimulatorOptions CreateSimulatorOptions() => new()
    {
        // Long enough to be seen running.
        TimeProvider = TimeProvider.System, RequestsPerMinute = null, MinimumTaskDuration = TimeSpan.FromSeconds(2),
    };

    private async Task<JsonElement> RunImportAsync()
    {
        var task = await StartImportAsync();
        await SimulatedModel.WaitUntilIdleAsync();
        return await TaskAsync(task);
    }

    private async Task<string> StartImportAsync()
    {
        using var answer = await PostAsync($"models/{SimulatedModel.Id}/imports/{_import}/tasks", """{"localeName":"en_US"}""");
        return (await JsonAsync(answer)).GetProperty("task").GetProperty("taskId").GetString()!;
    }

    private async Task BeginsAsync(string taskId)
    {
        while (await StateAsync(taskId) == "NOT_STARTED")
            await Task.Yield();
    }

    private async Task<string?> StateAsync(string taskId) => (await TaskAsync(taskId)).GetProperty("taskState").GetString();

    private async Task<JsonElement> TaskAsync(string taskId)
    {
        using var answer = await _http.GetAsync($"models/{SimulatedModel.Id}/imports/{_import}/tasks/{taskId}");
        return (await JsonAsync(answer)).GetProperty("task");
    }

    private async Task<string> IdAsync(string kind, string name)
    {
        using var answer = await _http.GetAsync($"models/{SimulatedModel.Id}/{kind}");
        return (await JsonAsync(answer)).GetProperty(kind).EnumerateArray().First(o => o.GetProperty("name").GetString() == name).GetProperty("id").GetString()!;
    }

    private Task<HttpResponseMessage> PostAsync(string path, string json) => _http.PostAsync(path, new StringContent(json, Encoding.UTF8, "application/json"));

    private Task<HttpResponseMessage> PutAsync(string path, byte[] bytes, string type)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        return _http.PutAsync(path, content);
    }

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage answer)
    {
        using var document = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync());
        return document.RootElement.Clone();
    }
}
