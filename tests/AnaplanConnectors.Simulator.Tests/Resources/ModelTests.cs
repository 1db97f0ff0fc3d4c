using System.Net;

namespace AnaplanConnectors.Simulator.Tests;

public sealed class ModelTests : ServiceTest
{
    [Test]
    public async Task A_model_is_listed_with_its_workspace_and_state()
    {
        var model = (await JsonAsync(GetAsync("/2/0/models?sort=-name"))).GetProperty("models")[0];

        Assert.That(model.GetProperty("id").GetString(), Is.EqualTo(Sample.Sales));
        Assert.That(model.GetProperty("name").GetString(), Is.EqualTo("Sales planning"));
        Assert.That(model.GetProperty("activeState").GetString(), Is.EqualTo("UNLOCKED"));
        Assert.That(model.GetProperty("currentWorkspaceId").GetString(), Is.EqualTo(Sample.Workspace));
        Assert.That(model.GetProperty("currentWorkspaceName").GetString(), Is.EqualTo("Finance"));
        Assert.That(model.TryGetProperty("memoryUsage", out _), Is.False);
    }

    [Test]
    public async Task Details_come_when_asked_for()
    {
        var json = await JsonAsync(GetAsync("/2/0/models?sort=%2Bname&modelDetails=true"));

        var models = json.GetProperty("models");
        Assert.That(models[3].GetProperty("memoryUsage").GetInt64(), Is.Positive);
        Assert.That(models[3].GetProperty("isoCreationDate").GetString(), Is.EqualTo("2025-01-01T00:00:00.000+0000"));
        Assert.That(models[0].GetProperty("activeState").GetString(), Is.EqualTo("ARCHIVED"));
        Assert.That(models[0].TryGetProperty("memoryUsage", out _), Is.False);
    }

    [Test]
    public async Task One_model_tells_whether_a_transaction_runs()
    {
        var model = (await JsonAsync(GetAsync($"/2/0/models/{Sample.Sales}?modelDetails=true"))).GetProperty("model");

        Assert.That(model.GetProperty("modelTransactionRunning").GetBoolean(), Is.False);
    }

    [Test]
    public async Task Models_without_access_are_listed_by_workspace_only()
    {
        var all = await JsonAsync(GetAsync("/2/0/models", Sample.Eve));
        var ofWorkspace = await JsonAsync(GetAsync($"/2/0/workspaces/{Sample.Workspace}/models", Sample.Eve));

        Assert.That(Names(all.GetProperty("models")), Does.Not.Contain("Sales planning"));
        Assert.That(Names(ofWorkspace.GetProperty("models")), Does.Contain("Sales planning"));
    }

    [Test]
    public async Task Models_of_a_foreign_workspace_are_404()
    {
        var json = await JsonAsync(GetAsync("/2/0/workspaces?sort=%2Bname"));
        var board = json.GetProperty("workspaces")[0].GetProperty("id").GetString();

        Assert.That(await StatusAsync(GetAsync($"/2/0/workspaces/{board}/models", Sample.Bob)),
            Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task The_filter_works_for_tenant_administrators_and_is_ignored_for_others()
    {
        var ada = await JsonAsync(GetAsync("/2/0/models?s=sales"));
        var bob = await JsonAsync(GetAsync("/2/0/models?s=sales", Sample.Bob));

        Assert.That(Names(ada.GetProperty("models")), Is.EqualTo(new[] { "Sales planning" }));
        Assert.That(bob.GetProperty("models").GetArrayLength(), Is.EqualTo(4));
    }

    [TestCase(Sample.Archived, 422)]
    [TestCase(Sample.Locked, 423)]
    [TestCase(Sample.Offline, 424)]
    public async Task A_model_that_is_not_in_use_refuses_calls_with_a_status_of_its_own(string model, int status)
    {
        Assert.That((int)await StatusAsync(GetAsync($"/2/0/models/{model}/files")), Is.EqualTo(status));
        Assert.That((int)await StatusAsync(PostAsync($"/2/0/models/{model}/imports/112000000000/tasks",
            """{"localeName":"en_US"}""")), Is.EqualTo(status));
        Assert.That((int)await StatusAsync(GetAsync($"/2/0/models/{model}")), Is.EqualTo(200));
    }

    [Test]
    public async Task The_state_can_change_while_the_simulator_runs()
    {
        Simulator.Model("Sales planning").State = ModelActiveState.Locked;

        Assert.That((int)await StatusAsync(GetAsync($"{Sample.M}/files")), Is.EqualTo(423));
    }

    [Test]
    public async Task No_access_looks_like_a_wrong_id()
    {
        var denied = await JsonAsync(GetAsync($"{Sample.M}/files", Sample.Eve));
        var unknown = await JsonAsync(GetAsync("/2/0/models/7C4E19A2D5B84F60A1E3C9B7F2D80EFF/files", Sample.Eve));

        Assert.That(denied.GetProperty("status").GetRawText(), Is.EqualTo(unknown.GetProperty("status").GetRawText()));
    }

    [Test]
    public async Task No_access_leaves_the_model_itself_and_empty_task_lists()
    {
        var tasks = await JsonAsync(GetAsync($"{Sample.M}/imports/{Sample.ProductsImport}/tasks", Sample.Eve));

        Assert.That(await StatusAsync(GetAsync($"/2/0/models/{Sample.Sales}", Sample.Eve)), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(tasks.TryGetProperty("tasks", out _), Is.False);
    }
}
