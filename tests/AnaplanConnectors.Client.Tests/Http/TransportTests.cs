namespace AnaplanConnectors.Client.Tests;

/// <summary>What the transport of each framework really does, seen from the other end of the wire.</summary>
public sealed class TransportTests
{
    private const string Tasks = "/2/0/models/M/imports/112/tasks";

    private const string Empty = "{ 'status' : { 'code' : 200 } }";

    private readonly List<IDisposable> _open = [];

    [TearDown]
    public void Close()
    {
        _open.ForEach(o => o.Dispose());
        _open.Clear();
    }

    private RawServer Serve(Func<string, int, RawAnswer> answer)
    {
        var server = new RawServer((line, count) => line == "POST /token/authenticate" ? RawAnswer.Token : answer(line, count));
        _open.Add(server);
        return server;
    }

    private AnaplanClient Client(Uri address, TimeoutOptions? timeouts = null, ProxyOptions? proxy = null, int retries = 0)
    {
        var client = new AnaplanClient(new()
        {
            SignIn = AnaplanSignIn.WithPassword("ada@example.com", new("s3cret")),
            Hosts = AnaplanHosts.Single(address),
            Proxy = proxy ?? ProxyOptions.None,
            Timeouts = timeouts ?? new(),
            Retry = new() { MaxRetries = retries, FirstDelay = TimeSpan.FromMilliseconds(1), MaxDelay = TimeSpan.FromMilliseconds(1) },
        });
        _open.Add(client);
        return client;
    }

    [Test]
    public async Task A_start_arrives_once_when_the_pooled_connection_closes_under_it()
    {
        var server = Serve((line, _) => line.StartsWith("POST", StringComparison.Ordinal) ? RawAnswer.Drop : RawAnswer.Json(Empty));
        var imports = Client(server.Address).Model("M").Imports;

        await Assert.ThatAsync(() => imports.StartAsync("112", new() { SettleWindow = TimeSpan.Zero }), Throws.TypeOf<AnaplanUnknownOutcomeException>());

        Assert.That(server.Count("POST " + Tasks), Is.EqualTo(1));
    }

    [Test]
    public async Task A_deletion_arrives_as_often_as_we_send_it_and_no_more()
    {
        var server = Serve((_, _) => RawAnswer.Drop);
        var files = Client(server.Address, retries: 2).Model("M").Files;

        await Assert.ThatAsync(() => files.DeleteContentAsync("113"), Throws.TypeOf<AnaplanApiException>().With.Property("Attempts").EqualTo(3));

        Assert.That(server.Count("DELETE /2/0/models/M/files/113"), Is.EqualTo(3));
    }

    [Test]
    public async Task A_start_is_not_waited_for_with_100_continue()
    {
        var server = Serve((line, _) => RawAnswer.Json(line.StartsWith("POST", StringComparison.Ordinal) ? "{ 'task' : { 'taskId' : 'T' } }" : Empty));

        await Client(server.Address).Model("M").Imports.StartAsync("112");

        Assert.That(server.Arrivals.Where(a => a.IndexOf("100-continue", StringComparison.OrdinalIgnoreCase) >= 0), Is.Empty);
    }

    [Test]
    public async Task A_redirect_is_not_followed_and_the_token_goes_nowhere_else([Values("301 Moved", "302 Found", "307 Temporary", "308 Permanent")] string status)
    {
        var elsewhere = Serve((_, _) => RawAnswer.Json(Empty));
        var server = Serve((_, _) => RawAnswer.Of(status, "", headers: $"Location: {elsewhere.Address}steal\r\n"));

        await Assert.ThatAsync(() => Client(server.Address).GetCurrentUserAsync(), Throws.TypeOf<AnaplanApiException>().With.Property("Code").EqualTo(ErrorCodes.Redirected));

        Assert.That(elsewhere.Arrivals, Is.Empty);
    }

    [Test]
    public async Task Cookies_are_not_kept()
    {
        var server = Serve((_, _) => RawAnswer.Of("200 OK", "{\"user\":{\"id\":\"u\"}}", headers: "Set-Cookie: session=1; Path=/\r\n"));
        var client = Client(server.Address);
        await client.GetCurrentUserAsync();

        await client.GetCurrentUserAsync();

        Assert.That(server.Arrivals.Where(a => a.IndexOf("Cookie:", StringComparison.OrdinalIgnoreCase) >= 0), Is.Empty);
    }

    [Test]
    public async Task Where_nothing_listens_there_is_no_connection()
    {
        var gone = new RawServer((_, _) => RawAnswer.Drop);
        gone.Dispose();

        var error = await Catch.Async<AnaplanApiException>(() => Client(gone.Address).SignInAsync());

        Assert.That(error.Code, Is.EqualTo(ErrorCodes.NoConnection));
        Assert.That(error.IsTransient, Is.True);
    }

    [Test]
    public async Task A_name_that_does_not_exist_is_no_connection()
    {
        var client = Client(new("https://no-such-host.invalid"));

        await Assert.ThatAsync(() => client.SignInAsync(), Throws.TypeOf<AnaplanApiException>().With.Property("Code").EqualTo(ErrorCodes.NoConnection));
    }

