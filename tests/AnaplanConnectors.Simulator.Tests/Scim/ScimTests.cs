using System.Net;
using System.Text.Json;

namespace AnaplanConnectors.Simulator.Tests;

public sealed class ScimTests : TenantTest
{
    private const string Users = "/scim/1/0/v2/Users";

    private const string Grace =
        """{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"grace@example.com","name":{"givenName":"Grace","familyName":"Hopper"}""";

    [TestCase("userName eq \"ada.lovelace@example.com\"", 1)]
    [TestCase("userName EQ \"ADA.LOVELACE@example.com\"", 1)]
    [TestCase("userName ne \"ada.lovelace@example.com\"", 4)]
    [TestCase("active eq false", 1)]
    [TestCase("externalId pr", 0)]
    [TestCase("name.givenName ge \"Eve\" and active eq true", 2)]
    [TestCase("userName eq \"bob@example.com\" or userName eq \"eve@example.com\" and active eq false", 1)]
    [TestCase("(userName eq \"bob@example.com\" or userName eq \"eve@example.com\") and active eq true", 2)]
    public async Task Users_can_be_filtered(string filter, int count)
    {
        var json = await ScimAsync(HttpMethod.Get, $"{Users}?filter={Uri.EscapeDataString(filter)}");

        Assert.That(json.GetProperty("totalResults").GetInt32(), Is.EqualTo(count));
    }

    [TestCase("userName co \"ada\"")]
    [TestCase("not (active eq true)")]
    [TestCase("password eq \"x\"")]
    [TestCase("userName eq")]
    [TestCase("userName eq \"a\" and")]
    [TestCase("(active eq true")]
    [TestCase("active eq true; drop")]
    public async Task Other_filters_are_refused(string filter)
    {
        using var response = await GetAsync($"{Users}?filter={Uri.EscapeDataString(filter)}");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        var error = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        Assert.That(error.GetProperty("scimType").GetString(), Is.EqualTo("invalidValue"));
        Assert.That(error.GetProperty("status").GetString(), Is.EqualTo("400"));
    }

    [Test]
    public async Task Pages_start_at_one_and_hold_at_most_a_hundred()
    {
        var json = await ScimAsync(HttpMethod.Get, $"{Users}?startIndex=2&count=1000");

        Assert.That(json.GetProperty("startIndex").GetInt32(), Is.EqualTo(2));
        Assert.That(json.GetProperty("totalResults").GetInt32(), Is.EqualTo(5));
        Assert.That(json.GetProperty("itemsPerPage").GetInt32(), Is.EqualTo(4));
    }

