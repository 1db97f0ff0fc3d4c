using AnaplanConnectors.Client;
using AnaplanConnectors.Simulator;
using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Runs;

namespace AnaplanConnectors.Transfer.Tests.Simulation;

/// <summary>
/// Brings the job of a seed to its end: process after process, each with the ledger that the one before it left, until one says that it
/// is done or that it cannot go on. A user sees to it as the messages tell him.
/// </summary>
internal sealed class Simulation
{
    // Faults stop after so many processes, so that every job can come to its end.
    private const int DisturbedProcesses = 5;
    private const int MaxProcesses = 12;

    private static readonly TimeSpan ContentLifetime = TimeSpan.FromHours(48);
    private static readonly DateTime LongAgo = new(2020, 1, 2, 3, 4, 5, DateTimeKind.Utc);
    private static readonly TimeSpan Patience = TimeSpan.FromDays(30);

    private readonly Scenario _scenario;
    private readonly VirtualTime _time;
    private readonly string _directory;
    private readonly AnaplanSimulator _simulator;
    private readonly Random _chance;
    private readonly List<ProcessEnd> _ends = [];
    private readonly List<string> _runs = [];
    private readonly HashSet<string> _setUpTasks = [];
    private string? _adopt;
    private bool _restart;
    private bool _isAnew;

    private Simulation(Scenario scenario, VirtualTime time, string directory)
    {
        (_scenario, _time, _directory) = (scenario, time, directory);
        _chance = new Random(scenario.Seed * 7 + 1);
        History = new History(time, directory);
        _simulator = new AnaplanSimulator(SimulatedTenant.Create(), new SimulatorOptions
        {
            TimeProvider = time,
            ContentDirectory = Path.Combine(directory, "service"),
            DownloadChunkBytes = scenario.DownloadChunkBytes,
            DumpChunkBytes = scenario.DownloadChunkBytes,
            MinimumTaskDuration = TimeSpan.FromSeconds(scenario.TaskSeconds),
            WhenModelIsBusy = scenario.Busy,
            TokenLifetime = scenario.TokenLifetime,
        });
    }

    public History History { get; }

    /// <summary>Prepares a scenario in a directory of its own.</summary>
    public static Simulation Create(Scenario scenario, VirtualTime time, string directory)
    {
        Directory.CreateDirectory(directory);
        return new Simulation(scenario, time, directory);
    }

    /// <summary>Simulates it and judges what came of it.</summary>
    public async Task<Verdict> RunAsync()
    {
        var verdict = await SimulateAsync();
        await _simulator.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
        return verdict;
    }

    private SimulatedModel Model => _simulator.Model(Some.ModelName);

    private async Task<Verdict> SimulateAsync()
    {
        History.Add(_scenario.ToString());
        await SetUpAsync();
        PlanFaults();
        var colleague = Task.WhenAll(_scenario.ColleagueStarts.Select(StartAsColleagueAsync));
        for (var number = 1; number <= MaxProcesses && _ends is [] or [.., { IsLast: false }]; number++)
        {
            if (number == DisturbedProcesses + 1)
                _simulator.Faults.Clear();
            await RunProcessAsync(number);
        }

        await colleague;
        await _simulator.Faults.WaitForReplaysAsync();
        await Model.WaitUntilIdleAsync();
        var evidence = Evidence.Take(_scenario, _simulator, Model, _setUpTasks, _directory, _ends, _runs.Select(Store().Read).ToList());
        var problems = HistoryChecker.Check(evidence);
        foreach (var request in problems.Count > 0 ? _simulator.Requests.Where(request => request.Fault is not null) : [])
            History.Add($"fault {request.Fault} at {request.Started - VirtualTime.Start}: {request.Method} {request.Path}");
        foreach (var problem in problems)
            History.Add($"WRONG {problem}");
        return new Verdict(_scenario.Seed, problems, _ends, History.ToString()) { AdoptsForeignTask = HistoryChecker.AdoptsForeignTask(evidence) };
    }

