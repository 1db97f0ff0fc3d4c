namespace AnaplanConnectors.Client.Tests;

internal sealed class TaskWaitTests : ClientTest
{
    private const string TaskPath = ModelPath + "/processes/118/tasks/T1";

    private static readonly AnaplanProcess Process = new() { Id = "118", Name = "Nightly load" };

    private static readonly Reply Running = Task("IN_PROGRESS", "'progress' : 0.5, 'currentStep' : 'Processing ...'");

    private static readonly Reply Succeeded = Task("COMPLETE", "'progress' : 1, 'result' : { 'successful' : true, 'failureDumpAvailable' : false, 'objectId' : '118' }");

    private static Reply Task(string state, string members)
        => Replies.Enveloped($"'task' : {{ 'type' : 'taskInformation', 'taskId' : 'T1', 'taskState' : '{state}', 'creationTime' : 1764571258347, {members} }}");

    private Task<TaskResult> Wait(TaskWaitOptions? options = null, IProgress<TaskSnapshot>? progress = null, CancellationToken cancellationToken = default)
        => Run(Model().Processes.GetTask(Process, "T1").WaitAsync(options, progress, cancellationToken));

    [Test]
    public async Task The_result_comes_when_the_task_is_complete()
    {
        Service.On("GET", TaskPath).Reply(Task("NOT_STARTED", "'progress' : 0"), Running, Succeeded);
        var progress = new Reports<TaskSnapshot>();

        var result = await Wait(progress: progress);

        Assert.That(result.Successful, Is.True);
        Assert.That(progress.All.Select(s => (s.State, s.Progress)), Is.EqualTo(new[]
        {
            (TaskState.NotStarted, 0.0), (TaskState.InProgress, 0.5), (TaskState.Complete, 1.0),
        }));
        Assert.That(progress.All[0].CreatedAt, Is.EqualTo(DateTimeOffset.FromUnixTimeMilliseconds(1764571258347)));
    }

    [Test]
    public async Task Questions_become_rare()
    {
        Service.On("GET", TaskPath).Reply([.. Enumerable.Repeat(Running, 6), Succeeded]);

        await Wait();

        var at = Service.CallsTo("GET", TaskPath).Select(c => c.At).ToList();
        Assert.That(at.Zip(at.Skip(1), (a, b) => Math.Floor((b - a).TotalSeconds)), Is.EqualTo(new double[] { 1, 2, 5, 10, 10, 10 }).Within(1));
    }

    [Test]
    public async Task A_word_that_is_not_known_counts_as_running_and_is_shown()
    {
        Service.On("GET", TaskPath).Reply(Task("QUEUED_BY_MOON", "'progress' : 0"), Succeeded);
        var progress = new Reports<TaskSnapshot>();

        await Wait(progress: progress);

        Assert.That(progress.All[0].State.Value, Is.EqualTo("QUEUED_BY_MOON"));
    }

    [Test]
    public async Task Rejected_rows_are_a_result()
    {
        Service.On("GET", TaskPath).Reply(Task("COMPLETE", """
            'result' : { 'successful' : true, 'failureDumpAvailable' : true, 'objectId' : '118', 'nestedResults' : [
              { 'objectId' : '112', 'objectName' : 'Products', 'successful' : true, 'failureDumpAvailable' : true, 'details' : [ null,
                { 'type' : 'hierarchyRowsProcessedWithFailures', 'occurrences' : 0, 'localMessageText' : 'Products: 20 rows',
                  'values' : [ 'failedCount', '2', 'hierarchyName', 'Products', 'warnings', null, 'odd' ] },
                { 'type' : 'hierarchyImportInvalidParent', 'occurrences' : 2, 'localMessageText' : 'Invalid parent' } ] },
              { 'objectId' : '117', 'successful' : true, 'failureDumpAvailable' : false, 'details' : null }, null ] }
            """));

        var result = await Wait();

        var details = result.AllDetails().ToList();
        Assert.That((result.AnyFailureDump, result.Nested.Count, details.Count), Is.EqualTo((true, 2, 2)));
        Assert.That((details[0].Count("failedCount"), details[0].Value("hierarchyName"), details[0].Value("warnings"), details[0].Value("none")),
            Is.EqualTo(((long?)2, "Products", (string?)null, (string?)null)));
        Assert.That((details[1].Occurrences, details[1].Values.Count), Is.EqualTo((2L, 0)));
    }

