namespace AnaplanConnectors.Client.Tests;

internal sealed class CloudWorksTests : ClientTest
{
    private const string Base = "/cloudworks/2/0";

    private const string Integrations = Base + "/integrations";

    [Test]
    public async Task Integrations_are_listed_and_found_by_name()
    {
        Service.On("GET", Integrations).Reply(Replies.Json(
            "{ 'status' : { 'code' : 200 }, 'integrations' : [ { 'integrationId' : 'i1', 'name' : 'Nightly', 'integrationType' : 'Process', 'latestRun' : { 'success' : true } } ], "
            + "'meta' : { 'paging' : { 'currentPageSize' : 1, 'totalSize' : 1, 'offset' : 0 } } }"));

        var found = await Run(Client().CloudWorks.FindAsync("nightly"));

        Assert.That((found.Id, found.Name, found.Type, found.LatestRun!.Success), Is.EqualTo(("i1", "Nightly", "Process", true)));
    }

    [Test]
    public async Task An_integration_is_read_with_its_jobs()
    {
        Service.On("GET", Integrations + "/i1").Reply(Replies.Json(
            "{ 'status' : { 'code' : 200 }, 'integration' : { 'integrationId' : 'i1', 'name' : 'Load', 'jobs' : [ { 'type' : 'AmazonS3ToAnaplan', 'sources' : [ { 'file' : 'a.csv' } ] } ] } }"));

        Assert.That((await Run(Client().CloudWorks.GetAsync("i1"))).Jobs[0].Sources[0].File, Is.EqualTo("a.csv"));
    }

    [Test]
    public async Task A_run_is_started_once_and_its_id_returned()
    {
        Service.On("POST", Integrations + "/i1/run").Reply(Replies.Json("{ 'status' : { 'code' : 200 }, 'run' : { 'id' : 'r1' } }"));

        Assert.That(await Run(Client().CloudWorks.RunAsync("i1")), Is.EqualTo("r1"));
        Assert.That(Service.Calls[^1].Text, Is.EqualTo("{}"));
    }

    [Test]
    public async Task A_run_whose_answer_is_lost_is_not_started_again()
    {
        Service.On("POST", Integrations + "/i1/run").Reply(Replies.Status(502));

        await Failure<AnaplanUnknownOutcomeException>(() => Client().CloudWorks.RunAsync("i1"));

        Assert.That(Service.CallsTo("POST", Integrations + "/i1/run"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task An_integration_that_runs_already_is_no_busy_model()
    {
        Service.On("POST", Integrations + "/i1/run").Reply(Replies.Status(409, """{"status":{"code":409,"message":"Integration is running"}}"""));

        var error = await Failure<AnaplanApiException>(() => Client().CloudWorks.RunAsync("i1"));

        Assert.That((error.Code, Clock.Elapsed), Is.EqualTo((ErrorCodes.RequestRefused, TimeSpan.Zero)));
    }

    [TestCase(403)]
    [TestCase(452)]
    public async Task A_missing_role_says_so(int status)
    {
        Service.On("GET", Integrations).Reply(Replies.Status(status, """{"status":{"code":403,"message":"Not Permitted"}}"""));

        var error = await Failure<AnaplanSignInException>(() => Client().CloudWorks.ListAsync().ToListAsync(default));

        Assert.That(error.Code, Is.EqualTo(ErrorCodes.Forbidden));
    }

    [Test]
    public async Task Runs_and_their_errors_are_read_also_when_there_are_none()
    {
        Service.On("GET", Integrations + "/runs/i1").Reply(Replies.Json(
            "{ 'status' : { 'code' : 200 }, 'history_of_runs' : { 'runs' : [ { 'id' : 'r1', 'success' : false, 'executionErrorCode' : 38 } ] }, 'meta' : { 'paging' : { 'totalSize' : 1 } } }"));
        Service.On("GET", Integrations + "/runerror/r1").Reply(
            Replies.Json("{ 'status' : { 'code' : 200 }, 'runs' : { } }"),
            Replies.Json("{ 'runs' : [ { 'id' : 'r1', 'errorMessages' : [ { 'errorMessage' : [ { 'localMessageText' : 'No item', 'occurrences' : 2, 'type' : 'x' } ] } ] } ] }"));
        var cloud = Client().CloudWorks;

        var runs = await Run(cloud.ListRunsAsync("i1").ToListAsync(default));
        var none = await Run(cloud.GetRunErrorsAsync("r1"));
        var some = await Run(cloud.GetRunErrorsAsync("r1"));

        Assert.That((runs.Single().ExecutionErrorCode, none.Count, some.Single()), Is.EqualTo(((int?)38, 0, new CloudRunError("No item", "x", 2))));
    }

    [Test]
    public async Task A_schedule_carries_the_id_in_its_body()
    {
        Service.On("PUT", Integrations + "/i1/schedule").Reply(Replies.Status(200, "{}"));
        Service.On("POST", Integrations + "/i1/schedule/status/disabled").Reply(Replies.Status(200, "{}"));
        var cloud = Client().CloudWorks;

        await Run(cloud.ReplaceScheduleAsync("i1", new() { Name = "Night", Type = "daily", Time = "02:00" }));
        await Run(cloud.SetScheduleEnabledAsync("i1", isEnabled: false));

        Assert.That(Service.CallsTo("PUT", Integrations + "/i1/schedule").Single().Text, Is.EqualTo("""{"integrationId":"i1","schedule":{"name":"Night","type":"daily","time":"02:00"}}"""));
    }

    [Test]
    public async Task Connections_are_listed_made_and_deleted()
    {
        Service.On("GET", Integrations + "/connections").Reply(Replies.Json(
            "{ 'connections' : [ { 'connectionId' : 'c1', 'connectionType' : 'AmazonS3', 'status' : 1, 'body' : { 'name' : 'Bucket' } } ], 'status' : { 'code' : 200 } }"));
        Service.On("POST", Integrations + "/connections").Reply(Replies.Json("{ 'connectionId' : 'c2' }"));
        Service.On("DELETE", Integrations + "/connections/c1").Reply(Replies.Reset, Replies.Status(404));
        var connections = Client().CloudWorks.Connections;

        var one = (await Run(connections.ListAsync().ToListAsync(default))).Single();
        var made = await Run(connections.CreateAsync(new() { Type = "AmazonS3", Body = new("""{"name":"B","secretAccessKey":"s"}""") }));
        await Run(connections.DeleteAsync("c1"));

        Assert.That((one.Id, one.Name, made), Is.EqualTo(("c1", "Bucket", "c2")));
        Assert.That(Service.CallsTo("POST", Integrations + "/connections").Single().Text, Is.EqualTo("""{"type":"AmazonS3","body":{"name":"B","secretAccessKey":"s"}}"""));
    }

    [Test]
    public async Task Flows_run_in_whole_or_in_part()
    {
        Service.On("POST", Base + "/integrationflows/f1/run").Reply(Replies.Json("{ 'run' : { 'id' : 'r9' } }"));
        Service.On("GET", Base + "/integrationflows").Reply(Replies.Json("{ 'integrationFlows' : [ { 'id' : 'f1', 'name' : 'All', 'stepsCount' : 2 } ] , 'status' : { 'code' : 200 } }"));
        var flows = Client().CloudWorks.Flows;

        Assert.That((await Run(flows.ListAsync().ToListAsync(default))).Single().StepsCount, Is.EqualTo(2));
        Assert.That(await Run(flows.RunAsync("f1", ["s1"])), Is.EqualTo("r9"));
        Assert.That(Service.Calls[^1].Text, Is.EqualTo("""{"stepsToRun":["s1"]}"""));
    }
}
