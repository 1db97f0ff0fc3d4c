using System.Net;
using System.Text;

namespace AnaplanConnectors.Simulator.Tests;

/// <summary>Which authorization scheme which service takes (API reference 2).</summary>
public sealed class SchemeTests : TenantTest
{
    private const string ScimUsers = "/scim/1/0/v2/Users";
    private const string Search = "/admin/1/0/permissions/exception-users/search";

    [TestCase("/2/0/users/me")]
    [TestCase($"{Sample.M}/alm/revisions")]
    [TestCase("/2/0/integrations")]
    [TestCase("/cloudworks/2/0/integrations")]
    [TestCase(ScimUsers)]
    public async Task Bearer_is_as_good_as_the_own_scheme(string path)
    {
        var token = await TokenAsync(Sample.Ada);

        Assert.That(await StatusAsync(WithAsync(HttpMethod.Get, path, $"AnaplanAuthToken {token}")), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await StatusAsync(WithAsync(HttpMethod.Get, path, $"Bearer {token}")), Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task The_audit_service_refuses_bearer_in_its_own_words()
    {
        var json = await JsonAsync(WithAsync(HttpMethod.Get, "/audit/api/1/events", $"Bearer {await TokenAsync(Sample.Ada)}"));

        Assert.That(json.GetProperty("statusMessage").GetString(), Is.EqualTo("No valid token header found for the request"));
    }

    [Test]
    public async Task The_administration_refuses_bearer_without_a_word()
    {
        using var response = await WithAsync(HttpMethod.Get, "/admin/1/0/users/export", $"Bearer {await TokenAsync(Sample.Ada)}");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(await response.Content.ReadAsStringAsync(), Is.Empty);
    }

    [Test]
    public async Task The_exception_users_take_a_key_and_no_bearer()
    {
        var body = $$"""{"workspaceGuid":"{{Sso}}"}""";
        using var bearer = await WithAsync(HttpMethod.Post, Search, $"Bearer {await TokenAsync(Sample.Ada)}", Json(body));

        Assert.That(bearer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await JsonAsync(bearer)).GetProperty("status").GetString(), Is.EqualTo("FAILURE_BAD_HEADER"));
        Assert.That(await StatusAsync(WithAsync(HttpMethod.Post, Search, $"AnaplanApiKey {Key}", Json(body))), Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Scim_takes_passwords_and_keys()
    {
        var password = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Sample.Ada}:{Sample.Password}"));

        Assert.That(await StatusAsync(WithAsync(HttpMethod.Get, ScimUsers, $"Basic {password}")), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await StatusAsync(WithAsync(HttpMethod.Get, ScimUsers, $"Bearer {Key}")), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await StatusAsync(WithAsync(HttpMethod.Get, "/2/0/users/me", $"Basic {password}")),
            Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [TestCase("/2/0/models")]
    [TestCase("/2/0/no/such/path")]
    [TestCase($"{Sample.M}/alm/revisions")]
    [TestCase("/2/0/integrations")]
    [TestCase("/audit/api/1/events")]
    [TestCase(ScimUsers)]
    [TestCase("/admin/1/0/users/export")]
    public async Task Without_a_token_every_service_says_401(string path) =>
        Assert.That((await Client.GetAsync(path)).StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));

    [Test]
    public async Task A_user_of_a_workspace_with_single_sign_on_needs_an_exception()
    {
        using var refused = await SignInAsync("sso@example.com");
        var user = (await JsonAsync(GetAsync("/2/0/users?s=sso%25"))).GetProperty("users")[0].GetProperty("id").GetString();
        await StatusAsync(SendAsync(HttpMethod.Patch, $"/admin/1/0/permissions/exception-users/users/{user}",
            Json($$"""{"op":"assign","workspaceGuid":"{{Sso}}"}""")));

        using var taken = await SignInAsync("sso@example.com");

        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(taken.StatusCode, Is.EqualTo(HttpStatusCode.Created));
    }
}
