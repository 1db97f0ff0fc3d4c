namespace AnaplanConnectors.Client.Tests;

public sealed class AnaplanClientOptionsTests
{
    private static readonly AnaplanSignIn Ada = AnaplanSignIn.WithPassword("ada@example.com", new("s3cret"));

    private static string[] Problems(AnaplanClientOptions options)
        => [.. Assert.Throws<AnaplanConfigurationException>(() => _ = new AnaplanClient(options))!.Problems];

    [Test]
    public void The_defaults_need_only_a_sign_in()
    {
        Assert.That(() => new AnaplanClient(new() { SignIn = Ada }).Dispose(), Throws.Nothing);
        Assert.That(Problems(new()), Is.EqualTo(new[] { "no sign-in is set" }));
    }

    [Test]
    public void All_problems_are_told_together_and_before_any_request()
        => Assert.That(Problems(new()
        {
            SignIn = AnaplanSignIn.WithPassword(" ", new("")),
            Hosts = new(new("http://api.anaplan.com"), new("relative", UriKind.Relative)),
            Proxy = new() { Address = new("http://user:pass@proxy:3128"), UserName = "user" },
            Retry = new() { MaxRetries = -1, FirstDelay = TimeSpan.Zero, MaxDelay = TimeSpan.FromHours(2), Budget = TimeSpan.FromSeconds(-1) },
            Timeouts = new() { Connect = TimeSpan.Zero, Answer = TimeSpan.FromDays(2) },
            RequestsPerMinute = 601,
        }), Is.EqualTo(new[]
        {
            "the user is empty",
            "the password is empty",
            "the API host http://api.anaplan.com does not use https (http is for this machine only)",
            "the authentication host is not an absolute address",
            "the proxy address proxy:3128 carries credentials; set user name and password instead",
            "the proxy user 'user' has no password",
            "MaxRetries is -1 (allowed: 0 to 100)",
            "FirstDelay is 00:00:00 (allowed: above zero, up to MaxDelay, which is 02:00:00)",
            "MaxDelay is 02:00:00 (allowed: up to an hour)",
            "Budget, MaxRateLimitWait and MaxBusyWait must not be negative",
            "every timeout must be above zero",
            "no timeout may be above a day",
            "RequestsPerMinute is 601 (allowed: 1 to 600)",
        }));

    [Test]
    public void A_user_with_a_colon_cannot_be_sent()
        => Assert.That(Problems(new() { SignIn = AnaplanSignIn.WithPassword("a:b", new("s3cret")) }).Single(), Does.Contain("holds a colon"));

    [TestCase("http://localhost:5000")]
    [TestCase("http://127.0.0.1:5000")]
    [TestCase("http://[::1]:5000")]
    public void This_machine_may_be_reached_without_tls(string address)
        => Assert.That(() => new AnaplanClient(new() { SignIn = Ada, Hosts = AnaplanHosts.Single(new(address)) }).Dispose(), Throws.Nothing);

    [TestCase("ftp://api.anaplan.com")]
    [TestCase("https://user:secret@api.anaplan.com")]
    [TestCase("https://api.anaplan.com?x=1")]
    [TestCase("http://localhost.evil.example")]
    public void Other_addresses_are_refused(string address)
        => Assert.That(Problems(new() { SignIn = Ada, Hosts = AnaplanHosts.Single(new(address)) }), Has.Length.EqualTo(2).And.All.Not.Contain("secret"));

    [TestCase("us1", "api.anaplan.com", "auth.anaplan.com")]
    [TestCase(" EU4 ", "api.anaplan.com", "auth.anaplan.com")]
    [TestCase("gb1", "gb1.api.anaplan.com", "gb1.auth.anaplan.com")]
    [TestCase("IN1", "in1.api.anaplan.com", "in1.auth.anaplan.com")]
    [TestCase("ca1", "ca1a.api.anaplan.com", "ca1a.auth.anaplan.com")]
    [TestCase("au1", "au1a.api2.anaplan.com", "au1a.app2.anaplan.com")]
    public void Regions_have_their_hosts(string region, string api, string authentication)
    {
        var hosts = AnaplanHosts.ForRegion(region);

        Assert.That((hosts.Api.Host, hosts.Authentication.Host), Is.EqualTo((api, authentication)));
    }

    [Test]
    public void An_unknown_region_is_told_with_those_that_are_known()
        => Assert.That(() => AnaplanHosts.ForRegion("mars1"), Throws.TypeOf<AnaplanConfigurationException>().With.Message.Contains("'mars1'").And.Message.Contains("us9"));

    [Test]
    public void Regions_are_known_in_every_culture()
    {
        var before = System.Globalization.CultureInfo.CurrentCulture;
        System.Globalization.CultureInfo.CurrentCulture = new("tr-TR");
        try
        {
            Assert.That(AnaplanHosts.ForRegion("ID1").Api.Host, Is.EqualTo("id1.api.anaplan.com"));
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }
}
