using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;

namespace AnaplanConnectors.Simulator.Tests;

/// <summary>A simulator with a clock of its own, and a plain client in front of one of its doors.</summary>
public abstract class ServiceTest
{
    private readonly Dictionary<string, string> _tokens = [];

    private protected FakeTimeProvider Clock { get; private set; } = null!;

    private protected AnaplanSimulator Simulator { get; private set; } = null!;

    private protected HttpClient Client { get; private set; } = null!;

    private protected virtual bool UsesSocket => false;

    private protected virtual TenantDefinition Tenant => Sample.Tenant();

    [SetUp]
    public Task StartAsync() => StartAsync(clock => new SimulatorOptions { TimeProvider = clock });

    [TearDown]
    public async Task StopAsync()
    {
        Client.Dispose();
        _tokens.Clear();
        var unmet = Simulator.Faults.Unmet;
        await Simulator.DisposeAsync();
        Assert.That(unmet, Is.Empty, "faults that no request met");
    }

    /// <summary>Starts over with other options.</summary>
    private protected async Task StartAsync(Func<FakeTimeProvider, SimulatorOptions> options)
    {
        Client?.Dispose();
        if (Simulator is not null)
            await Simulator.DisposeAsync();
        _tokens.Clear();
        Clock = new FakeTimeProvider(new DateTimeOffset(2025, 12, 1, 8, 41, 7, TimeSpan.Zero));
        Simulator = new AnaplanSimulator(Tenant, options(Clock));
        var address = UsesSocket ? await Simulator.StartAsync() : new Uri("https://api.anaplan.test");
        Client = new HttpClient(UsesSocket ? new SocketsHttpHandler { AllowAutoRedirect = false } : Simulator.CreateHandler()) { BaseAddress = address };
    }

    private protected Task<HttpResponseMessage> SignInAsync(string email, string password = Sample.Password)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/token/authenticate") { Content = new ByteArrayContent([]) };
        request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{email}:{password}")));
        return Client.SendAsync(request);
    }

    /// <summary>A token of this user, got once for each test.</summary>
    private protected async Task<string> TokenAsync(string email)
    {
        if (!_tokens.TryGetValue(email, out var token))
        {
            using var response = await SignInAsync(email);
            var json = await JsonAsync(response);
            _tokens[email] = token = json.GetProperty("tokenInfo").GetProperty("tokenValue").GetString()!;
        }
        return token;
    }

    /// <summary>New tokens from here on.</summary>
    private protected void SignInAgain() => _tokens.Clear();

    private protected async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, HttpContent? content = null, string user = Sample.Ada,
            Action<HttpRequestHeaders>? headers = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.Authorization = new("AnaplanAuthToken", await TokenAsync(user));
        headers?.Invoke(request.Headers);
        return await Client.SendAsync(request);
    }

    /// <summary>A request of Ada's, for tests that send it in their own way.</summary>
    private protected async Task<HttpRequestMessage> RequestAsync(HttpMethod method, string path, HttpContent? content = null)
    {
        var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.Authorization = new("AnaplanAuthToken", await TokenAsync(Sample.Ada));
        return request;
    }

    private protected Task<HttpResponseMessage> GetAsync(string path, string user = Sample.Ada) =>
        SendAsync(HttpMethod.Get, path, null, user);

    private protected Task<HttpResponseMessage> PostAsync(string path, string json, string user = Sample.Ada) =>
        SendAsync(HttpMethod.Post, path, Json(json), user);

    private protected async Task<HttpStatusCode> StatusAsync(Task<HttpResponseMessage> sending)
    {
        using var response = await sending;
        return response.StatusCode;
    }

    private protected async Task<JsonElement> JsonAsync(Task<HttpResponseMessage> sending)
    {
        using var response = await sending;
        return await JsonAsync(response);
    }

    private protected static async Task<JsonElement> JsonAsync(HttpResponseMessage response)
    {
        Assert.That(response.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/json"),
            response.StatusCode.ToString());
        return JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync()).RootElement;
    }

    private protected static HttpContent Json(string json) => new StringContent(json, Encoding.UTF8, "application/json");

    private protected static HttpContent Bytes(byte[] bytes, string type = "application/octet-stream") =>
        new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue(type) } };

    /// <summary>Waits for something that happens on another thread, and that turning the clock would not bring about.</summary>
    private protected static async Task WaitForAsync(Func<bool> condition)
    {
        while (!condition())
            await Task.Yield();
    }

    private protected static IEnumerable<string> Names(JsonElement collection, string member = "name") =>
        collection.EnumerateArray().Select(item => item.GetProperty(member).GetString()!);
}
