using System.Net;

namespace AnaplanConnectors.Simulator.Tests;

[Description("section 12: closed (first call slow), status in both shapes")]
public sealed class ModelStatusTests : ServiceTest
{
    [Test]
    public async Task Status_by_get_has_no_frame()
    {
        var json = await JsonAsync(GetAsync($"{Sample.M}/status"));

        var status = json.GetProperty("requestStatus");
        Assert.That(json.TryGetProperty("meta", out _), Is.False);
        Assert.That(status.GetProperty("currentStep").GetString(), Is.EqualTo("Open"));
        Assert.That(status.GetProperty("progress").GetRawText(), Is.EqualTo("-1.0"));
        Assert.That(status.GetProperty("creationTime").GetInt64(), Is.EqualTo(Clock.GetUtcNow().ToUnixTimeMilliseconds()));
    }

    [Test]
    public async Task Status_by_post_has_a_frame()
    {
        var json = await JsonAsync(SendAsync(HttpMethod.Post, $"{Sample.M}/status"));

        Assert.That(json.GetProperty("status").GetProperty("code").GetInt32(), Is.EqualTo(200));
        Assert.That(json.GetProperty("requestStatus").GetProperty("currentStep").GetString(), Is.EqualTo("Open"));
    }

    [Test]
    public async Task Status_by_get_can_be_forbidden()
    {
        await StartAsync(clock => new SimulatorOptions { TimeProvider = clock, ModelStatusByGet = false });

        Assert.That(await StatusAsync(GetAsync($"{Sample.M}/status")), Is.EqualTo(HttpStatusCode.MethodNotAllowed));
    }

    [Test]
    public async Task Opening_an_open_model_is_200() =>
        Assert.That(await StatusAsync(SendAsync(HttpMethod.Post, $"{Sample.M}/open")), Is.EqualTo(HttpStatusCode.OK));

    [Test]
    public async Task A_closed_model_is_opened_with_202()
    {
        using var closed = await SendAsync(HttpMethod.Post, $"{Sample.M}/close");
        var step = await StepAsync();

        var opened = await StatusAsync(SendAsync(HttpMethod.Post, $"{Sample.M}/open"));

        Assert.That(closed.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(step, Is.EqualTo("Closed"));
        Assert.That(opened, Is.EqualTo(HttpStatusCode.Accepted));
        Assert.That(await StepAsync(), Is.EqualTo("Open"));
    }

    [TestCase("open")]
    [TestCase("close")]
    public async Task Opening_and_closing_are_for_administrators(string verb) =>
        Assert.That(await StatusAsync(SendAsync(HttpMethod.Post, $"{Sample.M}/{verb}", user: Sample.Bob)),
            Is.EqualTo(HttpStatusCode.Forbidden));

    [Test]
    public async Task A_model_nobody_touches_for_an_hour_closes()
    {
        Clock.Advance(TimeSpan.FromMinutes(60));

        Assert.That(await StepAsync(), Is.EqualTo("Closed"));
    }

    [Test]
    public async Task The_first_call_to_a_closed_model_waits_for_it()
    {
        await StartAsync(clock => new SimulatorOptions { TimeProvider = clock, ModelLoadTime = TimeSpan.FromMinutes(3) });
        await StatusAsync(SendAsync(HttpMethod.Post, $"{Sample.M}/close"));

        var first = StatusAsync(GetAsync($"{Sample.M}/files"));
        var second = StatusAsync(GetAsync($"{Sample.M}/files"));
        Clock.Advance(TimeSpan.FromMinutes(2));
        var isEarly = first.IsCompleted || second.IsCompleted;
        Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.That(isEarly, Is.False);
        Assert.That(await first, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await second, Is.EqualTo(HttpStatusCode.OK));
    }

    private async Task<string?> StepAsync() =>
        (await JsonAsync(GetAsync($"{Sample.M}/status"))).GetProperty("requestStatus").GetProperty("currentStep").GetString();
}
