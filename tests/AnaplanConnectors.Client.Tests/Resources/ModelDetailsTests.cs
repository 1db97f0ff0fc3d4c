namespace AnaplanConnectors.Client.Tests;

internal sealed class ModelDetailsTests : ClientTest
{
    private const string WorkspaceId = "8a81c0de5f3e4a1b9c2d7e6f8a901b2c";

    private static Reply Step(string step) => Replies.Json("{ 'requestStatus' : { 'currentStep' : '" + step + "', 'progress' : -1.0 } }");

    [Test]
    public async Task Details_of_a_model_are_read_with_their_odd_dates()
    {
        Service.On("GET", ModelPath).Reply(Replies.Enveloped(
            "'model' : { 'id' : '7C', 'name' : 'Sales', 'activeState' : 'PRODUCTION', 'memoryUsage' : 183500800, 'isoCreationDate' : '2023-02-14T09:12:33.000+0000', "
            + "'lastModified' : '2025-11-30T21:05:01.000+0000', 'modelTransactionRunning' : true, 'categoryValues' : [ { 'id' : '12', 'attribute' : 'EMEA', 'categoryName' : 'Region' } ] }"));

        var model = await Run(Model().GetDetailsAsync());

        Assert.That((model.State, model.MemoryUsage, model.IsTransactionRunning), Is.EqualTo((ModelState.Production, 183500800L, true)));
        Assert.That(model.CreatedAt, Is.EqualTo(new DateTimeOffset(2023, 2, 14, 9, 12, 33, TimeSpan.Zero)));
        Assert.That(model.Categories.Select(c => $"{c.Name}={c.Value}"), Is.EqualTo(new[] { "Region=EMEA" }));
        Assert.That(Service.CallsTo("GET", ModelPath).Single().Query, Is.EqualTo("?modelDetails=true"));
    }