    /// <summary>What was there before, put there without any fault.</summary>
    private async Task SetUpAsync()
    {
        using var client = new AnaplanClient(ClientOptions(), _simulator.CreateHandler());
        var model = client.Model(Model.Id);
        if (_scenario.Job is JobKind.Process or JobKind.ExportToCsv or JobKind.ExportAsIs)
        {
            await PutAsync(model, Some.FileName, _scenario.RowsAsCsv());
            await PutAsync(model, SimulatedTenant.SecondFile, _scenario.RowsAsCsv());
        }

        if (_scenario.Job is JobKind.ExportToCsv or JobKind.ExportAsIs)
        {
            var import = await model.Imports.FindAsync(Some.ImportName);
            await (await model.Imports.StartAsync(import)).WaitAsync();
            var export = await model.Exports.FindAsync(Some.ExportName);
            await (await model.Exports.StartAsync(export)).WaitAsync();
            _scenario.ExpectedExport = Evidence.Read(Model.OpenFile(Some.ExportName));
        }

        if (_scenario.Job == JobKind.GetFile)
            await PutAsync(model, Some.FileName, _scenario.FileBytes);
        if (_scenario.ReplacesOutput && _scenario.Job is JobKind.GetFile or JobKind.ExportAsIs or JobKind.ExportToCsv)
        {
            await File.WriteAllBytesAsync(Job.OutputIn(_directory), Scenario.OldOutput);
            File.SetLastWriteTimeUtc(Job.OutputIn(_directory), LongAgo);
        }

        _setUpTasks.UnionWith(Model.TasksStarted.Select(task => task.TaskId));
        History.Add("set up");
    }

    // In small chunks, which nobody but the simulation makes.
    private async Task PutAsync(ModelClient model, string name, byte[] content)
    {
        var size = Math.Max(1, Math.Max(_scenario.DownloadChunkBytes, content.Length / 8));
        var chunks = content.Chunk(size).ToList();
        var upload = await model.Files.StartUploadAsync(await model.Files.FindAsync(name), chunks.Count);
        for (var i = 0; i < chunks.Count; i++)
            await upload.PutChunkAsync(i, ChunkBody.FromBytes(chunks[i]));
        await upload.CompleteAsync();
    }

    private async Task StartAsColleagueAsync(TimeSpan after)
    {
        await Task.Delay(after, _time);
        using var client = new AnaplanClient(ClientOptions(SimulatedTenant.Colleague), _simulator.CreateHandler());
        var model = client.Model(Model.Id);
        await (_scenario.Job switch
        {
            JobKind.Import => StartAsync(model.Imports, Some.ImportName),
            JobKind.Process => StartAsync(model.Processes, SimulatedTenant.ProcessName),
            _ => StartAsync(model.Exports, Some.ExportName),
        });
        History.Add("a colleague starts the same action");

        static async Task StartAsync<T>(ActionClient<T> actions, string name)
            where T : NamedItem
            => await actions.StartAsync(await actions.FindAsync(name));
    }

    private void PlanFaults()
    {
        if (_scenario.FaultRate > 0)
            _simulator.Faults.PlanSeeded(_scenario.Seed, _scenario.FaultRate, _scenario.Faults);
        if (_scenario.StartFaults.Count > 0)
            _simulator.Faults.Plan(Route.StartTask, [.. _scenario.StartFaults]).When(request => request.Headers.ContainsKey(SimulatedNetwork.Mark));
        Route[] routes = [Route.TaskStatus, Route.Tasks, Route.Chunks, Route.StartTask, Route.DumpChunks, Route.Files, Route.Imports];
        for (var i = 0; i < _scenario.CutReplies; i++)
            _simulator.Faults.Plan(routes[_chance.Next(routes.Length)], Fault.CutReply(_chance.Next(0, 120))).AtCall(_chance.Next(1, 4));
    }

    private async Task RunProcessAsync(int number)
    {
        var process = new SimulatedProcess(number, new Random(_scenario.Seed * 31 + number), History)
        {
            DiesAt = number <= _scenario.Deaths ? 1 + (int)Math.Exp(_chance.NextDouble() * Math.Log(250)) : null,
            DiskFaults = number <= DisturbedProcesses ? _scenario.DiskFaults : 0,
        };
        var files = new SimulatedFiles(process, _directory, _scenario.LosesPower);
        using var cancelling = new CancellationTokenSource(number == 1 && _scenario.CancelsAfter is { } after ? after : Timeout.InfiniteTimeSpan, _time);
        var work = WorkAsync(process, files, cancelling.Token);
        await Task.WhenAny(work, process.Died);
        var end = process.IsDead ? new ProcessEnd(number, null, "died", null) : await work;
        end = end with { Steps = process.Steps, Output = Evidence.ReadOutput(_directory), InAnaplan = _scenario.Job == JobKind.PutFile ? Evidence.Read(Model.OpenFile(Some.FileName)) : null, Tasks = Model.TasksStarted.Count(task => task.User == Some.User) };
        History.Add($"P{number} ends: {(object?)end.ExitCode ?? "killed"} {end.Message}");
        _ends.Add(await GoOnAsync(end));
        if (!_ends[^1].IsLast)
            await PauseAsync();
    }

