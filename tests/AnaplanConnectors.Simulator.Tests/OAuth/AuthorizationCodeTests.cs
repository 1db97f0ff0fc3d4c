using System.Net;

namespace AnaplanConnectors.Simulator.Tests;

public sealed class AuthorizationCodeTests : OAuthTest
{
    [Test]
    public async Task Authorize_leads_to_the_login_page()
    {
        using var response = await Client.GetAsync($"/auth/authorize?{AuthorizeQuery()}");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(response.Headers.Location!.OriginalString,
            Is.EqualTo($"https://api.anaplan.test/auth/prelogin?{AuthorizeQuery()}"));
    }

    [Test]
    public async Task The_login_page_is_a_form_for_the_client()
    {
        using var response = await Client.GetAsync($"/auth/prelogin?{AuthorizeQuery()}");

        Assert.That(response.Content.Headers.ContentType!.MediaType, Is.EqualTo("text/html"));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("ETL").And.Contain("name=\"password\"")
            .And.Contain($"value=\"{WebClient}\"").And.Contain("value=\"a&amp;b\""));
        Assert.That(response.Headers.GetValues("Content-Security-Policy").Single(), Does.Contain("default-src 'none'"));
    }

    [Test]
    public async Task Logging_in_sends_a_code_and_the_state_to_the_client()
    {
        using var response = await LogInAsync();

        Assert.That(response.Headers.Location!.OriginalString, Does.Match(@"^https://etl\.example\.com/callback\?code=[\w-]+&state=a%26b$"));
    }

    [Test]
    public async Task A_wrong_password_shows_the_page_again()
    {
        using var response = await LogInAsync(password: "wrong");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("do not belong together"));
    }

    [Test]
    public async Task Refusing_tells_the_client()
    {
        using var response = await LogInAsync(decision: "deny");

        Assert.That(response.Headers.Location!.Query, Is.EqualTo("?error=access_denied&state=a%26b"));
    }

    [Test]
    public async Task A_code_gives_tokens_for_every_api()
    {
        var tokens = await TokensAsync();

        Assert.That(tokens.GetProperty("expires_in").GetInt32(), Is.EqualTo(2100));
        Assert.That(tokens.GetProperty("token_type").GetString(), Is.EqualTo("Bearer"));
        Assert.That(tokens.GetProperty("id_token").GetString()!.Split('.'), Has.Length.EqualTo(3));
        Assert.That(tokens.TryGetProperty("anaplan_token", out _), Is.False);
        var token = tokens.GetProperty("access_token").GetString()!;
        Assert.That(await MeAsync(token), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await MeAsync(token, "AnaplanAuthToken"), Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_code_can_be_exchanged_by_a_form()
    {
        var code = await CodeAsync();

        using var response = await FormAsync("/oauth/token", ("grant_type", "authorization_code"), ("code", code),
            ("client_id", WebClient), ("client_secret", Secret), ("redirect_uri", Callback));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task The_profile_scope_is_dropped()
    {
        var tokens = await TokensAsync(scope: "openid profile email offline_access");

        Assert.That(tokens.GetProperty("scope").GetString(), Is.EqualTo("openid email offline_access"));
    }

    [Test]
    public async Task Without_offline_access_there_is_no_refresh_token()
    {
        var tokens = await TokensAsync(scope: "openid");

        Assert.That(tokens.TryGetProperty("refresh_token", out _), Is.False);
    }

    [Test]
    public async Task Without_openid_there_is_no_id_token()
    {
        var tokens = await TokensAsync(scope: "offline_access");

        Assert.That(tokens.TryGetProperty("id_token", out _), Is.False);
        Assert.That(tokens.TryGetProperty("refresh_token", out _), Is.True);
    }

    [Test]
    public async Task An_access_token_expires_and_cannot_be_refreshed_by_the_token_service()
    {
        var token = (await TokensAsync()).GetProperty("access_token").GetString()!;
        using var refresh = new HttpRequestMessage(HttpMethod.Post, "/token/refresh");
        refresh.Headers.Authorization = new("AnaplanAuthToken", token);

        Assert.That(await StatusAsync(Client.SendAsync(refresh)), Is.EqualTo(HttpStatusCode.Unauthorized));
        Clock.Advance(TimeSpan.FromSeconds(2100));
        Assert.That(await MeAsync(token), Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task An_access_token_can_be_validated()
    {
        var token = (await TokensAsync()).GetProperty("access_token").GetString()!;
        using var validate = new HttpRequestMessage(HttpMethod.Get, "/token/validate");
        validate.Headers.Authorization = new("AnaplanAuthToken", token);

        Assert.That(await StatusAsync(Client.SendAsync(validate)), Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_code_counts_once()
    {
        var code = await CodeAsync();
        using var first = await ExchangeAsync(code);

        using var second = await ExchangeAsync(code);

        Assert.That(first.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await ErrorAsync(second), Is.EqualTo("invalid_grant"));
    }

    [Test]
    public async Task A_code_does_not_keep()
    {
        var code = await CodeAsync();
        Clock.Advance(TimeSpan.FromMinutes(10));

        Assert.That(await ErrorAsync(await ExchangeAsync(code)), Is.EqualTo("invalid_grant"));
    }

    [TestCase("client_secret", "wrong", "unauthorized_client")]
    [TestCase("client_id", DeviceClient, "unauthorized_client")]
    [TestCase("client_id", "ffffffffffffffffffffffffffffffff", "unauthorized_client")]
    [TestCase("redirect_uri", "https://etl.example.com/other", "invalid_grant")]
    [TestCase("code", "nonsense", "invalid_grant")]
    [TestCase("code", "", "invalid_request")]
    [TestCase("grant_type", "client_credentials", "unauthorized_client")]
    public async Task Every_part_of_an_exchange_has_to_be_right(string name, string value, string error)
    {
        var values = new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code", ["code"] = await CodeAsync(), ["client_id"] = WebClient,
            ["client_secret"] = Secret, ["redirect_uri"] = Callback, [name] = value,
        };

        using var response = await TokenAsync([.. values.Select(pair => (pair.Key, pair.Value))]);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await ErrorAsync(response), Is.EqualTo(error));
    }

    [Test]
    public async Task A_missing_grant_type_is_401()
    {
        using var response = await TokenAsync(("client_id", WebClient));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(await ErrorAsync(response), Is.EqualTo("invalid_request"));
    }

    [Test]
    public async Task Errors_can_be_403()
    {
        await StartAsync(clock => new SimulatorOptions { TimeProvider = clock, OAuthErrorStatus = 403 });

        using var response = await ExchangeAsync("nonsense");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(await ErrorAsync(response), Is.EqualTo("invalid_grant"));
    }

    [TestCase("response_type=code", "response_type=token", "invalid_request")]
    [TestCase($"client_id={WebClient}", $"client_id={DeviceClient}", "unauthorized_client")]
    [TestCase("etl.example.com", "evil.example.com", "invalid_request")]
    [TestCase("scope=", "nothing=", "invalid_request")]
    public async Task Nobody_is_sent_to_a_client_that_asks_wrongly(string right, string wrong, string error)
    {
        using var response = await Client.GetAsync($"/auth/authorize?{AuthorizeQuery().Replace(right, wrong, StringComparison.Ordinal)}");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await ErrorAsync(response), Is.EqualTo(error));
    }

    private Task<HttpResponseMessage> ExchangeAsync(string code) => TokenAsync(("grant_type", "authorization_code"),
        ("code", code), ("client_id", WebClient), ("client_secret", Secret), ("redirect_uri", Callback));
}