    [Test]
    public async Task A_created_user_exists_everywhere_and_has_no_model()
    {
        using var response = await SendAsync(HttpMethod.Post, Users,
            Scim(Grace + ",\"entitlements\":[{\"value\":\"" + Sample.Workspace + "\",\"type\":\"WORKSPACE\"}]}"));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Created));
        Assert.That(response.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/scim+json"));
        var user = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        Assert.That(user.GetProperty("entitlements").EnumerateArray().Select(one => one.GetProperty("type").GetString()),
            Is.EqualTo(new[] { "WORKSPACE", "WORKSPACE_IDS", "WORKSPACE_NAMES" }));
        Assert.That(await StatusAsync(GetAsync($"/2/0/users/{user.GetProperty("id").GetString()}")), Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await SignInAsync("grace@example.com", "")).StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task A_name_that_is_taken_is_409()
    {
        using var response = await SendAsync(HttpMethod.Post, Users,
            Scim(Grace.Replace("grace@example.com", Sample.Bob.ToUpperInvariant(), StringComparison.Ordinal) + "}"));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
    }

    [TestCase("""{"userName":"x@example.com"}""")]
    [TestCase("""{"name":{"givenName":"A","familyName":"B"}}""")]
    [TestCase("""{"userName":"x@example.com","name":{"givenName":"A","familyName":"B"},"entitlements":[{"value":"nowhere"}]}""")]
    public async Task A_user_that_lacks_something_is_refused(string body) =>
        Assert.That(await StatusAsync(SendAsync(HttpMethod.Post, Users, Scim(body))), Is.EqualTo(HttpStatusCode.BadRequest));

    [Test]
    public async Task A_deactivated_user_is_out_at_once()
    {
        var token = await TokenAsync(Sample.Bob);
        var bob = await IdAsync(Sample.Bob);

        var user = await ScimAsync(HttpMethod.Patch, $"{Users}/{bob}",
            """{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{"op":"replace","path":"active","value":false}]}""");

        Assert.That(user.GetProperty("active").GetBoolean(), Is.False);
        Assert.That(await StatusAsync(WithAsync(HttpMethod.Get, "/2/0/users/me", $"AnaplanAuthToken {token}")),
            Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That((await SignInAsync(Sample.Bob)).StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task Removing_an_entitlement_takes_the_workspace_away()
    {
        var bob = await IdAsync(Sample.Bob);

        await ScimAsync(HttpMethod.Patch, $"{Users}/{bob}",
            $$"""{"Operations":[{"op":"remove","path":"entitlements[value eq \"{{Sample.Workspace}}\"]"}]}""");

        Assert.That((await JsonAsync(GetAsync("/2/0/workspaces", Sample.Bob))).TryGetProperty("workspaces", out _), Is.False);
        Assert.That(await StatusAsync(GetAsync(Sample.M, Sample.Bob)), Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Replacing_changes_everything_but_the_name_to_sign_in_with()
    {
        var bob = await IdAsync(Sample.Bob);

        var user = await ScimAsync(HttpMethod.Put, $"{Users}/{bob}",
            """{"userName":"bob@example.com","name":{"givenName":"Robert","familyName":"Builder"},"displayName":"Bob","externalId":"e1"}""");

        Assert.That(user.GetProperty("name").GetProperty("formatted").GetString(), Is.EqualTo("Robert Builder"));
        Assert.That(user.GetProperty("externalId").GetString(), Is.EqualTo("e1"));
        Assert.That(await StatusAsync(SendAsync(HttpMethod.Put, $"{Users}/{bob}",
            Scim("""{"userName":"other@example.com","name":{"givenName":"A","familyName":"B"}}"""))), Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task A_wrong_operation_changes_nothing()
    {
        var bob = await IdAsync(Sample.Bob);

        var status = await StatusAsync(SendAsync(HttpMethod.Patch, $"{Users}/{bob}", Scim(
            """{"Operations":[{"op":"replace","path":"name.givenName","value":"X"},{"op":"replace","path":"title","value":"Y"}]}""")));

        Assert.That(status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await ScimAsync(HttpMethod.Get, $"{Users}/{bob}")).GetProperty("name").GetProperty("givenName").GetString(), Is.EqualTo("Bob"));
    }

    [Test]
    public async Task There_are_no_groups_and_no_deletions()
    {
        Assert.That(await StatusAsync(SendAsync(HttpMethod.Delete, $"{Users}/{AdaId}")), Is.EqualTo(HttpStatusCode.NotImplemented));
        Assert.That(await StatusAsync(GetAsync("/scim/1/0/v2/Groups")), Is.EqualTo(HttpStatusCode.NotFound));
    }

    [TestCase("ServiceProviderConfig")]
    [TestCase("ResourceTypes")]
    [TestCase("Schemas")]
    public async Task What_it_says_about_itself_is_open(string path) =>
        Assert.That((await Client.GetAsync($"/scim/1/0/v2/{path}")).StatusCode, Is.EqualTo(HttpStatusCode.OK));

    [Test]
    public async Task Without_the_role_it_is_403() =>
        Assert.That(await StatusAsync(GetAsync(Users, Sample.Bob)), Is.EqualTo(HttpStatusCode.Forbidden));

    private async Task<string> IdAsync(string email) =>
        (await ScimAsync(HttpMethod.Get, $"{Users}?filter={Uri.EscapeDataString($"userName eq \"{email}\"")}"))
        .GetProperty("Resources")[0].GetProperty("id").GetString()!;

    private async Task<JsonElement> ScimAsync(HttpMethod method, string path, string? body = null)
    {
        using var response = await SendAsync(method, path, body is null ? null : Scim(body));
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK), await response.Content.ReadAsStringAsync());
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
    }
}
