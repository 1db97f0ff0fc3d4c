namespace AnaplanConnectors.Client.Tests;

internal sealed class AlmTests : ClientTest
{
    private const string Alm = ModelPath + "/alm";

    private static readonly RevisionPair Pair = new("R2", "M2", "R1");

    private static Reply AlmTask(string state, string result = "") => Replies.Enveloped($"'task' : {{ 'taskId' : 'T1', 'taskState' : '{state}', 'creationTime' : 1764571258347 {result} }}");

    [Test]
    public async Task Revisions_are_listed_created_and_traced()
    {
        Service.On("GET", Alm + "/latestRevision").Reply(Replies.EmptyEnvelope);
        Service.On("GET", Alm + "/revisions").Reply(Replies.Enveloped("'revisions' : [ { 'id' : 'R1', 'name' : 'First', 'createdOn' : '2025-01-01T00:00:00.000+0000' } ]"));
        Service.On("POST", Alm + "/revisions").Reply(Replies.Status(201, """{"status":{"code":201},"revisions":[{"id":"R2","name":"Second"}]}"""));
        Service.On("GET", Alm + "/revisions/R1/appliedToModels").Reply(Replies.Enveloped("'appliedToModels' : [ { 'modelId' : 'M1', 'modelDeleted' : true } ]"));
        Service.On("GET", Alm + "/syncableRevisions").Reply(Replies.Enveloped("'revisions' : [ { 'id' : 'R3', 'name' : 'Third' } ]"));
        var alm = Model().Alm;

        var latest = await Run(alm.GetLatestRevisionAsync());
        var all = await Run(alm.ListRevisionsAsync(new DateTime(2025, 1, 1)).ToListAsync(default));
        var made = await Run(alm.CreateRevisionAsync("Second", "about"));
        var models = await Run(alm.ListModelsAsync("R1").ToListAsync(default));
        var syncable = await Run(alm.ListSyncableRevisionsAsync("M2").ToListAsync(default));

        Assert.That((latest, all.Single().Id, made.Id, models.Single().ModelDeleted, syncable.Single().Name), Is.EqualTo(((AnaplanRevision?)null, "R1", "R2", true, "Third")));
        Assert.That(Service.CallsTo("GET", Alm + "/revisions").Single().Query, Does.StartWith("?sort=-appliedOn&appliedAfter=2025-01-01&offset=0"));
        Assert.That(Service.CallsTo("GET", Alm + "/syncableRevisions").Single().Query, Does.StartWith("?sourceModelId=M2"));
    }

    [Test]
    public async Task A_synchronisation_is_started_and_waited_for()
    {
        Service.On("POST", Alm + "/syncTasks").Reply(AlmTask("NOT_STARTED"));
        Service.On("GET", Alm + "/syncTasks/T1").Reply(AlmTask("IN_PROGRESS"), AlmTask("COMPLETE", ", 'result' : { 'successful' : true }"));
        var tasks = Model().Alm.Synchronisations;

        var started = await Run(tasks.StartAsync(Pair));
        var ended = await Run(tasks.WaitAsync(started.Id));

        Assert.That(Service.CallsTo("POST", Alm + "/syncTasks").Single().Text, Is.EqualTo("""{"sourceRevisionId":"R2","sourceModelId":"M2","targetRevisionId":"R1"}"""));
        Assert.That(ended.Result!.Successful, Is.True);
    }

    [Test]
    public async Task A_synchronisation_that_fails_is_an_error_in_the_services_words()
    {
        Service.On("GET", Alm + "/syncTasks/T1").Reply(AlmTask("COMPLETE", ", 'result' : { 'successful' : false, 'error' : { 'title' : 'Incompatible', 'messageText' : 'No common ancestor.' } }"));

        var error = await Failure<AnaplanApiException>(() => Model().Alm.Synchronisations.WaitAsync("T1"));

        Assert.That(error.Code, Is.EqualTo(ErrorCodes.ActionFailed));
        Assert.That(error.Message, Does.EndWith("failed: Incompatible No common ancestor."));
    }

    [Test]
    public async Task A_synchronisation_whose_answer_is_lost_is_not_started_twice()
    {
        Service.On("POST", Alm + "/syncTasks").Reply(Replies.Reset);

        await Failure<AnaplanUnknownOutcomeException>(() => Model().Alm.Synchronisations.StartAsync(Pair));

        Assert.That(Service.CallsTo("POST", Alm + "/syncTasks"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Reports_are_made_and_read()
    {
        Service.On("POST", Alm + "/comparisonReportTasks").Reply(Replies.Reset, AlmTask("NOT_STARTED"));
        Service.On("GET", Alm + "/comparisonReports/R1/R2").Reply(Replies.Content("a\tb\n", "application/octet-stream"));
        Service.On("GET", Alm + "/summaryReports/R1/R2").Reply(Replies.Enveloped(
            "'summaryReport' : { 'targetRevisionId' : 'R1', 'sourceRevisionId' : 'R2', 'totals' : { 'created' : 3 }, 'differences' : { 'lists' : { 'created' : 3 } } }"));
        var alm = Model().Alm;

        await Run(alm.ComparisonReports.StartAsync(Pair));
        using var report = new StreamReader(await Run(alm.OpenComparisonReportAsync("R1", "R2")));
        var summary = await Run(alm.GetSummaryReportAsync("R1", "R2"));

        Assert.That(await report.ReadToEndAsync(), Is.EqualTo("a\tb\n"));
        Assert.That((summary.Totals.Created, summary.Differences.Keys), Is.EqualTo((3L, new[] { "lists" })));
        Assert.That(Service.CallsTo("GET", Alm + "/comparisonReports/R1/R2").Single().Headers.Accept.ToString(), Is.EqualTo("application/octet-stream"));
    }

    [TestCase(true, "online")]
    [TestCase(false, "offline")]
    public async Task A_model_goes_online_and_offline(bool online, string status)
    {
        Service.On("POST", ModelPath + "/onlineStatus").Reply(Replies.Status(204));

        await Run(Model().Alm.SetOnlineAsync(online));

        Assert.That(Service.Calls[^1].Text, Is.EqualTo($$"""{"status":"{{status}}"}"""));
    }

    [Test]
    public void Names_that_are_too_long_are_refused_before_any_request()
        => Assert.That(() => Model().Alm.CreateRevisionAsync(new string('x', 61)), Throws.InstanceOf<ArgumentOutOfRangeException>());
}