    private async Task<ProcessEnd> WorkAsync(SimulatedProcess process, SimulatedFiles files, CancellationToken cancellationToken)
    {
        var number = _ends.Count + 1;
        try
        {
            using var handler = new SimulatedNetwork(process, _simulator.CreateHandler());
            using var client = new AnaplanClient(ClientOptions(), handler);
            using var run = await OpenRunAsync(files, cancellationToken);
            await TakeWordAsync(run);
            var result = run.History.Status is RunStatus.Done or RunStatus.Partial ? null : await RecordAsync(run, () => new Job(_scenario, client.Model(Model.Id), run, _directory).ExecuteAsync(cancellationToken));
            return new ProcessEnd(number, result?.IsPartial == true ? 6 : 0, result?.ToString() ?? "had ended already", result) { IsPartialInLedger = run.History.Status == RunStatus.Partial };
        }
        catch (Exception problem)
        {
            var exitCode = TypedFailure.ExitCodeOf(problem);
            return new ProcessEnd(number, exitCode, exitCode == TypedFailure.Unexpected ? problem.ToString() : $"{problem.GetType().Name} {problem.Message}", null)
            {
                Code = (problem as AnaplanException)?.Code,
            };
        }
    }

    private async Task<TransferRun> OpenRunAsync(SimulatedFiles files, CancellationToken cancellationToken)
    {
        var store = Store(files);
        if (!_isAnew && _runs.Count > 0 && store.Has(_runs[^1]) && RunHistory.Of(store.Read(_runs[^1])).Plan is not null)
            return await store.ResumeAsync(_runs[^1], cancellationToken);
        // Nothing was done before there was a plan: the command is given anew.
        if (_runs.Count > 0 && !store.Has(_runs[^1]))
            _runs.RemoveAt(_runs.Count - 1);
        _isAnew = false;
        return await BeginAsync(store, cancellationToken);
    }

    private async Task<TransferRun> BeginAsync(RunStore store, CancellationToken cancellationToken)
    {
        var id = $"run-{_ends.Count + 1}";
        _runs.Add(id);
        return await store.CreateAsync(new RunPlanned(id, "simulation", [], _directory, "source", "target"), cancellationToken);
    }

    private RunStore Store(SimulatedFiles? files = null)
    {
        var state = Path.Combine(_directory, "state");
        var leases = Path.Combine(state, "leases");
        return files is null
            ? new RunStore(state, _time)
            : new RunStore(state, _time, new LeaseTable(leases, _time) { MaxWait = TimeSpan.Zero, Files = files }) { Files = files };
    }

    // What the user has said about a start in doubt or a failed task.
    private async Task TakeWordAsync(TransferRun run)
    {
        var trail = run.History.Tasks.LastOrDefault(task => task.Void is null);
        if (trail is not null && _adopt is { } task && trail.IsInDoubt)
            await run.AppendAsync(new TaskStarted(task, IsAdopted: true));
        else if (trail is not null && _restart)
            await run.AppendAsync(trail.TaskId is { } failed ? new TaskDiscarded(failed, "restarted on request") : new TaskNotStarted("restarted on request"));
        (_adopt, _restart) = (null, false);
    }

    private static async Task<JobResult> RecordAsync(TransferRun run, Func<Task<JobResult>> work)
    {
        try
        {
            var result = await work();
            await run.AppendAsync(new RunEnded(result.IsPartial ? RunStatus.Partial : RunStatus.Done, result.IsPartial ? 6 : 0));
            return result;
        }
        catch (Exception problem) when (problem is not DeadProcessException)
        {
            var exitCode = TypedFailure.ExitCodeOf(problem);
            var status = exitCode switch { TypedFailure.Cancelled => RunStatus.Cancelled, TypedFailure.Unknown => RunStatus.Ambiguous, _ => RunStatus.Failed };
            try
            {
                await run.AppendAsync(new RunEnded(status, exitCode, problem.Message));
            }
            catch (IOException)
            {
                // The records before it say as much.
            }

            throw;
        }
    }

