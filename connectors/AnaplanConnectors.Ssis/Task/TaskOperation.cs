using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer;
using AnaplanConnectors.Transfer.Anaplan;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Ssis;

/// <summary>One execution of a task.</summary>
internal sealed class TaskOperation(TaskSettings settings, AnaplanConnection connection, TaskEvents events)
{
    private const int ReasonsTold = 5;

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(2);

    private readonly ProgressInbox<TransferProgress> _progress = new();
    private readonly ProgressInbox<string> _notes = new();
    private TrailedRun? _trail;

    public TaskOutcome Run()
    {
        var model = Call(token => connection.ModelAsync(settings.Workspace, settings.Model, token));
        return settings.Operation switch
        {
            AnaplanOperation.UploadFile => Upload(model),
            AnaplanOperation.DownloadFile => Download(model, Call(token => model.Files.FindAsync(settings.ObjectName, token)).Id),
            AnaplanOperation.WaitForModel => WaitForModel(model),
            _ => RunWithTrail(model),
        };
    }

    /// <summary>What the reader of a log can do about what went wrong; null when there is nothing to go on with.</summary>
    public string? Advice => _trail?.Advice;

    private TaskOutcome RunWithTrail(ModelClient model)
    {
        _trail = TrailedRun.Begin(connection.RunFolder, settings.ResumeRun, $"{settings.Operation} {settings.ObjectName}", _notes);
        try
        {
            var outcome = settings.Operation == AnaplanOperation.RunExport ? RunExport(model) : Judge(Execute(model));
            _trail.End(null, isPartial: outcome.RowsRejected > 0);
            return outcome;
        }
        catch (Exception problem)
        {
            _trail.End(problem);
            throw;
        }
    }

    private ActionOutcome Execute(ModelClient model)
    {
        var name = settings.ObjectName;
        var action = new ActionRun(model, _trail!.Run, TimeProvider.System)
        {
            Start = settings.StartOptions, Wait = settings.WaitOptions, CancelTask = settings.CancelWhenStopped, Progress = _progress,
        };
        switch (settings.Operation)
        {
            case AnaplanOperation.RunImport:
                var import = Call(token => model.Imports.FindAsync(name, token));
                return Await(token => action.ExecuteAsync(model.Imports, import, token));
            case AnaplanOperation.RunExport:
                var export = Call(token => model.Exports.FindAsync(name, token));
                return Await(token => action.ExecuteAsync(model.Exports, export, token));
            case AnaplanOperation.RunProcess:
                var process = Call(token => model.Processes.FindAsync(name, token));
                return Await(token => action.ExecuteAsync(model.Processes, process, token));
            default:
                var other = Call(token => model.Actions.FindAsync(name, token));
                return Await(token => action.ExecuteAsync(model.Actions, other, token));
        }
    }

    private TaskOutcome RunExport(ModelClient model)
    {
        var ended = Execute(model);
        var outcome = Judge(ended);
        return settings.FilePath.Length == 0 ? outcome : outcome with { Bytes = Download(model, ended.Task.ActionId).Bytes };
    }

    /// <summary>A run that succeeded may have refused rows: those are in the dumps of the imports in it.</summary>
    private TaskOutcome Judge(ActionOutcome ended)
    {
        var (task, result, seconds) = ended;
        events.Information(FormattableString.Invariant($"{settings.Operation} '{task.ActionName ?? settings.ObjectName}' ({task.ActionId}) ended after {seconds.TotalSeconds:N1} s. Run {_trail!.Run.Id}, task {task.Id}."));
        foreach (var detail in result.AllDetails().Select(detail => detail.Text.Trim()).Where(text => text.Length > 0))
            events.Information(detail);
        long rejected = 0;
        long warned = 0;
        foreach (var part in result.Nested.Count == 0 ? [result] : result.Nested)
        {
            if (!part.FailureDumpAvailable)
                continue;
            var summary = Call(token => RejectSummary.ReadAsync(new RejectedRows(task, result.Nested.Count == 0 ? null : part.ObjectId), token));
            rejected += summary.RowsRejected;
            warned += summary.RowsWithWarnings;
            events.Warning(FormattableString.Invariant($"'{part.ObjectName ?? settings.ObjectName}' refused {summary.RowsRejected:N0} rows and loaded {summary.RowsWithWarnings:N0} without one of their values."));
            foreach (var reason in summary.Reasons.Take(ReasonsTold))
                events.Warning(FormattableString.Invariant($"{reason.Rows:N0} rows: {reason.Reason}"));
        }

        // How many rows a run looked at is told nowhere: a share of them is a share of those with problems, as in `anx import run`.
        var isTooMany = RejectLimit.TryParse(settings.RejectLimit, out var limit) && limit.IsExceededBy(rejected, rejected + warned);
        return new TaskOutcome(
            task.Id, rejected,
            Failure: isTooMany ? FormattableString.Invariant($"{rejected:N0} rows were refused; the reject limit is {limit.Text}. Run {_trail!.Run.Id}, task {task.Id}.") : null);
    }

    private TaskOutcome Upload(ModelClient model)
    {
        var file = Call(token => model.Files.FindAsync(settings.ObjectName, token));
        using var content = File.OpenRead(settings.FilePath);
        var bytes = Call(token => model.Files.UploadAsync(file, content, cancellationToken: token));
        events.Information(FormattableString.Invariant($"'{settings.FilePath}' was uploaded to '{file.Name}' ({file.Id}): {bytes / 1e6:N1} MB."));
        return new TaskOutcome(Bytes: bytes);
    }

    private TaskOutcome Download(ModelClient model, string fileId)
    {
        using var target = new UnfinishedFile(settings.FilePath, settings.Overwrite);
        var bytes = Call(token => model.Files.DownloadAsync(fileId, target, cancellationToken: token));
        target.Commit();
        events.Information(FormattableString.Invariant($"'{settings.ObjectName}' was downloaded to '{target.FinalPath}': {bytes / 1e6:N1} MB."));
        return new TaskOutcome(Bytes: bytes);
    }

    private TaskOutcome WaitForModel(ModelClient model)
    {
        var startedAt = TimeProvider.System.GetTimestamp();
        while (Call(token => model.GetStatusAsync(token)) is { TaskId: { Length: > 0 } running } status)
        {
            if (settings.WaitMinutes > 0 && TimeProvider.System.GetElapsedTime(startedAt) > TimeSpan.FromMinutes(settings.WaitMinutes))
                return new TaskOutcome(running, Failure: $"The model is still busy after {settings.WaitMinutes} minutes: {status.CurrentStep}");
            _progress.Report(new TransferProgress(TransferPhase.Run) { Fraction = status.Progress, Note = status.CurrentStep });
            Call(Pause);
        }

        return new TaskOutcome();
    }

    private static Task<bool> Pause(CancellationToken token)
        => Task.Delay(BetweenLooks, token).ContinueWith(ended => !ended.IsCanceled, token, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

    /// <summary>Calls, unless somebody pressed Stop before.</summary>
    private T Call<T>(Func<CancellationToken, Task<T>> call) => Relay() ? Await(call) : throw new OperationCanceledException();

    private T Await<T>(Func<CancellationToken, Task<T>> call) => Blocking.Wait(call, Relay);

    private bool Relay() => events.Relay(_progress, connection.Events, _notes);
}
