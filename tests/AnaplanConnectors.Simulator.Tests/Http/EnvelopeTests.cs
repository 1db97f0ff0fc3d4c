using System.Net;
using System.Text.Json;

namespace AnaplanConnectors.Simulator.Tests;

[TestFixture(false)]
[TestFixture(true)]
public sealed class EnvelopeTests(bool usesSocket) : ServiceTest
{
    private protected override bool UsesSocket => usesSocket;

    [Test]
    public async Task An_answer_has_meta_status_and_its_payload()
    {
        var json = await JsonAsync(GetAsync("/2/0/users/me"));

        Assert.That(json.GetProperty("status").GetProperty("code").GetInt32(), Is.EqualTo(200));
        Assert.That(json.GetProperty("status").GetProperty("message").GetString(), Is.EqualTo("Success"));
        Assert.That(json.GetProperty("meta").GetProperty("schema").GetString(), Does.EndWith("/2/0/objects/user"));
        Assert.That(json.GetProperty("user").GetProperty("email").GetString(), Is.EqualTo(Sample.Ada));
    }

    [Test]
    public async Task Json_is_indented()
    {
        using var response = await GetAsync("/2/0/users/me");

        Assert.That(await response.Content.ReadAsStringAsync(), Does.StartWith("{\n  \"meta\""));
    }

    [Test]
    public async Task An_empty_collection_has_no_key()
    {
        var json = await JsonAsync(GetAsync($"{Sample.M}/files/{Sample.ProductsFile}/chunks"));

        Assert.That(json.TryGetProperty("chunks", out _), Is.False);
    }

    [Test]
    public async Task An_error_names_status_path_and_time()
    {
        var json = await JsonAsync(GetAsync("/2/0/models/NOBODY/lists?x=1"));

        Assert.That(json.GetProperty("status").GetProperty("code").GetInt32(), Is.EqualTo(404));
        Assert.That(json.GetProperty("status").GetProperty("message").GetString(), Is.EqualTo("Not Found"));
        Assert.That(json.GetProperty("path").GetString(), Is.EqualTo("/2/0/models/NOBODY/lists"));
        Assert.That(json.GetProperty("timestamp").GetString(), Is.EqualTo("2025-12-01T08:41:07.000000018Z"));
    }

    [Test]
    public async Task The_date_header_is_the_simulators_clock()
    {
        using var response = await GetAsync("/2/0/users/me");

        Assert.That(response.Headers.Date, Is.EqualTo(Clock.GetUtcNow()));
    }

    [Test]
    public async Task Ids_are_texts()
    {
        var json = await JsonAsync(GetAsync($"{Sample.M}/modules"));

        Assert.That(json.GetProperty("modules")[0].GetProperty("id").ValueKind, Is.EqualTo(JsonValueKind.String));
    }

    [Test]
    public async Task An_answer_without_content_has_no_body_and_no_type()
    {
        using var response = await SendAsync(HttpMethod.Delete, $"{Sample.M}/files/{Sample.ProductsFile}");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(response.Content.Headers.ContentType, Is.Null);
        Assert.That(await response.Content.ReadAsByteArrayAsync(), Is.Empty);
    }
}
