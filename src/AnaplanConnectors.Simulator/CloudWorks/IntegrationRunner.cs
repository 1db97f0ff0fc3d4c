namespace AnaplanConnectors.Simulator;

/// <summary>
/// Runs integrations: brings files from the storages to the user's files in the model, runs the actions as ordinary tasks, and takes
/// the files of exports back.
/// </summary>
internal sealed class IntegrationRunner(CloudWorksStore store, ModelDirectory models, FileStore files, AuditLog audit,
    SimulatorOptions options) : IAsyncDisposable
{
    // Codes that were seen; which belongs to what is known of the third only (API reference 10.2).
    private const int NoSourceFile = 35;
    private const int PartialSuccess = 38;
    private const int Failed = 39;

    private readonly Lock _gate = new();
    private readonly HashSet<Task> _running = [];
    private readonly CancellationTokenSource _stopped = new();

    /// <exception cref="ApiException">409: it runs already.</exception>
    public IntegrationRun Start(Integration integration, UserState user)
    {
        lock (_gate)
        {
            if (integration.Runs.Exists(run => run.Ended is null))
                throw new ApiException(409, $"Integration {integration.Id} is already running");
            var run = new IntegrationRun(CloudWorksStore.NewId(), integration, user, options.TimeProvider.GetUtcNow());
            integration.Runs.Add(run);
            store.Runs[run.Id] = run;
            Track(Task.Run(() => RunAsync(run)));
            return run;
        }
    }

    public bool Cancel(Integration integration)
    {
        lock (_gate)
        {
            if (integration.Runs.Find(run => run.Ended is null) is not { } run)
                return false;
            run.Cancellation.Cancel();
            return true;
        }
    }

    /// <exception cref="ApiException">409: it runs already.</exception>
    public FlowRun StartFlow(IntegrationFlow flow, IReadOnlyList<FlowStep> steps, UserState user)
    {
        lock (_gate)
        {
            if (flow.LatestRun is { Ended: null })
                throw new ApiException(409, $"Integration flow {flow.Id} is already running");
            flow.LatestRun = new FlowRun(CloudWorksStore.NewId(), user, options.TimeProvider.GetUtcNow());
            Track(Task.Run(() => RunFlowAsync(flow.LatestRun, steps, user)));
            return flow.LatestRun;
        }
    }

    /// <summary>Waits until nothing runs.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        while (Running() is { Length: > 0 } running)
            await Task.WhenAll(running).WaitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _stopped.CancelAsync();
        await Task.WhenAll(Running()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stopped.Dispose();
    }

    private Task[] Running()
    {
        lock (_gate)
            return [.. _running];
    }

    private void Track(Task task)
    {
        _running.Add(task);
        task.ContinueWith(done =>
        {
            lock (_gate)
                _running.Remove(done);
        }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private async Task RunFlowAsync(FlowRun flow, IReadOnlyList<FlowStep> steps, UserState user)
    {
        flow.Success = true;
        foreach (var step in steps.Where(step => !step.IsSkipped))
        {
            var run = await RunStepAsync(step.Integration, user);
            flow.Success &= run.Success;
            var kind = run.ErrorCode == PartialSuccess ? "partial_success" : "failure";
            if (!run.Success && step.ExceptionBehavior.GetValueOrDefault(kind, "stop") == "stop")
                break;
        }
        flow.Ended = options.TimeProvider.GetUtcNow();
    }

    private async Task<IntegrationRun> RunStepAsync(Integration integration, UserState user)
    {
        var run = new IntegrationRun(CloudWorksStore.NewId(), integration, user, options.TimeProvider.GetUtcNow());
        lock (_gate)
            integration.Runs.Add(run);
        store.Runs[run.Id] = run;
        await RunAsync(run);
        return run;
    }

    private async Task RunAsync(IntegrationRun run)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(run.Cancellation.Token, _stopped.Token);
        try
        {
            await RunJobsAsync(run, ending.Token);
        }
        catch (OperationCanceledException)
        {
            End(run, false, "Cancelled", Failed);
        }
        catch (Exception error)
        {
            // A defect of the simulator: the run says so, and the next one finds the integration free.
            End(run, false, error.Message, Failed);
        }
    }

    private async Task RunJobsAsync(IntegrationRun run, CancellationToken cancellationToken)
    {
        var plan = run.Integration.Plan;
        var model = models.Of(plan.Model);
        if (model.Refusal is { } refusal)
        {
            End(run, false, refusal.Message, Failed);
            return;
        }
        foreach (var job in plan.Jobs.Where(job => job.IsImport))
        {
            if (store.Storages.Open(job.Connection.Storage, job.File) is not { } content)
            {
                End(run, false, $"File '{job.File}' does not exist in '{job.Connection.Storage}'", NoSourceFile);
                return;
            }
            files.Of(plan.Model, job.FileId!, run.User).Replace(content);
        }
        IEnumerable<ActionState> actions = plan.Process is { } process ? [process] : plan.Jobs.Select(job => job.Action!);
        foreach (var action in actions)
            await RunTaskAsync(run, model, action, cancellationToken);
        foreach (var job in plan.Jobs.Where(job => !job.IsImport))
            TakeExport(run, job);
        Conclude(run);
    }

    private async Task RunTaskAsync(IntegrationRun run, ModelRuntime model, ActionState action, CancellationToken cancellationToken)
    {
        var kind = action switch
        {
            ImportState => "imports",
            ExportState => "exports",
            ProcessState => "processes",
            _ => "actions",
        };
        var task = new ModelTask(kind, action, run.User, [], options);
        run.Tasks.Add(task);
        model.Tasks.Add(task);
        await using var cancelling = cancellationToken.Register(() => task.Cancel(run.User));
        while (!task.IsOver)
            await model.Tasks.WaitUntilIdleAsync(cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
    }

    private void TakeExport(IntegrationRun run, IntegrationJob job)
    {
        if (job.Action is ExportState export && files.Open(run.Integration.Plan.Model, export.Id, run.User) is { } content)
            store.Storages.Put(job.Connection.Storage, job.File, content);
    }

    private void Conclude(IntegrationRun run)
    {
        var outcomes = run.Tasks.Select(task => task.Outcome).ToList();
        if (!outcomes.TrueForAll(outcome => outcome is { Successful: true }))
            End(run, false, "Failure", Failed);
        else if (outcomes.Exists(outcome => outcome!.FailureDumpAvailable))
            End(run, false, "Partial success", PartialSuccess);
        else
            End(run, true, "Success", null);
    }

    private void End(IntegrationRun run, bool success, string message, int? errorCode)
    {
        run.End(options.TimeProvider.GetUtcNow(), success, message, errorCode);
        audit.Write(AuditTrail.IntegrationEnded, success, run.User.Id, run.Integration.Id);
    }
}
