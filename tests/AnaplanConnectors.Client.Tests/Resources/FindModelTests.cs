namespace AnaplanConnectors.Client.Tests;

internal sealed class FindModelTests : ClientTest
{
    private const string WorkspaceId = "8a81c0de5f3e4a1b9c2d7e6f8a901b2c";

    [SetUp]
    public void DescribeTheTenant()
    {
        Service.On("GET", "/2/0/workspaces").Reply(Replies.Enveloped(
            $"'workspaces' : [ {{ 'id' : '{WorkspaceId}', 'name' : 'Finance', 'active' : true, 'sizeAllowance' : 21474836480 }}, {{ 'id' : 'w2', 'name' : 'Sales' }} ]"));
        Service.On("GET", $"/2/0/workspaces/{WorkspaceId}/models").Reply(Replies.Enveloped(
            $"'models' : [ {{ 'id' : '{ModelId}', 'name' : 'Forecast', 'activeState' : 'UNLOCKED', 'currentWorkspaceId' : '{WorkspaceId}' }} ]"));
        Service.On("GET", "/2/0/models").Reply(Replies.Enveloped(
            $"'models' : [ {{ 'id' : '{ModelId}', 'name' : 'Forecast', 'currentWorkspaceId' : '{WorkspaceId}', 'currentWorkspaceName' : 'Finance' }}, {{ 'id' : 'M2', 'name' : 'Forecast' }} ]"));
    }

    [Test]
    public async Task By_names_within_a_workspace()
    {
        var model = await Run(Client().FindModelAsync("finance", "forecast"));

        Assert.That((model.Id, model.State), Is.EqualTo((ModelId, ModelState.Unlocked)));
    }

    [Test]
    public async Task A_name_that_two_workspaces_use_is_ambiguous_without_one()
    {
        var error = await Failure<AnaplanNotFoundException>(() => Client().FindModelAsync(null, "Forecast"));

        Assert.That(error.IsAmbiguous, Is.True);
    }

    [Test]
    public async Task An_id_needs_no_list_and_no_upper_case()
    {
        Service.On("GET", ModelPath).Reply(Replies.Enveloped($"'model' : {{ 'id' : '{ModelId}', 'name' : 'Of another tenant', 'activeState' : 'SOMETHING_NEW' }}"));

        var model = await Run(Client().FindModelAsync(null, ModelId.ToLowerInvariant()));

        Assert.That((model.Name, model.State.Value), Is.EqualTo(("Of another tenant", "SOMETHING_NEW")));
        Assert.That(Service.CallsTo("GET", "/2/0/models"), Is.Empty);
    }

    [Test]
    public async Task A_name_that_looks_like_an_id_is_still_found()
    {
        const string name = "ABCDEFABCDEFABCDEFABCDEFABCDEF12";
        Service.On("GET", "/2/0/models").Reply(Replies.Enveloped($"'models' : [ {{ 'id' : 'M1', 'name' : '{name}' }} ]"));

        Assert.That((await Run(Client().FindModelAsync(null, name))).Id, Is.EqualTo("M1"));
    }

    [Test]
    public async Task A_model_of_another_workspace_is_not_found()
    {
        Service.On("GET", ModelPath).Reply(Replies.Enveloped($"'model' : {{ 'id' : '{ModelId}', 'name' : 'Forecast', 'currentWorkspaceId' : '{WorkspaceId}' }}"));
        Service.On("GET", "/2/0/workspaces/w2/models").Reply(Replies.EmptyEnvelope);

        var error = await Failure<AnaplanNotFoundException>(() => Client().FindModelAsync("Sales", ModelId));

        Assert.That(error.Message, Does.Contain("of workspace 'Sales' (w2)"));
    }

    [Test]
    public async Task The_status_of_a_model_needs_no_frame()
    {
        Service.On("GET", ModelPath + "/status").Reply(Replies.Json(
            "{ 'requestStatus' : { 'tooltip' : null, 'progress' : -1.0, 'currentStep' : 'Open', 'taskId' : null, 'creationTime' : 1764539465308 } }"));

        var status = await Run(Model().GetStatusAsync());

        Assert.That((status.CurrentStep, status.Progress, status.TaskId), Is.EqualTo(("Open", -1.0, (string?)null)));
    }

    [Test]
    public async Task Where_get_is_not_allowed_the_status_is_posted_for()
    {
        Service.On("GET", ModelPath + "/status").Reply(Replies.Status(405));
        Service.On("POST", $"/2/0/workspaces/{WorkspaceId}/models/{ModelId}/status").Reply(Replies.Enveloped("'requestStatus' : { 'currentStep' : 'Closed' }"));

        var status = await Run(Client().Model(ModelId, WorkspaceId).GetStatusAsync());

        Assert.That(status.CurrentStep, Is.EqualTo("Closed"));
    }
}
