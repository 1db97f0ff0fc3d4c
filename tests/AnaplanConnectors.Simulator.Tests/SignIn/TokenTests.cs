using System.Net;

namespace AnaplanConnectors.Simulator.Tests;

public sealed class TokenTests : ServiceTest
{
    [TestCase("AnaplanAuthToken")]
    [TestCase("Bearer")]
    public async Task The_integration_service_takes_a_token_under_both_names(string scheme) =>
        Assert.That((await SendAsync("GET", "/2/0/users/me", scheme)).StatusCode, Is.EqualTo(HttpStatusCode.OK));

    [TestCase(null)]
    [TestCase("AnaplanAuthToken nonsense")]
    [TestCase("Basic abc")]
    public async Task Without_a_good_token_everything_is_401(string? header)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Sample.M}/imports");
        if (header is not null)
            request.Headers.TryAddWithoutValidation("Authorization", header);

        using var response = await Client.SendAsync(request);

        var json = await JsonAsync(response);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(json.GetProperty("status").GetProperty("code").GetInt32(), Is.EqualTo(401));
    }

    [Test]
    public async Task An_expired_token_is_401()
    {
        await TokenAsync(Sample.Ada);

        Clock.Advance(TimeSpan.FromMinutes(35));

        Assert.That(await StatusAsync(GetAsync("/2/0/users/me")), Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task A_token_lives_to_its_last_moment()
    {
        await TokenAsync(Sample.Ada);

        Clock.Advance(TimeSpan.FromMinutes(35) - TimeSpan.FromMilliseconds(1));

        Assert.That(await StatusAsync(GetAsync("/2/0/users/me")), Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Refreshing_keeps_the_value_and_moves_the_expiry()
    {
        var token = await TokenAsync(Sample.Ada);
        Clock.Advance(TimeSpan.FromMinutes(30));

        using var response = await SendAsync("POST", "/token/refresh");

        var json = await JsonAsync(response);
        var info = json.GetProperty("tokenInfo");
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(json.GetProperty("statusMessage").GetString(), Is.EqualTo("Token refreshed"));
        Assert.That(info.GetProperty("tokenValue").GetString(), Is.EqualTo(token));
        Assert.That(info.GetProperty("expiresAt").GetInt64(),
            Is.EqualTo(Clock.GetUtcNow().AddMinutes(35).ToUnixTimeMilliseconds()));
    }

    [Test]
    public async Task An_expired_token_cannot_be_refreshed()
    {
        await TokenAsync(Sample.Ada);
        Clock.Advance(TimeSpan.FromMinutes(36));

        using var response = await SendAsync("POST", "/token/refresh");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task Validating_tells_user_and_tenant()
    {
        using var response = await SendAsync("GET", "/token/validate");

        var json = await JsonAsync(response);
        Assert.That(json.GetProperty("statusMessage").GetString(), Is.EqualTo("Token validated"));
        Assert.That(json.GetProperty("userInfo").GetProperty("userGuid").GetString(),
            Is.EqualTo("8a81c0de91d34b7f8e2a6c05f17b3d48"));
        Assert.That(json.GetProperty("userInfo").GetProperty("userId").GetString(), Is.EqualTo(Sample.Ada));
        Assert.That(json.GetProperty("userInfo").GetProperty("customerGuid").GetString(),
            Is.EqualTo("8a81c0de4d2a11f0a1b2c3d4e5f60718"));
        Assert.That(json.GetProperty("tokenInfo").TryGetProperty("tokenValue", out _), Is.False);
    }

    [Test]
    public async Task Logging_out_ends_the_token_at_once()
    {
        using var response = await SendAsync("POST", "/token/logout");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That((await SendAsync("GET", "/token/validate")).StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That((await SendAsync("POST", "/token/refresh")).StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(await StatusAsync(GetAsync("/2/0/users/me")), Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task Other_tokens_of_the_user_outlive_a_logout()
    {
        using var other = await SignInAsync(Sample.Ada);

        using var response = await SendAsync("POST", "/token/logout");

        var token = (await JsonAsync(other)).GetProperty("tokenInfo").GetProperty("tokenValue").GetString()!;
        using var request = new HttpRequestMessage(HttpMethod.Get, "/2/0/users/me");
        request.Headers.Authorization = new("AnaplanAuthToken", token);
        Assert.That(await StatusAsync(Client.SendAsync(request)), Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase("GET", "/token/validate", HttpStatusCode.BadRequest, "FAILURE_BAD_HEADER")]
    [TestCase("POST", "/token/refresh", HttpStatusCode.BadRequest, "FAILURE_BAD_HEADER")]
    [TestCase("POST", "/token/logout", HttpStatusCode.Unauthorized, "FAILURE_BAD_CREDENTIAL")]
    public async Task The_token_service_refuses_bearer(string method, string path, HttpStatusCode status, string code)
    {
        using var response = await SendAsync(method, path, "Bearer");

        Assert.That(response.StatusCode, Is.EqualTo(status));
        Assert.That((await JsonAsync(response)).GetProperty("status").GetString(), Is.EqualTo(code));
    }

    [Test]
    public async Task A_request_is_recorded_with_the_id_of_its_token_and_not_its_value()
    {
        var token = await TokenAsync(Sample.Ada);

        using var response = await GetAsync("/2/0/users/me");

        var record = Simulator.Requests[^1];
        Assert.That(record.TokenId, Is.EqualTo(Simulator.Requests[0].TokenId).And.Not.Null);
        Assert.That(record.User, Is.EqualTo(Sample.Ada));
        Assert.That(record.Headers.Values, Has.None.Contains(token));
    }

    private async Task<HttpResponseMessage> SendAsync(string method, string path, string scheme = "AnaplanAuthToken")
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Authorization = new(scheme, await TokenAsync(Sample.Ada));
        return await Client.SendAsync(request);
    }
}
