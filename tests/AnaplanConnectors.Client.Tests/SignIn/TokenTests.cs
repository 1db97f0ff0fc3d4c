namespace AnaplanConnectors.Client.Tests;

internal sealed class TokenTests : ClientTest
{
    private const string Me = "/2/0/users/me";

    private const string SignInPath = "/token/authenticate";

    private static readonly Reply User = Replies.Enveloped("'user' : { 'id' : '8a81', 'email' : 'ada@example.com' }");

    [SetUp]
    public void KnowTheUser() => Service.On("GET", Me).Reply(User);

    [Test]
    public async Task Validating_a_token_tells_whose_it_is()
    {
        Service.On("GET", "/token/validate").Reply(Replies.Json(
            "{ 'status' : 'SUCCESS', 'userInfo' : { 'userGuid' : '8a81', 'userId' : 'ada@example.com', 'customerGuid' : '8a82' }, 'tokenInfo' : { 'expiresAt' : 1 } }"));

        var user = await Run(Client().ValidateTokenAsync());

        Assert.That((user.UserId, user.Email, user.TenantId), Is.EqualTo(("8a81", "ada@example.com", "8a82")));
        Assert.That(Service.Calls[^1].Token, Is.EqualTo("token-1"));
    }

    [Test]
    public async Task Sixteen_callers_sign_in_once()
    {
        var client = Client();

        await Run(Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => client.GetCurrentUserAsync()))));

        Assert.That(Service.CallsTo("POST", SignInPath), Has.Count.EqualTo(1));
        Assert.That(Service.CallsTo("GET", Me).Select(c => c.Authorization), Is.All.EqualTo("AnaplanAuthToken token-1"));
    }

    [Test]
    public async Task Sixteen_callers_that_are_refused_sign_in_again_once()
    {
        Service.On("GET", Me).Reply(call => call.Token == "token-1" ? Replies.Status(401) : User);
        var client = Client();

        await Run(Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => client.GetCurrentUserAsync()))));

        Assert.That(Service.CallsTo("POST", SignInPath), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_token_that_is_refused_for_ever_ends_after_two_sign_ins()
    {
        Service.On("GET", Me).Reply(Replies.Status(401, """{"status":{"code":401,"message":"Unauthorized"}}"""));
        var client = Client();

        var error = await Failure<AnaplanSignInException>(
            () => Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => client.GetCurrentUserAsync()))));

        Assert.That(error.Code, Is.EqualTo(ErrorCodes.TokenRefused));
        Assert.That(Service.CallsTo("POST", SignInPath), Has.Count.EqualTo(2));
        Assert.That(Service.CallsTo("GET", Me), Has.Count.LessThanOrEqualTo(32));
        Assert.That(Clock.Elapsed, Is.LessThan(TimeSpan.FromMinutes(1)));
    }

    [Test]
    public async Task Refused_tokens_are_given_another_chance_after_a_minute()
    {
        Service.On("GET", Me).Reply(call => call.Token == "token-3" ? User : Replies.Status(401));
        var client = Client();
        await Failure<AnaplanSignInException>(() => client.GetCurrentUserAsync());
        await Failure<AnaplanSignInException>(() => client.GetCurrentUserAsync());
        Clock.Advance(TimeSpan.FromMinutes(1));

        await Run(client.GetCurrentUserAsync());

        Assert.That(Service.CallsTo("POST", SignInPath), Has.Count.EqualTo(3));
    }

    [Test]
    public async Task A_token_is_prolonged_five_minutes_before_it_expires()
    {
        var client = Client();
        await Run(client.GetCurrentUserAsync());
        Clock.Advance(TimeSpan.FromMinutes(29));
        await Run(client.GetCurrentUserAsync());
        Clock.Advance(TimeSpan.FromMinutes(1));

        await Run(client.GetCurrentUserAsync());

        Assert.That(Service.CallsTo("POST", "/token/refresh").Select(c => c.At - Clock.Start), Is.EqualTo(new[] { TimeSpan.FromMinutes(30) }));
        Assert.That(Events.Of<TokenRefreshed>(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_short_lived_token_is_prolonged_when_fifteen_percent_are_left()
    {
        Service.TokenLifetime = TimeSpan.FromSeconds(180);
        var client = Client();
        await Run(client.GetCurrentUserAsync());
        Clock.Advance(TimeSpan.FromSeconds(152));
        await Run(client.GetCurrentUserAsync());
        Clock.Advance(TimeSpan.FromSeconds(2));

        await Run(client.GetCurrentUserAsync());

        Assert.That(Service.CallsTo("POST", "/token/refresh"), Has.Count.EqualTo(1));
    }

    [TestCase(13)]
    [TestCase(-13)]
    public async Task A_clock_that_is_hours_off_does_not_matter(int hours)
    {
        Service.Skew = TimeSpan.FromHours(hours);
        var client = Client();
        await Run(client.GetCurrentUserAsync());
        Clock.Advance(TimeSpan.FromMinutes(29));
        await Run(client.GetCurrentUserAsync());
        Clock.Advance(TimeSpan.FromMinutes(2));

        await Run(client.GetCurrentUserAsync());

        Assert.That(Service.CallsTo("POST", SignInPath), Has.Count.EqualTo(1));
        Assert.That(Service.CallsTo("POST", "/token/refresh"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task An_expired_token_is_not_prolonged_but_replaced()
    {
        var client = Client();
        await Run(client.GetCurrentUserAsync());
        Clock.Advance(TimeSpan.FromHours(2));

        await Run(client.GetCurrentUserAsync());

        Assert.That(Service.CallsTo("POST", "/token/refresh"), Is.Empty);
        Assert.That(Service.CallsTo("GET", Me).Last().Token, Is.EqualTo("token-2"));
    }

    [Test]
    public async Task A_token_that_cannot_be_prolonged_is_replaced()
    {
        Service.On("POST", "/token/refresh").Reply(Replies.Status(401, """{"status":"FAILURE_BAD_CREDENTIAL","statusMessage":"invalid"}"""));
        var client = Client();
        await Run(client.GetCurrentUserAsync());
        Clock.Advance(TimeSpan.FromMinutes(31));

        await Run(client.GetCurrentUserAsync());

        Assert.That(Service.CallsTo("GET", Me).Last().Token, Is.EqualTo("token-2"));
    }

    [Test]
    public async Task A_token_with_minutes_left_is_used_while_the_sign_in_service_is_down()
    {
        Service.On("POST", "/token/refresh").Reply(Replies.Status(503));
        var client = Client(new() { MaxRetries = 1 });
        await Run(client.GetCurrentUserAsync());
        Clock.Advance(TimeSpan.FromMinutes(31));

        await Run(client.GetCurrentUserAsync());

        Assert.That(Service.CallsTo("GET", Me).Last().Token, Is.EqualTo("token-1"));
        Assert.That(Service.CallsTo("POST", SignInPath), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task What_a_refresh_returns_is_what_is_used()
    {
        Service.On("POST", "/token/refresh").Reply(_ => Replies.Token("another", Clock.GetUtcNow() + TimeSpan.FromMinutes(35)));
        var client = Client();
        await Run(client.GetCurrentUserAsync());
        Clock.Advance(TimeSpan.FromMinutes(31));

        await Run(client.GetCurrentUserAsync());

        Assert.That(Service.CallsTo("GET", Me).Last().Token, Is.EqualTo("another"));
    }

    [Test]
    public async Task A_cancelled_caller_does_not_end_the_sign_in_of_the_others()
    {
        using var cancel = new CancellationTokenSource();
        Service.On("POST", SignInPath).Reply(_ =>
        {
            cancel.Cancel();
            return Replies.Token("token-1", Clock.GetUtcNow() + TimeSpan.FromMinutes(35));
        });
        var client = Client();

        await Failure<OperationCanceledException>(() => client.GetCurrentUserAsync(cancel.Token));
        await Run(client.GetCurrentUserAsync());

        Assert.That(Service.CallsTo("POST", SignInPath), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Signing_out_makes_the_next_call_sign_in_again()
    {
        var client = Client();
        await Run(client.GetCurrentUserAsync());

        await Run(client.SignOutAsync());
        await Run(client.GetCurrentUserAsync());

        Assert.That(Service.CallsTo("POST", "/token/logout").Single().Token, Is.EqualTo("token-1"));
        Assert.That(Service.CallsTo("GET", Me).Last().Token, Is.EqualTo("token-2"));
    }

    [Test]
    public async Task Signing_out_without_a_token_sends_nothing()
    {
        await Run(Client().SignOutAsync());

        Assert.That(Service.Calls, Is.Empty);
    }

    [TestCase(401, """{"status":"FAILURE_BAD_CREDENTIAL","statusMessage":"invalid credentials or not authorised"}""")]
    [TestCase(400, """{"status":"FAILURE_BAD_HEADER","statusMessage":"bad header"}""")]
    [TestCase(403, "")]
    public async Task Refused_credentials_are_an_error_at_once(int status, string body)
    {
        Service.On("POST", SignInPath).Reply(Replies.Status(status, body));

        var error = await Failure<AnaplanSignInException>(() => Client().SignInAsync());

        Assert.That(error.Code, Is.EqualTo(ErrorCodes.CredentialsRefused));
        Assert.That(error.Message, Does.StartWith("Could not sign in as ada@example.com: " + status));
        Assert.That(Service.CallsTo("POST", SignInPath), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_sign_in_service_that_is_down_is_tried_again()
    {
        Service.On("POST", SignInPath).Reply(Replies.Status(503), Replies.Reset, Replies.Token("late", Clock.Start + TimeSpan.FromHours(1)));

        await Run(Client().GetCurrentUserAsync());

        Assert.That(Service.CallsTo("GET", Me).Single().Token, Is.EqualTo("late"));
    }

    [Test]
    public async Task The_password_goes_as_basic_in_utf8_to_the_authentication_service()
    {
        var client = Client(signIn: AnaplanSignIn.WithPassword("ada@example.com", new("pä:ß€")));

        await Run(client.SignInAsync());

        var call = Service.CallsTo("POST", SignInPath).Single();
        Assert.That(call.Host, Is.EqualTo("auth.anaplan.com"));
        Assert.That(call.Authorization, Is.EqualTo("Basic " + Convert.ToBase64String("ada@example.com:pä:ß€"u8.ToArray())));
    }

    [TestCase("0")]
    [TestCase("-5")]
    [TestCase("9223372036854775807")]
    [TestCase("null")]
    [TestCase("\"1764571258347\"")]
    public async Task A_token_without_a_sensible_expiry_is_taken_for_half_an_hour(string expiresAt)
    {
        Service.On("POST", SignInPath).Reply(Replies.Content("{\"tokenInfo\":{\"tokenValue\":\"t\",\"expiresAt\":" + expiresAt + "}}", "application/json"));
        var client = Client();

        await Run(client.SignInAsync());

        Assert.That(Events.Of<SignedIn>().Single().Lifetime, Is.EqualTo(TimeSpan.FromMinutes(30)));
    }
}
