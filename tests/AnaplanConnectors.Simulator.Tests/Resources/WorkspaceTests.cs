using System.Net;

namespace AnaplanConnectors.Simulator.Tests;

public sealed class WorkspaceTests : ServiceTest
{
    [Test]
    public async Task Workspaces_of_the_caller_are_listed()
    {
        var ada = await JsonAsync(GetAsync("/2/0/workspaces"));
        var bob = await JsonAsync(GetAsync("/2/0/workspaces", Sample.Bob));

        Assert.That(Names(ada.GetProperty("workspaces")), Is.EqualTo(new[] { "Finance", "Board" }));
        Assert.That(Names(bob.GetProperty("workspaces")), Is.EqualTo(new[] { "Finance" }));
    }

    [TestCase("true")]
    [TestCase("True")]
    public async Task Sizes_come_with_details(string flag)
    {
        var workspace = (await JsonAsync(GetAsync($"/2/0/workspaces?tenantDetails={flag}"))).GetProperty("workspaces")[0];

        Assert.That(workspace.GetProperty("sizeAllowance").GetInt64(), Is.EqualTo(2_000));
        Assert.That(workspace.GetProperty("currentSize").GetInt64(), Is.EqualTo(12));
    }

    [Test]
    public async Task Sizes_do_not_come_without_details()
    {
        var workspace = (await JsonAsync(GetAsync("/2/0/workspaces"))).GetProperty("workspaces")[0];

        Assert.That(workspace.EnumerateObject().Select(member => member.Name), Is.EqualTo(new[] { "id", "name", "active" }));
    }

    [Test]
    public async Task One_workspace_is_for_administrators()
    {
        var json = await JsonAsync(GetAsync($"/2/0/workspaces/{Sample.Workspace}"));

        Assert.That(json.GetProperty("workspace").GetProperty("name").GetString(), Is.EqualTo("Finance"));
    }

    [Test]
    public async Task One_workspace_is_404_for_everybody_else() =>
        Assert.That(await StatusAsync(GetAsync($"/2/0/workspaces/{Sample.Workspace}", Sample.Bob)),
            Is.EqualTo(HttpStatusCode.NotFound));
}
