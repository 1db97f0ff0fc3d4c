using System.Net;

namespace AnaplanConnectors.Simulator.Tests;

public sealed class OriginTests : ServiceTest
{
    private protected override bool UsesSocket => true;

    [Test]
    public async Task Urls_start_with_the_host_that_was_asked()
    {
        var json = await JsonAsync(SendAsync(HttpMethod.Get, $"{Sample.M}?modelDetails=true", null, Sample.Ada,
            headers => headers.Host = "api.anaplan.example:8443"));

        Assert.That(json.GetProperty("meta").GetProperty("schema").GetString(), Does.StartWith("http://api.anaplan.example:8443/"));
        Assert.That(json.GetProperty("model").GetProperty("modelUrl").GetString(),
            Does.StartWith("http://api.anaplan.example:8443/a/modeling/"));
    }

    [Test]
    public async Task Urls_start_with_the_host_a_proxy_was_asked_for()
    {
        var json = await JsonAsync(SendAsync(HttpMethod.Get, "/2/0/models?limit=1", null, Sample.Ada, headers =>
        {
            headers.Add("X-Forwarded-Host", "anaplan.example.com, inner.example.com");
            headers.Add("X-Forwarded-Proto", "https");
        }));

        Assert.That(json.GetProperty("meta").GetProperty("paging").GetProperty("next").GetString(),
            Does.StartWith("https://anaplan.example.com/2/0/models?"));
    }

    [Test]
    public async Task The_token_service_prints_the_forwarded_host_too()
    {
        var json = await JsonAsync(SendAsync(HttpMethod.Get, "/token/validate", null, Sample.Ada,
            headers => headers.Add("X-Forwarded-Host", "auth.anaplan.example")));

        Assert.That(json.GetProperty("meta").GetProperty("validationUrl").GetString(),
            Is.EqualTo("http://auth.anaplan.example/token/validate"));
    }

    [TestCase("X-Forwarded-Host", "a b")]
    [TestCase("X-Forwarded-Host", "evil.example/\"><script>")]
    [TestCase("X-Forwarded-Proto", "javascript")]
    public async Task What_is_no_host_and_no_scheme_is_not_believed(string header, string value)
    {
        var json = await JsonAsync(SendAsync(HttpMethod.Get, "/2/0/users/me", null, Sample.Ada,
            headers => headers.TryAddWithoutValidation(header, value)));

        Assert.That(json.GetProperty("meta").GetProperty("schema").GetString(), Does.StartWith(Client.BaseAddress!.OriginalString));
    }

    [Test]
    public async Task A_second_port_leads_to_the_same_tenant()
    {
        using var other = new HttpClient { BaseAddress = await Simulator.StartAsync() };
        using var request = await RequestAsync(HttpMethod.Get, "/2/0/users/me");

        using var response = await other.SendAsync(request);

        Assert.That(other.BaseAddress.Port, Is.Not.EqualTo(Client.BaseAddress!.Port));
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_reset_begins_anew()
    {
        var token = await TokenAsync(Sample.Ada);
        await PostAsync($"{Sample.M}/files/Stray", """{"chunkCount":1}""");

        await Simulator.ResetAsync();

        Assert.That(await StatusAsync(GetAsync("/2/0/users/me")), Is.EqualTo(HttpStatusCode.Unauthorized));
        SignInAgain();
        var files = await JsonAsync(GetAsync($"{Sample.M}/files"));
        Assert.That(await TokenAsync(Sample.Ada), Is.Not.EqualTo(token));
        Assert.That(files.GetProperty("files").EnumerateArray().Select(file => file.GetProperty("name").GetString()),
            Has.None.EqualTo("Stray"));
    }
}