    private async Task PauseAsync()
    {
        if (_time.Elapsed > Patience)
            throw new TimeoutException("The job takes more than a month.");
        await Task.Delay(_scenario.PauseBeforeResuming, _time);
    }

    /// <summary>What the user does after a process has ended: nothing, resume, look for the task, or give the command anew.</summary>
    private async Task<ProcessEnd> GoOnAsync(ProcessEnd end)
    {
        switch (end.ExitCode)
        {
            case 0 or 6 or TypedFailure.Unexpected:
                return end with { IsLast = true };
            case TypedFailure.Unknown when end.Code != ErrorCodes.LedgerDamaged && _runs.Count > 0:
                await LookForTaskAsync();
                return end;
            case TypedFailure.NotFound or TypedFailure.TaskFailed when _scenario.Job is JobKind.GetFile or JobKind.Process && _scenario.PauseBeforeResuming > ContentLifetime:
                // What the job needs, or the rows that it refused, expired while nobody was at it: the message says so.
                return end with { IsLast = true };
            case TypedFailure.TaskFailed or TypedFailure.Cancelled when end.Code is ErrorCodes.ActionFailed or ErrorCodes.ActionCancelled:
                _restart = true;
                return end;
            case TypedFailure.Refused or TypedFailure.NotFound or TypedFailure.SignIn:
                // The run cannot go on: what it says is to give the command anew.
                _isAnew = true;
                return end;
            default:
                return end;
        }
    }

    /// <summary>The user waits until nothing is on its way any more, looks at the model, and tells the run whose task it is.</summary>
    private async Task LookForTaskAsync()
    {
        await _simulator.Faults.WaitForReplaysAsync();
        await Model.WaitUntilIdleAsync();
        var history = RunHistory.Of(Store().Read(_runs[^1]));
        var known = history.Tasks.Select(task => task.TaskId).Concat(history.Tasks.LastOrDefault()?.Intent.KnownTasks ?? []).ToHashSet();
        var ours = Model.TasksStarted.Where(task => task.User == Some.User && !known.Contains(task.TaskId) && !_setUpTasks.Contains(task.TaskId)
            && task.ActionId == history.Tasks.LastOrDefault()?.Intent.ActionId).ToList();
        (_adopt, _restart) = (ours.FirstOrDefault()?.TaskId, ours.Count == 0);
        History.Add($"the user finds {ours.Count} tasks");
    }

    private AnaplanClientOptions ClientOptions(string user = Some.User) => new()
    {
        SignIn = AnaplanSignIn.WithPassword(user, new Secret("simulator")),
        TimeProvider = _time,
    };
}

/// <summary>How a process ended.</summary>
/// <param name="Number">From one.</param>
/// <param name="ExitCode">As <c>anx</c> would end; null when it was killed.</param>
/// <param name="Message">What it said.</param>
/// <param name="Result">What it did, when it says that it is done; null when an earlier one was.</param>
internal sealed record ProcessEnd(int Number, int? ExitCode, string Message, JobResult? Result)
{
    /// <summary>Code of the error.</summary>
    public string? Code { get; init; }

    /// <summary>Whether the ledger says that rows were refused.</summary>
    public bool IsPartialInLedger { get; init; }

    /// <summary>Whether nothing comes behind it.</summary>
    public bool IsLast { get; init; }

    public int Steps { get; init; }

    /// <summary>What the file in Anaplan held then; null for nothing.</summary>
    public byte[]? InAnaplan { get; init; }

    /// <summary>What the local file held then, under its final name; null when there was none.</summary>
    public byte[]? Output { get; init; }

    /// <summary>Tasks of this user so far.</summary>
    public int Tasks { get; init; }
}

/// <summary>What is to be said about a seed.</summary>
internal sealed record Verdict(int Seed, IReadOnlyList<string> Problems, IReadOnlyList<ProcessEnd> Ends, string History)
{
    /// <summary>Whether a colleague's task was taken for ours: see <see cref="HistoryChecker.AdoptsForeignTask"/>.</summary>
    public bool AdoptsForeignTask { get; init; }
}
