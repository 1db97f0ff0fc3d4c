using System.Text;

namespace AnaplanConnectors.Client.Tests;

internal sealed class AdministrationTests : ClientTest
{
    private const string Base = "/admin/1/0";

    [Test]
    public async Task Exception_users_are_found_assigned_and_unassigned()
    {
        Service.On("POST", Base + "/permissions/exception-users/search").Reply(Replies.Json(
            "{ 'response' : [ { 'workspaceGuid' : 'w1', 'workspaceName' : 'Finance', 'users' : [ { 'userGuid' : '8a81', 'email' : 'ada@example.com' } ] } ] }"));
        Service.On("PATCH", Base + "/permissions/exception-users/users/8a81").Reply(Replies.Status(204));
        var users = Client().ExceptionUsers;

        var found = await Run(users.FindByWorkspaceAsync("w1"));
        await Run(users.AssignAsync("8a81", "w1"));
        await Run(users.UnassignAsync("8a81", "w1"));

        Assert.That(found.Single().Users.Single().Email, Is.EqualTo("ada@example.com"));
        Assert.That(Service.Calls.Skip(1).Select(c => c.Text), Is.EqualTo(new[]
        {
            """{"workspaceGuid":"w1"}""", """{"op":"assign","workspaceGuid":"w1"}""", """{"op":"unassign","workspaceGuid":"w1"}""",
        }));
    }

    [Test]
    public async Task Users_are_imported_as_a_form_and_refused_rows_are_told()
    {
        Service.On("PUT", Base + "/users/import").Reply(Replies.Status(207, """{"accepted":1,"created":1,"updated":0,"errors":[{"line":3,"message":"bad"}]}"""));

        var result = await Run(Client().Administration.ImportUsersAsync(Encoding.UTF8.GetBytes("username,first_name\nada@example.com,Ada\n")));

        Assert.That((result.Accepted, result.Errors.Single().Line), Is.EqualTo((1, 3)));
        Assert.That(Service.Calls[^1].ContentType!.ToString(), Does.StartWith("multipart/form-data; boundary=anx-"));
        Assert.That(Service.Calls[^1].Text, Does.Match("(?s)^--anx-.*name=\"file\".*\r\n\r\nusername,first_name\nada@example.com,Ada\n\r\n--anx-[0-9a-f]+--\r\n$"));
    }

    [Test]
    public async Task Users_are_exported_as_csv()
    {
        Service.On("GET", Base + "/users/export").Reply(Replies.Content("username\n", "text/csv"));

        using var csv = new StreamReader(await Run(Client().Administration.OpenUsersAsync(100, 200)));

        Assert.That((await csv.ReadToEndAsync(), Service.Calls[^1].Query), Is.EqualTo(("username\n", "?Offset=200&Limit=100")));
    }

    [Test]
    public async Task An_administrator_that_is_none_hears_about_the_role()
    {
        Service.On("GET", Base + "/users/export").Reply(Replies.Status(401, """{"status":"ACCESS_CONTROL_DENIED","message":"No"}"""));

        var error = await Failure<AnaplanSignInException>(() => Client().Administration.OpenUsersAsync());

        Assert.That(error.Code, Is.EqualTo(ErrorCodes.Forbidden));
    }
}
