using AnaplanConnectors.TestKit;

namespace AnaplanConnectors.Client.Tests;

internal sealed class OAuthTests : ClientTest
{
    private const string TokenPath = "/oauth/token";

    private readonly TemporaryFolder _folder = new();

    private string VaultPath => Path.Combine(_folder.Root, "vault");

    private FileTokenVault Vault => new(VaultPath, Clock);

    [OneTimeTearDown]
    public void RemoveFolder() => _folder.Dispose();

    [SetUp]
    public void EmptyVault()
    {
        foreach (var file in Directory.GetFiles(_folder.Root))
            File.Delete(file);
        Service.On("GET", "/2/0/users/me").Reply(Replies.Enveloped("'user' : { 'id' : '8a81', 'email' : 'ada@example.com' }"));
    }

    private static Reply Granted(string access, string? refresh, int seconds = 2100) => Replies.Json(
        $"{{ 'access_token' : '{access}', {(refresh is null ? "" : $"'refresh_token' : '{refresh}', ")}'expires_in' : {seconds}, 'scope' : 'openid offline_access', 'token_type' : 'Bearer' }}");

    private static Reply Word(int status, string error) => Replies.Status(status, $$"""{"error":"{{error}}","error_description":"In words."}""");

    private OAuthClient OAuth(Secret? secret = null) => new(new("9f1c", secret), new() { TimeProvider = Clock }, Service);

    private async Task Keep(string access, string? refresh, TimeSpan left)
    {
        using var lease = await Vault.LockAsync(default);
        lease.Write(new(new(access), refresh is null ? null : new(refresh), Clock.GetUtcNow() + left));
    }

    private async Task<IReadOnlyList<string?>> KeptRefreshTokens()
    {
        using var lease = await Vault.LockAsync(default);
        return lease.Read().Select(t => t.RefreshToken?.Reveal()).ToList();
    }

    private AnaplanClient Job() => Client(signIn: AnaplanSignIn.WithOAuth(new("9f1c"), Vault));

    [Test]
    public void The_address_to_sign_in_holds_everything_escaped()
    {
        using var oauth = OAuth();

        var address = oauth.GetAuthorizationUri(new("https://etl.example.com/callback?x=1"), "s t&te");

        Assert.That(address.AbsoluteUri, Is.EqualTo(
            "https://us1a.app.anaplan.com/auth/authorize?response_type=code&client_id=9f1c&redirect_uri=https%3A%2F%2Fetl.example.com%2Fcallback%3Fx%3D1"
            + "&scope=openid%20email%20offline_access&state=s%20t%26te"));
    }

    [Test]
    public async Task A_code_is_exchanged_with_secret_and_redirect_address()
    {
        Service.On("POST", TokenPath).Reply(Granted("access", "refresh"));
        using var oauth = OAuth(new("s3cret"));

        var tokens = await Run(oauth.ExchangeCodeAsync("q7Vd", new("https://etl.example.com/callback")));

        Assert.That(Service.Calls.Single().Text, Is.EqualTo(
            """{"grant_type":"authorization_code","code":"q7Vd","client_id":"9f1c","client_secret":"s3cret","redirect_uri":"https://etl.example.com/callback"}"""));
        Assert.That((Service.Calls[0].Host, Service.Calls[0].Authorization), Is.EqualTo(("us1a.app.anaplan.com", (string?)null)));
        Assert.That((tokens.AccessToken.Reveal(), tokens.RefreshToken!.Reveal(), tokens.ExpiresAt - Clock.GetUtcNow()), Is.EqualTo(("access", "refresh", TimeSpan.FromSeconds(2100))));
    }

    [TestCase(400)]
    [TestCase(401)]
    [TestCase(403)]
    [TestCase(500)]
    public async Task The_word_decides_and_not_the_status(int status)
    {
        Service.On("POST", TokenPath).Reply(Word(status, "invalid_grant"));
        using var oauth = OAuth();

        var error = await Failure<AnaplanSignInException>(() => oauth.ExchangeCodeAsync("used", new("https://etl.example.com/callback")));

        Assert.That((error.Code, Service.Calls.Count), Is.EqualTo((ErrorCodes.RefreshTokenRefused, 1)));
        Assert.That(error.Message, Does.Contain("invalid_grant: In words."));
    }

    [Test]
    public async Task A_device_is_asked_for_no_faster_than_allowed_and_slower_when_told()
    {
        Service.On("POST", "/oauth/device/code").Reply(Replies.Json(
            "{ 'device_code' : 'Zk3', 'user_code' : 'KTRF-QZPM', 'verification_uri' : 'https://us1a.app.anaplan.com/activate', 'expires_in' : 900, 'interval' : 5 }"));
        Service.On("POST", TokenPath).Reply(Word(400, "authorization_pending"), Word(403, "slow_down"), Word(400, "authorization_pending"), Granted("access", "refresh"));
        using var oauth = OAuth();

        var device = await Run(oauth.StartDeviceAsync());
        var tokens = await Run(oauth.WaitForDeviceAsync(device));

        Assert.That((device.UserCode, device.VerificationUri, tokens.RefreshToken!.Reveal()), Is.EqualTo(("KTRF-QZPM", "https://us1a.app.anaplan.com/activate", "refresh")));
        Assert.That(Service.CallsTo("POST", TokenPath).Select(c => (c.At - Clock.Start).TotalSeconds), Is.EqualTo(new[] { 5d, 10, 20, 30 }));
    }

