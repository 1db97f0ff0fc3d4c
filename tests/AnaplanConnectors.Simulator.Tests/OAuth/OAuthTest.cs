using System.Net;
using System.Text.Json;

namespace AnaplanConnectors.Simulator.Tests;

/// <summary>A tenant with a client for every grant, and shortcuts to the calls.</summary>
public abstract class OAuthTest : ServiceTest
{
    private protected const string WebClient = "0123456789abcdef0123456789abcd01";
    private protected const string FixedClient = "0123456789abcdef0123456789abcd02";
    private protected const string DeviceClient = "0123456789abcdef0123456789abcd03";
    private protected const string Secret = "s3cret";
    private protected const string Callback = "https://etl.example.com/callback";
    private protected const string DeviceGrant = "urn:ietf:params:oauth:grant-type:device_code";

    private protected override TenantDefinition Tenant => new()
    {
        Users = Sample.Tenant().Users,
        Workspaces = Sample.Tenant().Workspaces,
        Clients =
        [
            new() { Id = WebClient, Name = "ETL", Secret = Secret, RedirectUris = [Callback] },
            new() { Id = FixedClient, Name = "Robot", Secret = Secret, RedirectUris = [Callback], RotatesRefreshTokens = false },
            new() { Id = DeviceClient, Name = "Shell", Grant = OAuthGrant.Device },
        ],
    };

    private protected static string AuthorizeQuery(string client = WebClient, string scope = "openid profile email offline_access",
        string redirectUri = Callback) =>
        $"response_type=code&client_id={client}&redirect_uri={Uri.EscapeDataString(redirectUri)}"
        + $"&scope={Uri.EscapeDataString(scope)}&state=a%26b";

    /// <summary>What the form of the login page sends.</summary>
    private protected Task<HttpResponseMessage> LogInAsync(string client = WebClient, string password = Sample.Password,
        string decision = "allow", string scope = "openid profile email offline_access") => FormAsync("/auth/login",
        ("response_type", "code"), ("client_id", client), ("redirect_uri", Callback), ("scope", scope), ("state", "a&b"),
        ("email", Sample.Ada), ("password", password), ("decision", decision));

    private protected async Task<string> CodeAsync(string client = WebClient, string scope = "openid profile email offline_access")
    {
        using var response = await LogInAsync(client, scope: scope);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        return response.Headers.Location!.Query.Split("code=")[1].Split('&')[0];
    }

    private protected async Task<JsonElement> TokensAsync(string client = WebClient, string scope = "openid email offline_access")
    {
        var code = await CodeAsync(client, scope);
        return await JsonAsync(TokenAsync(("grant_type", "authorization_code"), ("code", code), ("client_id", client),
            ("client_secret", Secret), ("redirect_uri", Callback)));
    }

    private protected Task<HttpResponseMessage> RefreshAsync(string refreshToken, string client = WebClient) =>
        TokenAsync(("grant_type", "refresh_token"), ("refresh_token", refreshToken), ("client_id", client),
            ("client_secret", Secret));

    private protected Task<HttpResponseMessage> TokenAsync(params (string Name, string Value)[] values) =>
        Client.PostAsync("/oauth/token", Json(JsonSerializer.Serialize(values.ToDictionary(pair => pair.Name, pair => pair.Value))));

    private protected Task<HttpResponseMessage> FormAsync(string path, params (string Name, string Value)[] values) =>
        Client.PostAsync(path, new FormUrlEncodedContent(values.Select(pair => KeyValuePair.Create(pair.Name, pair.Value))));

    private protected async Task<HttpStatusCode> MeAsync(string token, string scheme = "Bearer")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/2/0/users/me");
        request.Headers.Authorization = new(scheme, token);
        return await StatusAsync(Client.SendAsync(request));
    }

    private protected static async Task<string> ErrorAsync(HttpResponseMessage response)
    {
        var json = await JsonAsync(response);
        Assert.That(json.TryGetProperty("error_description", out _), Is.True);
        return json.GetProperty("error").GetString()!;
    }
}