    [TestCase(200)]
    [TestCase(202)]
    public async Task A_model_opens_with_either_answer(int status)
    {
        Service.On("POST", ModelPath + "/open").Reply(Replies.Status(status));

        await Run(Model().OpenAsync());

        Assert.That(Service.CallsTo("POST", ModelPath + "/open"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Offline_from_a_model_that_is_awake_is_fine()
    {
        Service.On("POST", ModelPath + "/open").Reply(Replies.Status(424));
        Service.On("GET", ModelPath + "/status").Reply(Step("Open"));

        Assert.That(async () => await Run(Model().OpenAsync()), Throws.Nothing);
    }

    [Test]
    public async Task Offline_from_a_model_that_sleeps_is_an_error()
    {
        Service.On("POST", ModelPath + "/open").Reply(Replies.Status(424));
        Service.On("GET", ModelPath + "/status").Reply(Step("Closed"));

        var error = await Failure<AnaplanApiException>(() => Model().OpenAsync());

        Assert.That(error.Code, Is.EqualTo(ErrorCodes.ModelOffline));
    }

    [Test]
    public async Task Waiting_ends_when_the_model_is_loaded()
    {
        Service.On("POST", ModelPath + "/open").Reply(Replies.Status(202));
        Service.On("GET", ModelPath + "/status").Reply(Step("Closed"), Step("Opening"), Step("Loading something new"), Step("Open"));

        var status = await Run(Model().WaitUntilOpenAsync());

        Assert.That(status.CurrentStep, Is.EqualTo("Open"));
        Assert.That(Clock.Elapsed, Is.InRange(TimeSpan.FromSeconds(8), TimeSpan.FromSeconds(9)));
    }

    [Test]
    public async Task Waiting_for_a_model_that_stays_closed_ends_with_an_error_of_its_own()
    {
        Service.On("POST", ModelPath + "/open").Reply(Replies.Status(202));
        Service.On("GET", ModelPath + "/status").Reply(Step("Closed"));

        var error = await Failure<AnaplanApiException>(() => Model().WaitUntilOpenAsync(TimeSpan.FromMinutes(2)));

        Assert.That((error.Code, error.IsTransient), Is.EqualTo((ErrorCodes.ModelNotOpen, true)));
        Assert.That(error.Message, Does.StartWith($"Model {ModelId} did not open within 00:02:00; it says 'Closed'"));
    }

    [TestCase("Open", true, false)]
    [TestCase("Processing ...", true, true)]
    [TestCase("Updating", true, true)]
    [TestCase("Closed", false, false)]
    [TestCase("Closing", false, false)]
    [TestCase("Opening", false, false)]
    [TestCase("", false, false)]
    public void A_step_tells_whether_the_model_is_loaded_and_busy(string step, bool isOpen, bool isBusy)
        => Assert.That((new ModelStatus { CurrentStep = step }.IsOpen, new ModelStatus { CurrentStep = step }.IsBusy), Is.EqualTo((isOpen, isBusy)));

    [Test]
    public async Task Closing_is_answered_without_a_body()
    {
        Service.On("POST", ModelPath + "/close").Reply(Replies.Status(204));

        await Run(Model().CloseAsync());

        Assert.That(Service.CallsTo("POST", ModelPath + "/close").Single().HasContent, Is.True);
    }

    [Test]
    public async Task Models_that_could_not_be_deleted_are_told_with_the_reason()
    {
        var path = $"/2/0/workspaces/{WorkspaceId}/bulkDeleteModels";
        Service.On("POST", path).Reply(Replies.Enveloped(
            "'modelsDeleted' : 1, 'bulkDeleteModelsFailures' : [ { 'modelId' : '1A2B', 'message' : 'Model is open. Please close the model before trying again.' } ]"));

        var deletion = await Run(Client().Workspace(WorkspaceId).DeleteModelsAsync(["7C4E", "1A2B"]));

        Assert.That(Service.CallsTo("POST", path).Single().Text, Is.EqualTo("""{"modelIdsToDelete":["7C4E","1A2B"]}"""));
        Assert.That((deletion.Deleted, deletion.Failures.Single().ModelId), Is.EqualTo((1, "1A2B")));
    }

    [Test]
    public async Task Members_of_a_workspace_are_listed()
    {
        Service.On("GET", $"/2/0/workspaces/{WorkspaceId}").Reply(Replies.Enveloped("'workspace' : { 'id' : 'w', 'name' : 'Finance', 'currentSize' : 3215879112 }"));
        Service.On("GET", $"/2/0/workspaces/{WorkspaceId}/admins").Reply(Replies.Enveloped("'admins' : [ { 'email' : 'ada@example.com', 'active' : true, 'otherWorkspaces' : ['Sales'] } ]"));
        Service.On("GET", $"/2/0/workspaces/{WorkspaceId}/visitors").Reply(Replies.EmptyEnvelope);
        var workspace = Client().Workspace(WorkspaceId);

        var details = await Run(workspace.GetDetailsAsync());
        var admins = await Run(workspace.ListAdministratorsAsync().ToListAsync(default));
        var visitors = await Run(workspace.ListVisitorsAsync().ToListAsync(default));

        Assert.That(details.CurrentSize, Is.EqualTo(3215879112));
        Assert.That(admins.Single().OtherWorkspaces, Is.EqualTo(new[] { "Sales" }));
        Assert.That(visitors, Is.Empty);
    }

    [Test]
    public async Task Users_are_found_by_address_and_id()
    {
        Service.On("GET", "/2/0/users").Reply(Replies.Enveloped(
            "'users' : [ { 'id' : '8a81', 'email' : 'ada@example.com', 'lastLoginDate' : '2025-11-04T18:18:48.000+0000' }, { 'id' : '8a82', 'email' : 'bob@example.com' } ]"));
        Service.On("GET", "/2/0/users/8a82").Reply(Replies.Enveloped("'user' : { 'id' : '8a82', 'email' : 'bob@example.com', 'active' : true }"));
        var users = Client().Users;

        var ada = await Run(users.FindAsync("ADA@example.com"));
        var bob = await Run(users.GetAsync("8a82"));

        Assert.That(ada.LastLogin, Is.EqualTo(new DateTimeOffset(2025, 11, 4, 18, 18, 48, TimeSpan.Zero)));
        Assert.That((bob.Email, bob.Active, bob.LastLogin), Is.EqualTo(("bob@example.com", true, (DateTimeOffset?)null)));
    }
}
