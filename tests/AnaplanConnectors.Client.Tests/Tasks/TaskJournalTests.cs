namespace AnaplanConnectors.Client.Tests;

/// <summary>A start that an earlier process began is settled by the task list, not repeated.</summary>
internal sealed class TaskJournalTests : ClientTest
{
    private const string Tasks = ModelPath + "/imports/112/tasks";

    private MemoryJournal _journal = null!;

    [SetUp]
    public void PrepareJournal() => _journal = new();

    private IReadOnlyList<RecordedCall> Starts => Service.CallsTo("POST", Tasks);

    [Test]
    public async Task The_intent_is_kept_before_the_start_and_the_task_after_it()
    {
        Service.On("GET", Tasks).Reply(TaskList(("OLD", -60)));
        Service.On("POST", Tasks).Reply(Replies.Enveloped("'task' : { 'taskId' : 'NEW' }"));

        await Start();

        Assert.That(_journal.Told, Is.EqualTo(new[] { "intend OLD", "started NEW" }));
    }

    [Test]
    public async Task Nothing_is_started_when_the_intent_cannot_be_kept()
    {
        Service.On("GET", Tasks).Reply(TaskList());
        _journal.Failure = new IOException("No space left on device");

        await Failure<IOException>(() => Start());

        Assert.That(Starts, Is.Empty);
    }

    [Test]
    public async Task A_refusal_is_kept_as_known_not_to_have_happened()
    {
        Service.On("GET", Tasks).Reply(TaskList());
        Service.On("POST", Tasks).Reply(Replies.Status(400));

        await Failure<AnaplanApiException>(() => Start());

        Assert.That(_journal.Told[1], Does.StartWith("not started"));
    }

    [Test]
    public async Task A_task_that_is_known_is_returned_and_nothing_is_sent()
    {
        _journal.Earlier = Intent() with { TaskId = "MINE" };

        var task = await Start();

        Assert.That((task.Id, Starts.Count, Service.CallsTo("GET", Tasks).Count), Is.EqualTo(("MINE", 0, 0)));
    }

    [Test]
    public async Task One_new_task_of_the_right_time_is_adopted()
    {
        _journal.Earlier = Intent();
        Service.On("GET", Tasks).Reply(TaskList(("MINE", 1), ("OLD", -60)));

        var task = await Start();

        Assert.That((task.Id, Starts.Count), Is.EqualTo(("MINE", 0)));
        Assert.That(_journal.Told, Is.EqualTo(new[] { "adopted MINE" }));
    }

    [Test]
    public async Task A_task_that_came_long_after_the_intent_is_somebody_elses()
    {
        _journal.Earlier = Intent();
        Service.On("GET", Tasks).Reply(TaskList(("THEIRS", 3_600), ("OLD", -60)));

        var error = await Failure<AnaplanUnknownOutcomeException>(() => Start());

        Assert.That((error.Candidates.Single().Id, Starts.Count), Is.EqualTo(("THEIRS", 0)));
        Assert.That(_journal.Told, Is.Empty);
    }

    [Test]
    public async Task Two_new_tasks_are_shown_and_neither_is_taken()
    {
        _journal.Earlier = Intent();
        Service.On("GET", Tasks).Reply(TaskList(("A", 2), ("B", 1), ("OLD", -60)));

        var error = await Failure<AnaplanUnknownOutcomeException>(() => Start(new() { Journal = _journal, Idempotent = true }));

        Assert.That((error.Candidates.Select(c => c.Id), Starts.Count), Is.EqualTo((new[] { "A", "B" }, 0)));
    }

    [Test]
    public async Task Without_a_new_task_the_rest_of_the_window_is_waited_and_nothing_is_started()
    {
        _journal.Earlier = Intent();
        Service.On("GET", Tasks).Reply(TaskList(("OLD", -60)));

        await Failure<AnaplanUnknownOutcomeException>(() => Start());

        Assert.That((Starts.Count, Clock.Elapsed), Is.EqualTo((0, TimeSpan.FromSeconds(60))));
    }

    [Test]
    public async Task With_consent_it_is_started_again_and_the_first_intent_is_void()
    {
        _journal.Earlier = Intent();
        Service.On("GET", Tasks).Reply(TaskList(("OLD", -60)));
        Service.On("POST", Tasks).Reply(Replies.Enveloped("'task' : { 'taskId' : 'NEW' }"));

        var task = await Start(new() { Journal = _journal, Idempotent = true });

        Assert.That((task.Id, Starts.Count), Is.EqualTo(("NEW", 1)));
        Assert.That(_journal.Told, Is.EqualTo(new[] { "not started: no task appeared within 60 s", "intend OLD", "started NEW" }));
    }

    private Task<AnaplanTask> Start(TaskStartOptions? options = null)
        => Run(Model().Imports.StartAsync(new AnaplanImport { Id = "112", Name = "Load sales" }, options ?? new() { Journal = _journal }));

    private TaskIntent Intent() => new(ActionKind.Import, "112", "Load sales", ["OLD"], Clock.GetUtcNow());

    private Reply TaskList(params (string Id, int SecondsAfter)[] tasks)
        => Replies.Enveloped("'tasks' : [ " + string.Join(", ", tasks.Select(task => FormattableString.Invariant(
            $"{{ 'taskId' : '{task.Id}', 'taskState' : 'IN_PROGRESS', 'creationTime' : {Clock.GetUtcNow().AddSeconds(task.SecondsAfter).ToUnixTimeMilliseconds()} }}"))) + " ]");

    private sealed class MemoryJournal : ITaskJournal
    {
        public List<string> Told { get; } = [];

        public TaskIntent? Earlier { get; set; }

        public Exception? Failure { get; set; }

        public TaskIntent? Find(ActionKind kind, string actionId) => Earlier;

        public ValueTask IntendAsync(TaskIntent intent, CancellationToken cancellationToken)
        {
            if (Failure is not null)
                throw Failure;
            return Tell($"intend {string.Join(",", intent.KnownTasks)}");
        }

        public ValueTask StartedAsync(string taskId, bool isAdopted) => Tell($"{(isAdopted ? "adopted" : "started")} {taskId}");

        public ValueTask NotStartedAsync(string reason) => Tell($"not started: {reason}");

        private ValueTask Tell(string what)
        {
            Told.Add(what);
            return default;
        }
    }
}
