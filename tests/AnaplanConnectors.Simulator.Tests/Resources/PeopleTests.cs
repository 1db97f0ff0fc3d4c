using System.Net;

namespace AnaplanConnectors.Simulator.Tests;

public sealed class PeopleTests : ServiceTest
{
    private const string Workspace = $"/2/0/workspaces/{Sample.Workspace}";

    [Test]
    public async Task A_tenant_administrator_sees_who_administrates_a_workspace()
    {
        var admins = (await JsonAsync(GetAsync($"{Workspace}/admins"))).GetProperty("admins");

        Assert.That(Names(admins, "email"), Is.EqualTo(new[] { Sample.Ada }));
        Assert.That(admins[0].GetProperty("firstName").GetString(), Is.EqualTo("Ada"));
        Assert.That(admins[0].GetProperty("active").GetBoolean(), Is.True);
        Assert.That(admins[0].GetProperty("otherWorkspaces")[0].GetString(), Is.EqualTo("Board"));
    }

    [Test]
    public async Task And_who_else_is_in_it() =>
        Assert.That(Names((await JsonAsync(GetAsync($"{Workspace}/visitors"))).GetProperty("visitors"), "email"),
            Is.EqualTo(new[] { Sample.Bob, Sample.Eve }));

    [TestCase("admins")]
    [TestCase("visitors")]
    public async Task Without_the_role_it_is_500(string path) =>
        Assert.That(await StatusAsync(GetAsync($"{Workspace}/{path}", Sample.Bob)), Is.EqualTo(HttpStatusCode.InternalServerError));

    [TestCase("admins")]
    [TestCase("visitors")]
    public async Task An_unknown_workspace_is_404(string path) =>
        Assert.That(await StatusAsync(GetAsync($"/2/0/workspaces/8a81/{path}")), Is.EqualTo(HttpStatusCode.NotFound));
}
