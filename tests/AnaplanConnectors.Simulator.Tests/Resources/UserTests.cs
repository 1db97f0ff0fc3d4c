using System.Net;

namespace AnaplanConnectors.Simulator.Tests;

public sealed class UserTests : ServiceTest
{
    [Test]
    public async Task Me_is_the_caller()
    {
        var user = (await JsonAsync(GetAsync("/2/0/users/me"))).GetProperty("user");

        Assert.That(user.GetProperty("id").GetString(), Is.EqualTo("8a81c0de91d34b7f8e2a6c05f17b3d48"));
        Assert.That(user.GetProperty("email").GetString(), Is.EqualTo(Sample.Ada));
        Assert.That(user.GetProperty("firstName").GetString(), Is.EqualTo("Ada"));
        Assert.That(user.GetProperty("lastName").GetString(), Is.EqualTo("Lovelace"));
        Assert.That(user.GetProperty("active").GetBoolean(), Is.True);
        Assert.That(user.GetProperty("emailOptIn").GetBoolean(), Is.True);
        Assert.That(user.GetProperty("customerId").GetString(), Is.EqualTo("8a81c0de4d2a11f0a1b2c3d4e5f60718"));
    }

    [Test]
    public async Task The_last_login_has_an_offset_without_colon()
    {
        var user = (await JsonAsync(GetAsync("/2/0/users/me"))).GetProperty("user");

        Assert.That(user.GetProperty("lastLoginDate").GetString(), Is.EqualTo("2025-12-01T08:41:07.000+0000"));
    }

    [Test]
    public async Task The_last_login_may_be_missing()
    {
        var users = (await JsonAsync(GetAsync("/2/0/users?s=eve"))).GetProperty("users");

        Assert.That(users[0].TryGetProperty("lastLoginDate", out _), Is.False);
    }

    [Test]
    public async Task A_user_is_found_by_id()
    {
        var user = (await JsonAsync(GetAsync("/2/0/users/8a81c0de91d34b7f8e2a6c05f17b3d48", Sample.Bob))).GetProperty("user");

        Assert.That(user.GetProperty("email").GetString(), Is.EqualTo(Sample.Ada));
    }

    [Test]
    public async Task An_unknown_user_is_404() =>
        Assert.That(await StatusAsync(GetAsync("/2/0/users/8A81C0DE91D34B7F8E2A6C05F17B3D48")),
            Is.EqualTo(HttpStatusCode.NotFound));

    [TestCase("LOVE", ExpectedResult = new[] { Sample.Ada })]
    [TestCase("b_b", ExpectedResult = new[] { Sample.Bob })]
    [TestCase("e%e@", ExpectedResult = new[] { Sample.Ada, Sample.Eve })]
    [TestCase("(", ExpectedResult = new string[0])]
    public async Task<IEnumerable<string>> Users_can_be_filtered_by_text(string pattern)
    {
        var json = await JsonAsync(GetAsync($"/2/0/users?s={Uri.EscapeDataString(pattern)}"));

        return json.TryGetProperty("users", out var users) ? Names(users, "email").Order().ToArray() : [];
    }
}
