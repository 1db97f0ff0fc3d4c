using System.Net.Http.Json;
using System.Text.Json;
using AnaplanConnectors.Simulator;
using AnaplanConnectors.Ssis.Host;

namespace AnaplanConnectors.Ssis.Tests;

/// <summary>Sign-in with the refresh token that a person got once; Anaplan replaces it at each use.</summary>
[TestFixture("en-US"), TestFixture("de-DE"), TestFixture("tr-TR")]
public sealed class OAuthTests(string culture) : CultureFixture(culture)
{
    private const string Client = "0123456789abcdef0123456789abcdef";

    private string _folder = string.Empty;
    private SimulatedService _service = null!;

    [SetUp]
    public void Start()
    {
        _folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        Directory.CreateDirectory(_folder);
        _service = SimulatedService.Start(new SimulatorOptions { RequestsPerMinute = null, OAuthTokenLifetime = TimeSpan.FromSeconds(60) });
    }

    [TearDown]
    public void Stop()
    {
        _service.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Test]
    public async Task The_vault_goes_on_where_the_token_in_the_package_is_spent()
    {
        var manager = Manager(await RefreshToken());

        // A token of a minute is not worth keeping, so each test renews it: the one in the package serves for the first.
        Assert.That(manager.TestConnection(), Does.Contain(Flow.User));
        Assert.That(manager.TestConnection(), Does.Contain(Flow.User));
    }

    [Test]
    public async Task The_package_may_hold_no_token_where_a_vault_has_one()
    {
        Manager(await RefreshToken()).TestConnection();

        Assert.That(Manager(string.Empty).TestConnection(), Does.Contain(Flow.User));
    }

    [Test]
    public void A_token_that_is_refused_is_told_with_what_to_do_and_without_the_token()
        => Assert.That(Manager("c4n4ry").TestConnection, Throws.InvalidOperationException.With.Message.Contains("ANX3004").And.Message.Not.Contains("c4n4ry"));

    [Test]
    public void Neither_token_nor_vault_is_a_problem_that_validation_tells()
    {
        var events = new EventLog();
        var manager = new AnaplanConnectionManager { SignIn = SignInMethod.OAuth };

        manager.Validate(events);

        Assert.That(events.Errors, Has.Some.Contains("OAuthClientId").And.Some.Contains("OAuthRefreshToken"));
    }

    private AnaplanConnectionManager Manager(string refreshToken) => new()
    {
        ServiceAddress = _service.Address.ToString(), SignIn = SignInMethod.OAuth, OAuthClientId = Client, OAuthRefreshToken = refreshToken,
        OAuthTokenVault = Path.Combine(_folder, "vault"), ProxyAddress = "none",
    };

    private async Task<string> RefreshToken()
    {
        using var http = new HttpClient { BaseAddress = _service.Address };
        var device = await Post(http, "oauth/device/code", new { client_id = Client, scope = "openid email offline_access" });
        _service.Simulator.AllowDevice(device.GetProperty("user_code").GetString()!, Flow.User);
        var tokens = await Post(http, "oauth/token", new
        {
            grant_type = "urn:ietf:params:oauth:grant-type:device_code", device_code = device.GetProperty("device_code").GetString(), client_id = Client,
        });
        return tokens.GetProperty("refresh_token").GetString()!;
    }

    private static async Task<JsonElement> Post(HttpClient http, string path, object body)
    {
        using var answer = await http.PostAsJsonAsync(path, body);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
