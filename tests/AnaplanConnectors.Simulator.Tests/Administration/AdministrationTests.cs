using System.Net;
using System.Text;

namespace AnaplanConnectors.Simulator.Tests;

public sealed class AdministrationTests : TenantTest
{
    private const string Exceptions = "/admin/1/0/permissions/exception-users";
    private const string Import = "/admin/1/0/users/import";

    [Test]
    public async Task Exception_users_can_be_assigned_found_and_unassigned()
    {
        var user = await IdAsync("sso");

        Assert.That(await ChangeAsync(user, "assign", Sso), Is.EqualTo(HttpStatusCode.NoContent));
        var found = await JsonAsync(PostAsync($"{Exceptions}/search", $$"""{"userGuid":"{{user}}"}"""));
        Assert.That(await ChangeAsync(user, "unassign", Sso), Is.EqualTo(HttpStatusCode.NoContent));
        var gone = await JsonAsync(PostAsync($"{Exceptions}/search", $$"""{"workspaceGuid":"{{Sso}}"}"""));

        Assert.That(found.GetProperty("response")[0].GetProperty("users")[0].GetProperty("userGuid").GetString(), Is.EqualTo(user));
        Assert.That(gone.GetProperty("response").GetArrayLength(), Is.Zero);
    }

    [Test]
    public async Task Nobody_excepts_oneself() => Assert.That(await ChangeAsync(AdaId, "assign", Sso), Is.EqualTo(HttpStatusCode.BadRequest));

    [Test]
    public async Task A_workspace_without_single_sign_on_has_no_exceptions() =>
        Assert.That(await ChangeAsync(await IdAsync("bob"), "assign", Sample.Workspace), Is.EqualTo(HttpStatusCode.BadRequest));

    [Test]
    public async Task Changing_needs_the_security_administrator_and_searching_nobody()
    {
        Assert.That(await ChangeAsync(await IdAsync("sso"), "assign", Sso, Sample.Bob), Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(await StatusAsync(PostAsync($"{Exceptions}/search", $$"""{"workspaceGuid":"{{Sso}}"}""", Sample.Bob)),
            Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Users_are_imported_from_a_form_and_told_line_by_line()
    {
        using var response = await ImportAsync(
            "username,first_name,last_name,licenses\nnew@example.com,New,One,Professional\nbob@example.com,Robert,\"Builder, the\",\nnobody,A,B,\nx@example.com,,B,\n");

        Assert.That((int)response.StatusCode, Is.EqualTo(207));
        var json = await JsonAsync(response);
        Assert.That(json.GetProperty("accepted").GetInt32(), Is.EqualTo(2));
        Assert.That(json.GetProperty("created").GetInt32(), Is.EqualTo(1));
        Assert.That(json.GetProperty("updated").GetInt32(), Is.EqualTo(1));
        Assert.That(json.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("line").GetInt32()), Is.EqualTo(new[] { 4, 5 }));
        var text = await TextAsync(GetAsync("/admin/1/0/users/export?Limit=100&Offset=1"));
        Assert.That(text, Does.StartWith("username,first_name,last_name,licenses\nbob@example.com,Robert,\"Builder, the\",\n")
            .And.EndsWith("new@example.com,New,One,Professional\n"));
    }

    [Test]
    public async Task More_than_500_rows_are_refused()
    {
        var rows = string.Concat(Enumerable.Range(0, 501).Select(row => $"u{row}@example.com,A,B,\n"));

        using var response = await ImportAsync("username,first_name,last_name,licenses\n" + rows);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await JsonAsync(response)).GetProperty("message").GetString(), Does.Contain("500"));
    }

    [TestCase("name\nx\n")]
    [TestCase("")]
    [TestCase("username,first_name,last_name,licenses\n\"never closed")]
    public async Task A_file_that_is_none_is_refused(string csv)
    {
        using var response = await ImportAsync(csv);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task Without_the_role_it_is_500_for_a_token_of_ours()
    {
        using var response = await GetAsync("/admin/1/0/users/export", Sample.Bob);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.InternalServerError));
        Assert.That((await JsonAsync(response)).GetProperty("status").GetString(), Is.EqualTo("INTERNAL_SERVER_ERROR"));
    }

    [Test]
    public async Task Without_the_role_it_is_401_for_a_token_of_oauth()
    {
        var device = await JsonAsync(Client.PostAsync("/oauth/device/code", Json("""{"client_id":"0123456789abcdef0123456789abcd02"}""")));
        Simulator.AllowDevice(device.GetProperty("user_code").GetString()!, Sample.Bob);
        var tokens = await JsonAsync(Client.PostAsync("/oauth/token", Json(
            $$"""{"grant_type":"urn:ietf:params:oauth:grant-type:device_code","client_id":"0123456789abcdef0123456789abcd02","device_code":"{{device.GetProperty("device_code").GetString()}}"}""")));

        using var response = await WithAsync(HttpMethod.Get, "/admin/1/0/users/export", $"AnaplanAuthToken {tokens.GetProperty("access_token").GetString()}");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That((await JsonAsync(response)).GetProperty("status").GetString(), Is.EqualTo("ACCESS_CONTROL_DENIED"));
    }

    private Task<HttpResponseMessage> ImportAsync(string csv) => SendAsync(HttpMethod.Put, Import, new MultipartFormDataContent
    {
        { new ByteArrayContent(Encoding.UTF8.GetBytes(csv)), "file", "users.csv" },
    });

    private Task<HttpStatusCode> ChangeAsync(string user, string op, string workspace, string by = Sample.Ada) => StatusAsync(
        SendAsync(HttpMethod.Patch, $"{Exceptions}/users/{user}", Json($$"""{"op":"{{op}}","workspaceGuid":"{{workspace}}"}"""), by));

    private async Task<string> IdAsync(string start) =>
        (await JsonAsync(GetAsync($"/2/0/users?s={start}%25"))).GetProperty("users")[0].GetProperty("id").GetString()!;
}
