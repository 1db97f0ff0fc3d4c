namespace AnaplanConnectors.Client.Tests;

/// <summary>A start happens at most once, whatever becomes of its answer.</summary>
internal sealed class TaskStartTests : ClientTest
{
    private const string Tasks = ModelPath + "/imports/112/tasks";

    private static readonly Reply Accepted = Replies.Enveloped("'task' : { 'taskId' : 'NEW' }");

    private static readonly AnaplanImport Import = new() { Id = "112", Name = "Load sales" };

    private static readonly Dictionary<string, Reply> LostAnswers = new()
    {
        ["reset"] = Replies.Reset,
        ["500"] = Replies.Status(500),
        ["502"] = Replies.Status(502),
        ["503"] = Replies.Status(503),
        ["504"] = Replies.Status(504),
        ["408"] = Replies.Status(408),
        ["501"] = Replies.Status(501),
        ["html"] = Replies.Html200,
        ["truncated"] = Replies.TruncatedJson,
        ["empty"] = Replies.Status(200),
        ["no task id"] = Replies.Enveloped("'task' : { }"),
        ["too large"] = Replies.Bytes(new byte[(64 * 1024 * 1024) + 1], "application/json"),
    };

    private static IEnumerable<string> LostAnswerNames => LostAnswers.Keys;

    private IReadOnlyList<RecordedCall> Starts => Service.CallsTo("POST", Tasks);

    private static Reply TaskList(params string[] ids)
        => Replies.Enveloped("'tasks' : [ " + string.Join(", ", ids.Select(id => $"{{ 'taskId' : '{id}', 'taskState' : 'IN_PROGRESS', 'creationTime' : 1764539465308 }}")) + " ]");

    private Task<AnaplanTask> Start(TaskStartOptions? options = null) => Run(Model().Imports.StartAsync(Import, options));

    [Test]
    public async Task A_start_sends_the_locale_and_returns_the_task()
    {
        Service.On("GET", Tasks).Reply(Replies.EmptyEnvelope);
        Service.On("POST", Tasks).Reply(Accepted);

        var task = await Start();

        Assert.That((task.Id, task.ActionId, task.ActionName, task.Kind), Is.EqualTo(("NEW", "112", "Load sales", ActionKind.Import)));
        Assert.That(Starts.Single().Text, Is.EqualTo("""{"localeName":"en_US"}"""));
        Assert.That(Starts.Single().ContentType!.MediaType, Is.EqualTo("application/json"));
    }

    [Test]
    public async Task Answers_to_prompted_mappings_are_sent()
    {
        Service.On("GET", Tasks).Reply(Replies.EmptyEnvelope);
        Service.On("POST", Tasks).Reply(Accepted);

        await Start(new() { MappingParameters = [new("Version", "Actual"), new("Time", "Jan 25", "112")] });

        Assert.That(Starts.Single().Text, Is.EqualTo(
            """{"localeName":"en_US","mappingParameters":[{"entityType":"Version","entityName":"Actual"},{"entityType":"Time","entityName":"Jan 25","importId":"112"}]}"""));
    }

    [TestCase(ActionKind.Import, "imports")]
    [TestCase(ActionKind.Export, "exports")]
    [TestCase(ActionKind.Action, "actions")]
    [TestCase(ActionKind.Process, "processes")]
    public async Task Every_kind_of_action_has_its_path(ActionKind kind, string collection)
    {
        Service.On("GET", $"{ModelPath}/{collection}/1/tasks").Reply(Replies.EmptyEnvelope);
        Service.On("POST", $"{ModelPath}/{collection}/1/tasks").Reply(Accepted);
        var model = Model();

        var task = await Run(kind switch
        {
            ActionKind.Import => model.Imports.StartAsync("1"),
            ActionKind.Export => model.Exports.StartAsync("1"),
            ActionKind.Action => model.Actions.StartAsync("1"),
            _ => model.Processes.StartAsync("1"),
        });

        Assert.That((task.Id, task.Kind), Is.EqualTo(("NEW", kind)));
    }

    [TestCaseSource(nameof(LostAnswerNames))]
    public async Task A_task_that_was_accepted_is_found_and_adopted_after(string answer)
    {
        Service.On("GET", Tasks).Reply(TaskList("OLD"), TaskList("NEW", "OLD"));
        Service.On("POST", Tasks).Reply(LostAnswers[answer]);

        var task = await Start();

        Assert.That(task.Id, Is.EqualTo("NEW"));
        Assert.That(Starts, Has.Count.EqualTo(1));
        Assert.That(Events.Of<TaskAdopted>().Single().TaskId, Is.EqualTo("NEW"));
    }

