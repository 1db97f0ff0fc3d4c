using System.Runtime.Serialization.Json;
using System.Text;
using System.Xml;
using System.Xml.Linq;
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
        _service = SimulatedService.Start("on user.me nth 2: expire token");
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

        Assert.That(manager.TestConnection(), Does.Contain(Flow.User));
        Assert.That(manager.TestConnection(), Does.Contain(Flow.User));
        Assert.That(_service.HasMetFault, "The second test had to renew its token.");
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

    /// <summary>What a device gets when its user lets it in on the page for that.</summary>
    private async Task<string> RefreshToken()
    {
        using var http = new HttpClient { BaseAddress = _service.Address };
        var device = await Post(http, "oauth/device/code", $$"""{"client_id":"{{Client}}","scope":"openid email offline_access"}""");
        using var allowed = await http.PostAsync("activate", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["user_code"] = device.Element("user_code")!.Value, ["email"] = Flow.User, ["password"] = Flow.Password, ["decision"] = "allow",
        }));
        allowed.EnsureSuccessStatusCode();
        var tokens = await Post(http, "oauth/token", $$"""
            {"grant_type":"urn:ietf:params:oauth:grant-type:device_code","device_code":"{{device.Element("device_code")!.Value}}","client_id":"{{Client}}"}
            """);
        return tokens.Element("refresh_token")!.Value;
    }

    private static async Task<XElement> Post(HttpClient http, string path, string body)
    {
        using var answer = await http.PostAsync(path, new StringContent(body, Encoding.UTF8, "application/json"));
        answer.EnsureSuccessStatusCode();
        using var reader = JsonReaderWriterFactory.CreateJsonReader(await answer.Content.ReadAsByteArrayAsync(), XmlDictionaryReaderQuotas.Max);
        return XElement.Load(reader);
    }
}
