using System.Net;

namespace AnaplanConnectors.Simulator.Tests;

public sealed class ControlTests : ServiceTest
{
    private const string Root = "/simulator/control";
    private const string Key = "right";

    private protected override bool UsesSocket => true;

    [SetUp]
    public Task StartWithKeyAsync() => StartAsync(clock => new SimulatorOptions { TimeProvider = clock, ControlKey = Key });

    [Test]
    public async Task Snapshot_reset_and_restore_work_while_it_runs()
    {
        await PostAsync($"{Sample.M}/files/Stray", """{"chunkCount":1}""");
        using var snapshot = await ControlAsync(HttpMethod.Get, "/snapshot");
        var state = await snapshot.Content.ReadAsByteArrayAsync();

        Assert.That(await StatusAsync(ControlAsync(HttpMethod.Post, "/reset")), Is.EqualTo(HttpStatusCode.NoContent));
        SignInAgain();
        var afterReset = await FilesAsync();
        Assert.That(await StatusAsync(ControlAsync(HttpMethod.Post, "/restore", content: new ByteArrayContent(state))), Is.EqualTo(HttpStatusCode.NoContent));
        SignInAgain();

        Assert.That(afterReset, Does.Not.Contain("Stray"));
        Assert.That(await FilesAsync(), Does.Contain("Stray"));
    }

    [Test]
    public async Task Inspecting_shows_models_tasks_requests_and_unmet_faults()
    {
        await PostAsync($"{Sample.M}/actions/{Sample.SortAction}/tasks", """{"localeName":"en_US"}""");
        Simulator.Faults.PlanScript("on chunk.put: drop");

        var json = await JsonAsync(ControlAsync(HttpMethod.Get, "/inspect"));

        Assert.That(json.GetProperty("models")[0].GetProperty("tasks")[0].GetProperty("action").GetString(), Is.EqualTo("Sort products"));
        Assert.That(json.GetProperty("unmetFaults")[0].GetString(), Does.StartWith("PutChunk"));
        Assert.That(json.GetProperty("lastRequests").GetArrayLength(), Is.EqualTo(3));
        Simulator.Faults.Clear();
    }

    [Test]
    public async Task What_is_no_state_is_400_and_says_so()
    {
        using var response = await ControlAsync(HttpMethod.Post, "/restore", content: new ByteArrayContent([1, 2, 3]));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await JsonAsync(response)).GetProperty("status").GetProperty("message").GetString(), Is.EqualTo("This is no saved state."));
    }

    [TestCase("X-Simulator-Key", "wrong")]
    [TestCase("Authorization", "AnaplanAuthToken Zm9vYmFyYmF6cXV4MDE=.c2lnbmF0dXJlLXBhcnQ=")]
    [TestCase("Authorization", "Basic YTpi")]
    [TestCase("Origin", "https://evil.example")]
    [TestCase("X-Forwarded-For", "192.0.2.1")]
    [TestCase("Host", "rebound.example")]
    public async Task It_is_for_the_command_alone(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Root}/reset");
        request.Headers.TryAddWithoutValidation("X-Simulator-Key", header == "X-Simulator-Key" ? value : Key);
        if (header != "X-Simulator-Key")
            request.Headers.TryAddWithoutValidation(header, value);

        Assert.That(await StatusAsync(Client.SendAsync(request)), Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task Without_a_key_there_is_no_such_path()
    {
        await StartAsync(clock => new SimulatorOptions { TimeProvider = clock });

        Assert.That(await StatusAsync(ControlAsync(HttpMethod.Get, "/inspect")), Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Faults_for_any_call_spare_it()
    {
        Simulator.Faults.PlanForAny(Fault.Status(500)).Always();

        Assert.That(await StatusAsync(ControlAsync(HttpMethod.Get, "/inspect")), Is.EqualTo(HttpStatusCode.OK));
        Simulator.Faults.Clear();
    }

    private async Task<string> FilesAsync() => await (await GetAsync($"{Sample.M}/files")).Content.ReadAsStringAsync();

    private Task<HttpResponseMessage> ControlAsync(HttpMethod method, string path, HttpContent? content = null)
    {
        var request = new HttpRequestMessage(method, Root + path) { Content = content };
        request.Headers.Add("X-Simulator-Key", Key);
        return Client.SendAsync(request);
    }
}
