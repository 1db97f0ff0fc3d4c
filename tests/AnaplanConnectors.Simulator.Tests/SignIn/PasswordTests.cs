using System.Net;
using System.Text;

namespace AnaplanConnectors.Simulator.Tests;

[TestFixture(false)]
[TestFixture(true)]
public sealed class PasswordTests(bool usesSocket) : ServiceTest
{
    private protected override bool UsesSocket => usesSocket;

    [Test]
    public async Task Signing_in_creates_a_token()
    {
        using var response = await SignInAsync(Sample.Ada);

        var json = await JsonAsync(response);
        var token = json.GetProperty("tokenInfo");
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Created));
        Assert.That(json.GetProperty("meta").GetProperty("validationUrl").GetString(), Does.EndWith("/token/validate"));
        Assert.That(json.GetProperty("status").GetString(), Is.EqualTo("SUCCESS"));
        Assert.That(json.GetProperty("statusMessage").GetString(), Is.EqualTo("Login successful"));
        Assert.That(token.GetProperty("tokenValue").GetString(), Does.Match(@"^[A-Za-z0-9+/=]{100,}\.[A-Za-z0-9+/=]+$"));
        Assert.That(Guid.TryParse(token.GetProperty("tokenId").GetString(), out _), Is.True);
        Assert.That(Guid.TryParse(token.GetProperty("refreshTokenId").GetString(), out _), Is.True);
    }

    [Test]
    public async Task A_token_expires_after_35_minutes()
    {
        using var response = await SignInAsync(Sample.Ada);

        var expiry = (await JsonAsync(response)).GetProperty("tokenInfo").GetProperty("expiresAt").GetInt64();
        Assert.That(DateTimeOffset.FromUnixTimeMilliseconds(expiry), Is.EqualTo(Clock.GetUtcNow().AddMinutes(35)));
    }

    [TestCase(Sample.Ada, "wrong", TestName = "A_wrong_password_is_refused")]
    [TestCase(Sample.Ada, "", TestName = "An_empty_password_is_refused")]
    [TestCase("nobody@example.com", Sample.Password, TestName = "An_unknown_user_is_refused")]
    [TestCase("nobody@example.com", "", TestName = "An_unknown_user_without_password_is_refused")]
    [TestCase(Sample.Gone, Sample.Password, TestName = "An_inactive_user_is_refused")]
    public async Task Refused(string email, string password)
    {
        using var response = await SignInAsync(email, password);

        var json = await JsonAsync(response);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(json.GetProperty("status").GetString(), Is.EqualTo("FAILURE_BAD_CREDENTIAL"));
        Assert.That(json.GetProperty("statusMessage").GetString(), Is.EqualTo("invalid credentials or not authorised"));
        Assert.That(json.TryGetProperty("path", out _), Is.False);
    }

    [Test]
    public async Task The_address_is_not_case_sensitive()
    {
        using var response = await SignInAsync(Sample.Ada.ToUpperInvariant());

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Created));
    }

    [TestCase(null)]
    [TestCase("Basic")]
    [TestCase("Basic ???")]
    [TestCase("Basic bm9jb2xvbg==")]
    [TestCase("Basic /zp4")]
    [TestCase("Digest abc")]
    public async Task A_header_that_is_missing_or_malformed_is_400(string? header)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/token/authenticate");
        if (header is not null)
            request.Headers.TryAddWithoutValidation("Authorization", header);

        using var response = await Client.SendAsync(request);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await JsonAsync(response)).GetProperty("status").GetString(), Is.EqualTo("FAILURE_BAD_HEADER"));
    }

    [Test]
    public async Task A_password_is_recorded_nowhere()
    {
        using var response = await SignInAsync(Sample.Ada);

        var record = Simulator.Requests.Single();
        Assert.That(record.SignInScheme, Is.EqualTo("Basic"));
        Assert.That(record.Headers.Values,
            Has.None.Contains(Convert.ToBase64String(Encoding.UTF8.GetBytes(Sample.Password))[..8]));
        Assert.That(record.Headers.Keys, Has.None.EqualTo("Authorization"));
    }
}