    [Test]
    public async Task A_failed_task_is_an_error_with_its_messages()
    {
        Service.On("GET", TaskPath).Reply(Task("COMPLETE",
            "'result' : { 'successful' : false, 'failureDumpAvailable' : false, 'details' : [ { 'type' : 'missingFields', 'localMessageText' : 'Column Code is missing ' } ] }"));

        var error = await Failure<AnaplanActionException>(() => Wait());

        Assert.That(error.Code, Is.EqualTo(ErrorCodes.ActionFailed));
        Assert.That(error.Message, Is.EqualTo($"Process 'Nightly load' (118) of model {ModelId} failed in task T1: 'Column Code is missing'."));
        Assert.That(error.Hint, Does.Contain("compare its header"));
        Assert.That(error.TaskId, Is.EqualTo("T1"));
    }

    [Test]
    public async Task A_process_is_not_successful_when_an_action_in_it_is_not()
    {
        Service.On("GET", TaskPath).Reply(Task("COMPLETE",
            "'result' : { 'successful' : true, 'nestedResults' : [ { 'successful' : true }, { 'successful' : false, 'details' : [ { 'localMessageText' : 'No' } ] } ] }"));

        var error = await Failure<AnaplanActionException>(() => Wait());

        Assert.That(error.Details.Single().Text, Is.EqualTo("No"));
    }

    [Test]
    public async Task A_cancelled_task_is_an_error_of_its_own([Values("", ", 'result' : { 'successful' : true }")] string result)
    {
        Service.On("GET", TaskPath).Reply(Task("CANCELLING", "'progress' : 0.7"), Task("CANCELLED", "'progress' : 0.7" + result));

        var error = await Failure<AnaplanActionException>(() => Wait());

        Assert.That(error.Code, Is.EqualTo(ErrorCodes.ActionCancelled));
        Assert.That(error.Message, Does.Contain("was cancelled; its changes were rolled back"));
    }

    [TestCase("COMPLETE", "'progress' : 1")]
    [TestCase("COMPLETE", "'result' : null")]
    [TestCase("FAILED", "'result' : { 'successful' : false }")]
    [TestCase("DONE", "'result' : { 'successful' : true }")]
    [TestCase("", "'result' : { 'successful' : true }")]
    public async Task An_end_that_cannot_be_read_is_never_success(string state, string members)
    {
        Service.On("GET", TaskPath).Reply(Task(state, members));

        var error = await Failure<AnaplanActionException>(() => Wait());

        Assert.That(error.Code, Is.EqualTo(ErrorCodes.ActionResultUnknown));
    }

    [Test]
    public async Task A_complete_task_without_the_word_successful_failed()
    {
        Service.On("GET", TaskPath).Reply(Task("COMPLETE", "'result' : { 'objectId' : '118' }"));

        var error = await Failure<AnaplanActionException>(() => Wait());

        Assert.That(error.Code, Is.EqualTo(ErrorCodes.ActionFailed));
    }

    [Test]
    public async Task Any_random_answer_is_success_only_when_it_says_so()
    {
        var random = new Random(20261124);
        string[] states = ["COMPLETE", "CANCELLED", "FAILED", "DONE", "complete", "", "COMPLETED"];
        string[] results = ["null", "{ }", "{ 'successful' : null }", "{ 'successful' : false }", "{ 'successful' : 'no' }", "{ 'successful' : true }",
            "{ 'successful' : true, 'nestedResults' : [ { 'successful' : false } ] }", "{ 'successful' : true, 'nestedResults' : [ { } ] }"];
        for (var i = 0; i < 200; i++)
        {
            var (state, result) = (states[random.Next(states.Length)], results[random.Next(results.Length)]);
            Service.On("GET", TaskPath).Reply(Task(state, "'result' : " + result));

            var succeeded = await Succeeds(new() { Timeout = TimeSpan.FromMinutes(1) });

            Assert.That(succeeded, Is.EqualTo(state == "COMPLETE" && result == "{ 'successful' : true }"), $"{state} {result}");
        }
    }

