using System.Text.Json;

namespace AnaplanConnectors.Client.Tests;

internal sealed class ScimTests : ClientTest
{
    private const string Users = "/scim/1/0/v2/Users";

    private static Reply Scim(string json) => Replies.Content(json.Replace('\'', '"'), "application/scim+json");

    [Test]
    public async Task Users_are_counted_from_one_and_come_a_hundred_at_a_time()
    {
        Service.On("GET", Users).Reply(
            Scim("{ 'totalResults' : 2, 'startIndex' : 1, 'Resources' : [ { 'id' : '1', 'userName' : 'ada@example.com', 'active' : true } ] }"),
            Scim("{ 'totalResults' : 2, 'startIndex' : 2, 'Resources' : [ { 'id' : '2', 'userName' : 'bob@example.com' } ] }"));

        var users = await Run(Client().Scim.ListUsersAsync("active eq true").ToListAsync(default));

        Assert.That(users.Select(u => (u.UserName, u.Active)), Is.EqualTo(new[] { ("ada@example.com", true), ("bob@example.com", (bool?)null) }));
        Assert.That(Service.CallsTo("GET", Users).Select(c => c.Query), Is.EqualTo(new[] { "?startIndex=1&count=100&filter=active%20eq%20true", "?startIndex=2&count=100&filter=active%20eq%20true" }));
    }

    [Test]
    public async Task No_users_is_an_answer_without_resources()
    {
        Service.On("GET", Users).Reply(Scim("{ 'totalResults' : 0 }"));

        Assert.That(await Run(Client().Scim.ListUsersAsync().ToListAsync(default)), Is.Empty);
    }

    [Test]
    public async Task A_user_is_created_with_its_media_type()
    {
        Service.On("POST", Users).Reply(Replies.Status(201, """{"id":"3","userName":"eve@example.com"}"""));

        var user = await Run(Client().Scim.CreateUserAsync(new()
        {
            UserName = "eve@example.com", Name = new() { GivenName = "Eve", FamilyName = "E" }, Entitlements = [new() { Value = "w1", Type = "WORKSPACE" }],
        }));

        Assert.That(user.Id, Is.EqualTo("3"));
        Assert.That(Service.Calls[^1].ContentType!.MediaType, Is.EqualTo("application/scim+json"));
        Assert.That(Service.Calls[^1].Text, Is.EqualTo(
            """{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"eve@example.com","name":{"givenName":"Eve","familyName":"E"},"entitlements":[{"value":"w1","type":"WORKSPACE"}]}"""));
    }

    [Test]
    public async Task A_user_that_exists_is_no_busy_model()
    {
        Service.On("POST", Users).Reply(Replies.Status(409, """{"schemas":["urn:ietf:params:scim:api:messages:2.0:Error"],"status":"409","detail":"User exists","scimType":"uniqueness"}"""));

        var error = await Failure<AnaplanApiException>(() => Client().Scim.CreateUserAsync(new() { UserName = "ada@example.com" }));

        Assert.That((error.Code, Service.CallsTo("POST", Users).Count), Is.EqualTo((ErrorCodes.RequestRefused, 1)));
        Assert.That(error.Message, Does.Contain("User exists"));
    }

    [Test]
    public async Task A_user_is_changed_in_parts_and_as_a_whole()
    {
        Service.On("PATCH", Users + "/1").Reply(Scim("{ 'id' : '1', 'active' : false }"));
        Service.On("PUT", Users + "/1").Reply(Scim("{ 'id' : '1' }"));
        Service.On("GET", Users + "/1").Reply(Scim("{ 'id' : '1', 'externalId' : 'x' }"));
        var scim = Client().Scim;

        var patched = await Run(scim.UpdateUserAsync("1", [new("replace", "active", JsonDocument.Parse("false").RootElement)]));
        await Run(scim.ReplaceUserAsync("1", new() { UserName = "ada@example.com" }));
        var read = await Run(scim.GetUserAsync("1"));

        Assert.That((patched.Active, read.ExternalId), Is.EqualTo(((bool?)false, "x")));
        Assert.That(Service.CallsTo("PATCH", Users + "/1").Single().Text, Is.EqualTo(
            """{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{"op":"replace","path":"active","value":false}]}"""));
    }

    [Test]
    public async Task The_service_describes_itself()
    {
        Service.On("GET", "/scim/1/0/v2/ServiceProviderConfig").Reply(Scim("{ 'patch' : { 'supported' : true } }"));

        var config = await Run(Client().Scim.GetServiceProviderConfigAsync());

        Assert.That(config.GetProperty("patch").GetProperty("supported").GetBoolean(), Is.True);
    }
}