    [Test]
    public async Task A_body_that_ends_early_is_fetched_again()
    {
        var whole = RawAnswer.Json("{ 'user' : { 'id' : 'u', 'email' : 'ada@example.com' } }");
        var server = Serve((_, count) => count == 1 ? new(whole.Bytes.Take(whole.Bytes.Length - 10).ToArray(), Close: true) : whole);

        var user = await Client(server.Address, retries: 1).GetCurrentUserAsync();

        Assert.That(user.Id, Is.EqualTo("u"));
        Assert.That(server.Count("GET /2/0/users/me"), Is.EqualTo(2));
    }

    [Test]
    public async Task A_body_that_stalls_is_given_up()
    {
        var whole = RawAnswer.Json("{ 'user' : { 'id' : 'u' } }");
        var server = Serve((_, _) => new(whole.Bytes.Take(whole.Bytes.Length - 5).ToArray(), Stall: true));
        var client = Client(server.Address, new() { NoProgress = TimeSpan.FromMilliseconds(300) });

        await Assert.ThatAsync(() => client.GetCurrentUserAsync(), Throws.TypeOf<AnaplanApiException>()
            .With.Property("Code").EqualTo(ErrorCodes.TimedOut).And.Message.Contains("no byte moved for 0.3 s"));
    }

    [Test]
    public async Task An_answer_that_never_begins_is_given_up()
    {
        var server = Serve((_, _) => new([], Stall: true));
        var client = Client(server.Address, new() { Answer = TimeSpan.FromMilliseconds(300) });

        await Assert.ThatAsync(() => client.GetCurrentUserAsync(), Throws.TypeOf<AnaplanApiException>()
            .With.Property("Code").EqualTo(ErrorCodes.TimedOut).And.Message.Contains("no answer within 0.3 s"));
    }

    [Test]
    public async Task A_body_that_nobody_takes_is_given_up()
    {
        var server = Serve((_, _) => RawAnswer.Drop);
        using var deaf = new DeafServer();
        var upload = Upload(new(deaf.Address, server.Address), new() { NoProgress = TimeSpan.FromMilliseconds(300) });

        var error = await Catch.Async<AnaplanApiException>(() => upload.PutChunkAsync(0, ChunkBody.FromBytes(new byte[50_000_000])));

        Assert.That(error.Code, Is.EqualTo(ErrorCodes.TimedOut));
        Assert.That(error.Message, Does.Contain("no byte moved for 0.3 s"));
    }

    [Test]
    public async Task A_proxy_that_refuses_is_named_without_its_password()
    {
        var proxy = Serve((_, _) => RawAnswer.Of("407 Proxy Authentication Required", "", headers: "Proxy-Authenticate: Basic realm=\"p\"\r\n"));
        var client = Client(new("https://api.anaplan.com"), proxy: new() { Address = proxy.Address, UserName = "proxyuser", Password = new("pr0xy-pass") });

        var error = await Catch.Async<AnaplanApiException>(() => client.SignInAsync());

        Assert.That(error.Code, Is.EqualTo(ErrorCodes.ProxyRefused));
        Assert.That(error.Message, Does.Contain(proxy.Address.Authority));
        Assert.That(error.ToString(), Does.Not.Contain("pr0xy-pass"));
        Assert.That(proxy.Arrivals[0], Does.StartWith("CONNECT api.anaplan.com:443"));
    }

    [Test]
    public async Task A_password_in_the_address_of_a_proxy_is_told_to_nobody()
    {
        var proxy = Serve((_, _) => RawAnswer.Of("407 Proxy Authentication Required", "", headers: "Proxy-Authenticate: Basic realm=\"p\"\r\n"));
        var address = new UriBuilder(proxy.Address) { UserName = "proxyuser", Password = "pr0xy-pass" }.Uri;
        var client = Client(new("https://api.anaplan.com"), proxy: new() { Address = address });

        var error = await Catch.Async<AnaplanApiException>(() => client.SignInAsync());

        Assert.That(error.Code, Is.EqualTo(ErrorCodes.ProxyRefused));
        Assert.That(error.ToString(), Does.Contain(proxy.Address.Authority).And.Not.Contain("pr0xy-pass"));
    }

    // An upload that is taken as begun: what counts is the chunk.
    private FileUpload Upload(AnaplanHosts hosts, TimeoutOptions timeouts)
    {
        var options = new AnaplanClientOptions
        {
            SignIn = AnaplanSignIn.WithPassword("ada@example.com", new("s3cret")),
            Hosts = hosts,
            Proxy = ProxyOptions.None,
            Timeouts = timeouts,
            Retry = new() { MaxRetries = 0 },
        };
        var caller = new ApiCaller(options, null);
        _open.Add(caller);
        var api = new ApiSession(caller, new TokenStore(new(caller), options.SignIn, caller));
        return new(new(new(api, "M", "model M"), TimeSpan.FromMinutes(1)), new() { Id = "113" }, 1);
    }
}