    [Test]
    public async Task An_outage_of_forty_minutes_does_not_end_the_waiting()
    {
        Service.On("GET", TaskPath).Reply(_ => Clock.Elapsed < TimeSpan.FromMinutes(40) ? Replies.Status(503) : Succeeded);

        var result = await Wait();

        Assert.That(result.Successful, Is.True);
        Assert.That(Events.Of<TaskUnreadable>(), Is.Not.Empty);
    }

    [Test]
    public async Task An_outage_longer_than_allowed_says_that_the_task_goes_on()
    {
        Service.On("GET", TaskPath).Reply(Running, Replies.Status(503));

        var error = await Failure<AnaplanApiException>(() => Wait(new() { MaxUnreadable = TimeSpan.FromMinutes(5) }));

        Assert.That(error.Code, Is.EqualTo(ErrorCodes.TaskStillRunning));
        Assert.That(error.IsTransient, Is.True);
        Assert.That(error.Message, Does.Contain("It goes on without us."));
    }

    [Test]
    public async Task A_time_limit_ends_the_waiting_not_the_task()
    {
        Service.On("GET", TaskPath).Reply(Running);

        var error = await Failure<AnaplanApiException>(() => Wait(new() { Timeout = TimeSpan.FromMinutes(2) }));

        Assert.That(error.Code, Is.EqualTo(ErrorCodes.TaskStillRunning));
        Assert.That(Clock.Elapsed, Is.EqualTo(TimeSpan.FromMinutes(2)).Within(TimeSpan.FromSeconds(1)));
        Assert.That(Service.CallsTo("DELETE", TaskPath), Is.Empty);
    }

    [Test]
    public async Task A_task_that_is_unknown_is_an_error_at_once()
    {
        await Failure<AnaplanNotFoundException>(() => Wait());

        Assert.That(Clock.Elapsed, Is.EqualTo(TimeSpan.Zero));
    }

    [Test]
    public async Task Cancelling_ends_the_waiting_not_the_task()
    {
        using var cancel = new CancellationTokenSource();
        Service.On("GET", TaskPath).Reply(_ =>
        {
            cancel.Cancel();
            return Running;
        });

        await Failure<OperationCanceledException>(() => Wait(cancellationToken: cancel.Token));

        Assert.That(Service.CallsTo("DELETE", TaskPath), Is.Empty);
    }

    [TestCase(200)]
    [TestCase(204)]
    [TestCase(404)]
    public async Task A_task_is_cancelled_with_content_so_that_nothing_below_repeats_it(int status)
    {
        Service.On("DELETE", TaskPath).Reply(Replies.Status(status));

        await Run(Model().Processes.GetTask("118", "T1").CancelAsync());

        Assert.That(Service.CallsTo("DELETE", TaskPath).Single().HasContent, Is.True);
    }

    [Test]
    public async Task Tasks_are_listed_newest_first_under_either_key([Values("tasks", "task")] string key)
    {
        Service.On("GET", ModelPath + "/processes/118/tasks").Reply(Replies.Enveloped("'" + key + "' : [ { 'taskId' : 'A', 'taskState' : 'COMPLETE', 'creationTime' : 1764571258347 } ]"));

        var tasks = await Run(Model().Processes.ListTasksAsync("118").ToListAsync(CancellationToken.None));

        Assert.That((tasks.Single().Id, tasks.Single().State), Is.EqualTo(("A", TaskState.Complete)));
        Assert.That(Service.Calls.Last().Query, Does.StartWith("?sort=-creationTime"));
    }

    private async Task<bool> Succeeds(TaskWaitOptions options)
    {
        try
        {
            await Wait(options);
            return true;
        }
        catch (AnaplanException)
        {
            return false;
        }
    }
}
