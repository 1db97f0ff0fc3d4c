using System.Net;

namespace AnaplanConnectors.Simulator.Tests;

public sealed class DeviceTests : OAuthTest
{
    private string _deviceCode = "";
    private string _userCode = "";

    [SetUp]
    public async Task StartDeviceAsync()
    {
        var json = await JsonAsync(Client.PostAsync("/oauth/device/code",
            Json($$"""{"client_id":"{{DeviceClient}}","scope":"openid email offline_access"}""")));
        _deviceCode = json.GetProperty("device_code").GetString()!;
        _userCode = json.GetProperty("user_code").GetString()!;
    }

    [Test]
    public async Task A_device_is_told_where_its_user_has_to_go()
    {
        var json = await JsonAsync(FormAsync("/oauth/device/code", ("client_id", DeviceClient)));

        var userCode = json.GetProperty("user_code").GetString()!;
        Assert.That(userCode, Does.Match("^[A-Z]{4}-[A-Z]{4}$"));
        Assert.That(json.GetProperty("verification_uri").GetString(), Is.EqualTo("https://api.anaplan.test/activate"));
        Assert.That(json.GetProperty("verification_uri_complete").GetString(),
            Is.EqualTo($"https://api.anaplan.test/activate?user_code={userCode}"));
        Assert.That(json.GetProperty("expires_in").GetInt32(), Is.EqualTo(900));
        Assert.That(json.GetProperty("interval").GetInt32(), Is.EqualTo(5));
    }

    [Test]
    public async Task Polling_goes_from_pending_over_slow_down_to_granted()
    {
        Assert.That(await ErrorAsync(await PollAsync()), Is.EqualTo("authorization_pending"));
        Clock.Advance(TimeSpan.FromSeconds(4));
        Assert.That(await ErrorAsync(await PollAsync()), Is.EqualTo("slow_down"));
        using var page = await DecideAsync("allow");
        Clock.Advance(TimeSpan.FromSeconds(10));

        var tokens = await JsonAsync(PollAsync());

        Assert.That(page.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await MeAsync(tokens.GetProperty("access_token").GetString()!), Is.EqualTo(HttpStatusCode.OK));
        var refreshed = await JsonAsync(TokenAsync(("grant_type", "refresh_token"), ("client_id", DeviceClient),
            ("refresh_token", tokens.GetProperty("refresh_token").GetString()!)));
        Assert.That(refreshed.TryGetProperty("access_token", out _), Is.True);
    }

    [Test]
    public async Task Slowing_down_adds_five_seconds()
    {
        await StatusAsync(PollAsync());
        Clock.Advance(TimeSpan.FromSeconds(1));
        await StatusAsync(PollAsync());
        Clock.Advance(TimeSpan.FromSeconds(9));

        Assert.That(await ErrorAsync(await PollAsync()), Is.EqualTo("slow_down"));
    }

    [Test]
    public async Task A_refused_device_is_told()
    {
        using var page = await DecideAsync("deny");

        Assert.That(await ErrorAsync(await PollAsync()), Is.EqualTo("access_denied"));
    }

    [Test]
    public async Task A_device_code_expires()
    {
        Clock.Advance(TimeSpan.FromSeconds(900));

        Assert.That(await ErrorAsync(await PollAsync()), Is.EqualTo("expired_token"));
        Assert.That(await StatusAsync(DecideAsync("allow")), Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task A_device_code_counts_once()
    {
        Simulator.AllowDevice(_userCode, Sample.Ada);
        await StatusAsync(PollAsync());

        Assert.That(await ErrorAsync(await PollAsync()), Is.EqualTo("invalid_grant"));
    }

    [Test]
    public async Task A_test_can_allow_and_refuse_without_a_browser()
    {
        Simulator.AllowDevice(_userCode.ToLowerInvariant().Replace("-", "", StringComparison.Ordinal), Sample.Ada);

        Assert.That(await StatusAsync(PollAsync()), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(() => Simulator.DenyDevice(_userCode), Throws.ArgumentException);
    }

    [Test]
    public async Task A_wrong_password_leaves_the_device_waiting()
    {
        using var page = await FormAsync("/activate", ("user_code", _userCode), ("email", Sample.Ada), ("password", "wrong"),
            ("decision", "allow"));

        Assert.That(page.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(await ErrorAsync(await PollAsync()), Is.EqualTo("authorization_pending"));
    }

    [Test]
    public async Task The_page_encodes_what_it_is_given()
    {
        using var page = await Client.GetAsync("/activate?user_code=%22%3E%3Cscript%3E");

        Assert.That(await page.Content.ReadAsStringAsync(), Does.Contain("&quot;&gt;&lt;script&gt;").And.Not.Contain("<script>"));
    }

    [Test]
    public async Task A_client_of_the_other_grant_cannot_start_a_device() =>
        Assert.That(await ErrorAsync(await FormAsync("/oauth/device/code", ("client_id", WebClient), ("client_secret", Secret))),
            Is.EqualTo("unauthorized_client"));

    private Task<HttpResponseMessage> PollAsync() =>
        TokenAsync(("grant_type", DeviceGrant), ("device_code", _deviceCode), ("client_id", DeviceClient));

    private Task<HttpResponseMessage> DecideAsync(string decision) => FormAsync("/activate", ("user_code", _userCode),
        ("email", Sample.Ada), ("password", Sample.Password), ("decision", decision));
}