    [TestCase("access_denied")]
    [TestCase("expired_token")]
    public async Task A_device_that_is_refused_ends_the_waiting(string error)
    {
        Service.On("POST", "/oauth/device/code").Reply(Replies.Json("{ 'device_code' : 'Zk3', 'user_code' : 'K', 'verification_uri' : 'x' }"));
        Service.On("POST", TokenPath).Reply(Word(400, error));
        using var oauth = OAuth();
        var device = await Run(oauth.StartDeviceAsync());

        await Failure<AnaplanSignInException>(() => oauth.WaitForDeviceAsync(device));

        Assert.That(Service.CallsTo("POST", TokenPath), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_device_that_nobody_finishes_is_given_up_when_the_code_expires()
    {
        Service.On("POST", "/oauth/device/code").Reply(Replies.Json("{ 'device_code' : 'Zk3', 'user_code' : 'K', 'verification_uri' : 'x', 'expires_in' : 60 }"));
        Service.On("POST", TokenPath).Reply(Word(400, "authorization_pending"));
        using var oauth = OAuth();
        var device = await Run(oauth.StartDeviceAsync());

        await Failure<AnaplanSignInException>(() => oauth.WaitForDeviceAsync(device));

        Assert.That(Clock.Elapsed, Is.EqualTo(TimeSpan.FromSeconds(60)));
    }

    [Test]
    public async Task A_job_uses_the_access_token_that_is_kept_while_it_is_good()
    {
        await Keep("kept", "r1", TimeSpan.FromMinutes(30));

        await Run(Job().GetCurrentUserAsync());

        Assert.That(Service.Calls.Select(c => (c.Path, c.Token)), Is.EqualTo(new[] { ("/2/0/users/me", "kept") }));
    }

    [Test]
    public async Task A_rotated_token_is_kept_before_the_first_call_is_made()
    {
        await Keep("old", "r1", TimeSpan.FromMinutes(1));
        Service.On("POST", TokenPath).Reply(Granted("new", "r2"));
        IReadOnlyList<string>? keptAtFirstCall = null;
        Service.On("GET", "/2/0/users/me").Reply(_ =>
        {
            keptAtFirstCall = Directory.GetFiles(_folder.Root, "vault.?").Select(File.ReadAllText).Where(t => t.Contains("\"r2\"")).ToList();
            return Replies.Enveloped("'user' : { 'id' : '8a81' }");
        });

        await Run(Job().GetCurrentUserAsync());

        Assert.That(keptAtFirstCall, Has.Count.EqualTo(1));
        Assert.That(Service.CallsTo("POST", TokenPath).Single().Text, Is.EqualTo("""{"grant_type":"refresh_token","client_id":"9f1c","refresh_token":"r1"}"""));
        Assert.That(await KeptRefreshTokens(), Is.EqualTo(new[] { "r2", "r1" }));
    }

    [Test]
    public async Task A_token_that_does_not_rotate_stays()
    {
        await Keep("old", "r1", TimeSpan.Zero);
        Service.On("POST", TokenPath).Reply(Granted("new", refresh: null));

        await Run(Job().GetCurrentUserAsync());

        Assert.That((await KeptRefreshTokens())[0], Is.EqualTo("r1"));
    }

    [Test]
    public async Task A_token_that_is_refused_in_mid_flight_is_renewed_once_though_it_looks_good()
    {
        await Keep("revoked", "r1", TimeSpan.FromMinutes(30));
        Service.On("POST", TokenPath).Reply(Granted("new", "r2"));
        Service.On("GET", "/2/0/users/me").Reply(call => call.Token == "new" ? Replies.Enveloped("'user' : { 'id' : '1' }") : Replies.Status(401));

        await Run(Job().GetCurrentUserAsync());

        Assert.That(Service.CallsTo("GET", "/2/0/users/me").Select(c => c.Token), Is.EqualTo(new[] { "revoked", "new" }));
    }

    [Test]
    public async Task Two_jobs_that_share_a_vault_rotate_once()
    {
        await Keep("old", "r1", TimeSpan.Zero);
        Service.On("POST", TokenPath).Reply(Granted("new", "r2"), Word(400, "invalid_grant"));

        await Run(Task.WhenAll(Job().GetCurrentUserAsync(), Job().GetCurrentUserAsync()));

        Assert.That(Service.CallsTo("POST", TokenPath), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_crash_while_the_newest_is_written_leaves_the_one_before()
    {
        await Keep("a1", "r1", TimeSpan.Zero);
        await Keep("a2", "r2", TimeSpan.Zero);
        var newest = Directory.GetFiles(_folder.Root, "vault.?").Single(f => File.ReadAllText(f).Contains("\"r2\""));
        File.WriteAllText(newest, File.ReadAllText(newest).Substring(0, 40));

        Assert.That(await KeptRefreshTokens(), Is.EqualTo(new[] { "r1" }));
    }

    [Test]
    public async Task Torn_at_any_byte_a_vault_still_gives_the_token_before()
    {
        await Keep("a1", "r1", TimeSpan.Zero);
        await Keep("a2", "r2", TimeSpan.Zero);
        var newest = Directory.GetFiles(_folder.Root, "vault.?").Single(f => File.ReadAllText(f).Contains("\"r2\""));
        var whole = File.ReadAllBytes(newest);
        var found = new List<string?>();

        for (var length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(newest, whole.Take(length).ToArray());
            found.Add((await KeptRefreshTokens()).Single());
        }

        Assert.That(found, Is.All.EqualTo("r1"));
    }

    [Test]
    public async Task When_the_newest_is_dead_the_one_before_is_tried()
    {
        await Keep("a1", "r1", TimeSpan.Zero);
        await Keep("a2", "r2", TimeSpan.Zero);
        Service.On("POST", TokenPath).Reply(Replies.After(call => call.Text.Contains("r2") ? Word(400, "invalid_grant") : Granted("new", "r3")));

        await Run(Job().GetCurrentUserAsync());

        Assert.That((await KeptRefreshTokens())[0], Is.EqualTo("r3"));
    }

    [Test]
    public async Task When_all_are_dead_somebody_has_to_sign_in_again()
    {
        await Keep("a1", "r1", TimeSpan.Zero);
        Service.On("POST", TokenPath).Reply(Word(400, "invalid_grant"));

        var error = await Failure<AnaplanSignInException>(() => Job().GetCurrentUserAsync());

        Assert.That((error.Code, await KeptRefreshTokens()), Is.EqualTo((ErrorCodes.RefreshTokenRefused, new[] { "r1", "r1" })));
    }

    [Test]
    public async Task An_empty_vault_says_what_to_do()
    {
        var error = await Failure<AnaplanSignInException>(() => Job().GetCurrentUserAsync());

        Assert.That((error.Code, Service.Calls.Count), Is.EqualTo((ErrorCodes.TokenVaultUnusable, 0)));
    }

    [Test]
    public async Task A_vault_that_somebody_else_holds_is_waited_for_and_then_given_up()
    {
        await Keep("kept", "r1", TimeSpan.FromMinutes(30));
        using var held = await Vault.LockAsync(default);

        var error = await Failure<AnaplanSignInException>(() => Job().GetCurrentUserAsync());

        Assert.That(error.Code, Is.EqualTo(ErrorCodes.TokenVaultUnusable));
        Assert.That(Clock.Elapsed, Is.GreaterThanOrEqualTo(TimeSpan.FromMinutes(2)));
    }

    [Test]
    public async Task A_vault_that_cannot_be_written_is_noticed_before_the_old_token_is_spent()
    {
        var vault = new FullVault();

        var error = await Failure<AnaplanSignInException>(() => Client(signIn: AnaplanSignIn.WithOAuth(new("9f1c"), vault)).GetCurrentUserAsync());

        Assert.That((error.Code, Service.CallsTo("POST", TokenPath).Count), Is.EqualTo((ErrorCodes.TokenVaultUnusable, 0)));
    }

    [Test]
    public async Task Renewing_that_fails_for_now_leaves_the_token_that_is_good_for_minutes_yet()
    {
        await Keep("kept", "r1", TimeSpan.FromMinutes(30));
        Service.On("POST", TokenPath).Reply(Replies.Status(503));
        var job = Job();
        await Run(job.GetCurrentUserAsync());
        Clock.Advance(TimeSpan.FromMinutes(26));

        await Run(job.GetCurrentUserAsync());

        Assert.That(Service.CallsTo("GET", "/2/0/users/me").Select(c => c.Token), Is.EqualTo(new[] { "kept", "kept" }));
    }

    [Test]
    public async Task Nothing_that_is_shown_holds_a_token_or_secret()
    {
        await Keep("canary-access", "canary-refresh", TimeSpan.Zero);
        Service.On("POST", TokenPath).Reply(Word(400, "invalid_grant"));

        var error = await Failure<AnaplanSignInException>(() => Client(signIn: AnaplanSignIn.WithOAuth(new("9f1c", new("canary-secret")), Vault)).GetCurrentUserAsync());

        Assert.That(error + string.Join("\n", Events.All), Does.Not.Contain("canary"));
    }

    private sealed class FullVault : ITokenVault, ITokenVaultLease
    {
        public Task<ITokenVaultLease> LockAsync(CancellationToken cancellationToken) => Task.FromResult<ITokenVaultLease>(this);

        public IReadOnlyList<OAuthTokens> Read() => [new(new("old"), new("r1"), DateTimeOffset.MinValue)];

        public void Write(OAuthTokens tokens) => throw new AnaplanSignInException(ErrorCodes.TokenVaultUnusable, "The disk is full.");

        public void Dispose()
        {
        }
    }
}