    [TestCaseSource(nameof(LostAnswerNames))]
    public async Task Without_consent_nothing_is_started_again_after(string answer)
    {
        Service.On("GET", Tasks).Reply(TaskList("OLD"));
        Service.On("POST", Tasks).Reply(LostAnswers[answer]);

        var error = await Failure<AnaplanUnknownOutcomeException>(() => Start());

        Assert.That(error.Message, Does.StartWith("Whether import 'Load sales' (112) of model 7C4E19A2D5B84F60A1E3C9B7F2D80E46 was started is unknown: no task appeared within 60 s."));
        Assert.That(error.Candidates, Is.Empty);
        Assert.That(Starts, Has.Count.EqualTo(1));
        Assert.That(Clock.Elapsed, Is.EqualTo(TimeSpan.FromSeconds(60)));
    }

    [TestCaseSource(nameof(LostAnswerNames))]
    public async Task With_consent_a_start_that_left_no_task_is_repeated_after(string answer)
    {
        Service.On("GET", Tasks).Reply(TaskList("OLD"));
        Service.On("POST", Tasks).Reply(LostAnswers[answer], Accepted);

        var task = await Start(new() { Idempotent = true });

        Assert.That(task.Id, Is.EqualTo("NEW"));
        Assert.That(Starts, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task An_answer_that_never_comes_is_doubt_too()
    {
        Service.On("GET", Tasks).Reply(TaskList(), TaskList("NEW"));
        Service.On("POST", Tasks).Reply(Replies.Hang);

        var task = await Run(Model().Imports.StartAsync(Import));

        Assert.That(task.Id, Is.EqualTo("NEW"));
        Assert.That(Starts, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Consent_does_not_repeat_for_ever()
    {
        Service.On("GET", Tasks).Reply(TaskList());
        Service.On("POST", Tasks).Reply(Replies.Reset);

        await Failure<AnaplanUnknownOutcomeException>(() => Start(new() { Idempotent = true }));

        Assert.That(Starts, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task A_task_that_surfaces_late_is_adopted_not_doubled()
    {
        Service.On("GET", Tasks).Reply([TaskList("OLD"), .. Enumerable.Repeat(TaskList("OLD"), 5), TaskList("NEW", "OLD")]);
        Service.On("POST", Tasks).Reply(Replies.Reset);

        var task = await Start(new() { Idempotent = true });

        Assert.That(task.Id, Is.EqualTo("NEW"));
        Assert.That(Starts, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Two_new_tasks_are_shown_and_none_is_taken([Values] bool idempotent)
    {
        Service.On("GET", Tasks).Reply(TaskList("OLD"), TaskList("OTHER", "NEW", "OLD"));
        Service.On("POST", Tasks).Reply(Replies.Reset);

        var error = await Failure<AnaplanUnknownOutcomeException>(() => Start(new() { Idempotent = idempotent }));

        Assert.That(error.Candidates.Select(c => c.Id), Is.EqualTo(new[] { "OTHER", "NEW" }));
        Assert.That(error.Message, Does.Contain("2 new tasks appeared").And.Contain("OTHER (IN_PROGRESS), NEW (IN_PROGRESS)"));
        Assert.That(Starts, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_task_list_that_stays_unreadable_leaves_the_outcome_unknown([Values] bool idempotent)
    {
        Service.On("GET", Tasks).Reply(TaskList("OLD"), Replies.Status(503));
        Service.On("POST", Tasks).Reply(Replies.Reset);

        var error = await Failure<AnaplanUnknownOutcomeException>(() => Start(new() { Idempotent = idempotent }));

        Assert.That(error.Message, Does.Contain("the task list cannot be read"));
        Assert.That(Starts, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_task_list_that_can_be_read_again_settles_it()
    {
        Service.On("GET", Tasks).Reply([TaskList("OLD"), .. Enumerable.Repeat(Replies.Status(503), 4), TaskList("NEW", "OLD")]);
        Service.On("POST", Tasks).Reply(Replies.Reset);

        Assert.That((await Start()).Id, Is.EqualTo("NEW"));
    }

    [Test]
    public async Task A_task_list_that_cannot_be_read_before_means_that_nothing_is_started()
    {
        Service.On("GET", Tasks).Reply(Replies.Status(503));
        Service.On("POST", Tasks).Reply(Accepted);

        await Failure<AnaplanApiException>(() => Start());

        Assert.That(Starts, Is.Empty);
    }

    private static IEnumerable<TestCaseData> RefusalsThatPass()
    {
        yield return new TestCaseData(Replies.Status(409)).SetArgDisplayNames("409");
        yield return new TestCaseData(Replies.Status(429, "", ("Retry-After", "3"))).SetArgDisplayNames("429");
        yield return new TestCaseData(Replies.Status(401)).SetArgDisplayNames("401");
        yield return new TestCaseData(Replies.Status(410)).SetArgDisplayNames("410");
        yield return new TestCaseData(Replies.Refused).SetArgDisplayNames("connection refused");
    }

    [TestCaseSource(nameof(RefusalsThatPass))]
    public async Task What_was_certainly_not_accepted_is_sent_again_without_asking(Reply refusal)
    {
        Service.On("GET", Tasks).Reply(TaskList("OLD"));
        Service.On("POST", Tasks).Reply(refusal, Accepted);

        var task = await Start();

        Assert.That(task.Id, Is.EqualTo("NEW"));
        Assert.That(Service.CallsTo("GET", Tasks), Has.Count.EqualTo(1));
        Assert.That(Events.Of<StartInDoubt>(), Is.Empty);
    }

    [TestCase(400, ErrorCodes.RequestRefused)]
    [TestCase(404, ErrorCodes.NotFound)]
    [TestCase(415, ErrorCodes.RequestRefused)]
    [TestCase(422, ErrorCodes.ModelArchived)]
    [TestCase(423, ErrorCodes.ModelLocked)]
    [TestCase(424, ErrorCodes.ModelOffline)]
    [TestCase(425, ErrorCodes.ModelDeployed)]
    [TestCase(302, ErrorCodes.Redirected)]
    public async Task A_refusal_is_an_error_and_no_doubt(int status, string code)
    {
        Service.On("GET", Tasks).Reply(TaskList("OLD"));
        Service.On("POST", Tasks).Reply(Replies.Status(status));

        var error = await Failure<AnaplanApiException>(() => Start());

        Assert.That(error.Code, Is.EqualTo(code));
        Assert.That(error.Message, Does.StartWith("Could not start import 'Load sales' (112) of model "));
        Assert.That(Service.CallsTo("GET", Tasks), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Cancelling_before_the_start_starts_nothing()
    {
        using var cancel = new CancellationTokenSource();
        Service.On("GET", Tasks).Reply(_ =>
        {
            cancel.Cancel();
            return TaskList();
        });

        await Failure<OperationCanceledException>(() => Model().Imports.StartAsync(Import, null, cancel.Token));

        Assert.That(Starts, Is.Empty);
    }

    [Test]
    public async Task Cancelling_while_the_start_is_under_way_still_tells_the_task()
    {
        using var cancel = new CancellationTokenSource();
        Service.On("GET", Tasks).Reply(TaskList());
        Service.On("POST", Tasks).Reply(_ =>
        {
            cancel.Cancel();
            return Accepted;
        });

        var task = await Run(Model().Imports.StartAsync(Import, null, cancel.Token));

        Assert.That(task.Id, Is.EqualTo("NEW"));
    }

    [Test]
    public async Task Cancelling_a_start_whose_answer_does_not_come_leaves_the_outcome_unknown()
    {
        using var cancel = new CancellationTokenSource();
        Service.On("GET", Tasks).Reply(TaskList());
        Service.On("POST", Tasks).Reply(_ =>
        {
            cancel.Cancel();
            return Replies.Hang;
        });

        await Failure<AnaplanUnknownOutcomeException>(() => Model().Imports.StartAsync(Import, null, cancel.Token));

        Assert.That(Clock.Elapsed, Is.EqualTo(TimeSpan.FromSeconds(10)));
    }

    [Test]
    public async Task Whatever_the_service_does_no_second_task_runs_without_consent([Range(1, 300)] int seed)
    {
        var service = new UnreliableTasks(new(seed), Clock);
        Service.On("GET", Tasks).Reply(_ => service.List());
        Service.On("POST", Tasks).Reply(_ => service.Accept());

        var outcome = await OutcomeOf(Start());

        Assert.That(service.Accepted, Is.LessThanOrEqualTo(1));
        // A task of somebody else that appears meanwhile cannot be told from ours: the list names no users.
        Assert.That(outcome, Is.Null.Or.StartsWith("FOREIGN").Or.EqualTo(service.Accepted == 1 ? "MINE" : "FOREIGN"));
    }

    private static async Task<string?> OutcomeOf(Task<AnaplanTask> start)
    {
        try
        {
            return (await start).Id;
        }
        catch (AnaplanException)
        {
            return null;
        }
    }

    /// <summary>Accepts or not, answers or not, shows tasks late, and has other users.</summary>
    private sealed class UnreliableTasks(Random random, TurnedClock clock)
    {
        private readonly List<(string Id, DateTimeOffset VisibleAt)> _tasks = [("OLD", DateTimeOffset.MinValue)];

        public int Accepted { get; private set; }

        public Reply Accept()
        {
            if (random.Next(8) == 0)
                _tasks.Add(("FOREIGN" + _tasks.Count, clock.GetUtcNow()));
            var reply = random.Next(9);
            // Refusals that the service means.
            if (reply < 3)
                return Replies.Status(new[] { 409, 429, 401 }[reply]);
            if (random.Next(2) == 0)
            {
                Accepted++;
                _tasks.Add(("MINE", clock.GetUtcNow() + TimeSpan.FromSeconds(random.Next(90))));
                if (random.Next(3) == 0)
                    return Replies.Enveloped("'task' : { 'taskId' : 'MINE' }");
            }

            return random.Next(4) switch { 0 => Replies.Reset, 1 => Replies.Status(503), 2 => Replies.Html200, _ => Replies.TruncatedJson };
        }

        public Reply List() => random.Next(5) == 0
            ? Replies.Status(503)
            : TaskList([.. _tasks.Where(t => t.VisibleAt <= clock.GetUtcNow()).Select(t => t.Id)]);
    }
}
