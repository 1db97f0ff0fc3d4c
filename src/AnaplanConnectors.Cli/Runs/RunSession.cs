using System.CommandLine;
using System.Reflection;
using System.Text.Json;
using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer.Runs;

namespace AnaplanConnectors.Cli;

/// <summary>
/// A command as a run: begins a ledger, or goes on with that of the run that is resumed, and writes down how it ended, with a receipt.
/// </summary>
internal sealed class RunSession : IDisposable
{
    public const string ReceiptName = "report.json";

    private readonly Screen _screen;
    private readonly string? _report;

    private RunSession(Screen screen, TransferRun run, string? report) => (_screen, Run, _report) = (screen, run, report);

    public TransferRun Run { get; }

    public RunHistory History => Run.History;

    public static async Task<RunSession> BeginAsync(
        Screen screen, ParseResult parsed, RunFlags flags, RunWatch watch, string source, string target, CancellationToken cancellationToken)
    {
        var host = screen.Host;
        var store = Store(screen, flags.ModelWait(parsed));
        var run = host.Resuming is { } id
            ? await store.ResumeAsync(id, cancellationToken)
            : await store.CreateAsync(new RunPlanned(watch.Id, Tool, host.Arguments, host.WorkingDirectory, source, target), cancellationToken);
        try
        {
            await TakeWordAsync(host, run, cancellationToken);
        }
        catch
        {
            run.Dispose();
            throw;
        }

        return new RunSession(screen, run, flags.Report(parsed) is { } path ? host.FullPath(path) : null);
    }

    public static RunStore Store(Screen screen, TimeSpan? wait = null)
    {
        var directory = screen.Host.StateDirectory;
        return new RunStore(
            directory, screen.Host.Time,
            new LeaseTable(Path.Combine(directory, "leases"), screen.Host.Time) { MaxWait = wait ?? TimeSpan.Zero, Waiting = screen.Say });
    }

    /// <summary>Where the run keeps a file.</summary>
    public string PathOf(string name) => Path.Combine(Run.Directory, name);

    /// <summary>Does the work of a run and records how it ended. Without a run only the work is done.</summary>
    public static async Task<RunReport> RecordAsync(RunSession? session, Func<Task<RunReport>> work)
    {
        if (session is null)
            return await work();
        try
        {
            var report = await work();
            report = report with { Receipt = RunReceipt.Of(session.History), Warnings = [.. report.Warnings, .. session.Adopted()] };
            session.Keep(report);
            await session.Run.AppendAsync(new RunEnded(report.Status == "ok" ? RunStatus.Done : RunStatus.Partial, report.ExitCode));
            return report;
        }
        catch (Exception problem)
        {
            var failure = (problem as RunFailedException)?.Failure ?? Failure.Of(problem);
            await session.RecordAsync(failure);
            throw new RunFailedException(failure with { Run = session.Run.Id, Next = session.NextAfter(failure) }, problem);
        }
    }

    public void Dispose() => Run.Dispose();

    private static string Tool => $"anx {typeof(RunSession).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion}";

    // What the user knows about a start that the service does not tell.
    private static async Task TakeWordAsync(AnxHost host, TransferRun run, CancellationToken cancellationToken)
    {
        if (host.Adopt is null && !host.Restart)
            return;
        var trail = run.History.Tasks.LastOrDefault(task => task.Void is null)
            ?? throw new RunException(ErrorCodes.NotResumable, $"Run {run.Id} has started nothing that could be adopted or restarted.", "Resume it without --adopt and --restart.");
        if (host.Adopt is { } adopted && trail.IsInDoubt)
            await run.AppendAsync(new TaskStarted(adopted, IsAdopted: true), cancellationToken);
        else if (host.Adopt is not null)
            throw new RunException(ErrorCodes.NotResumable, $"Run {run.Id} is not in doubt: its task is {trail.TaskId}.", "Resume it without --adopt.");
        else if (trail.TaskId is { } task)
            await run.AppendAsync(new TaskDiscarded(task, "restarted on request"), cancellationToken);
        else
            await run.AppendAsync(new TaskNotStarted("restarted on request"), cancellationToken);
    }

    // What the user has adopted, he knows about.
    private IEnumerable<string> Adopted() => History.Tasks.Where(task => task is { Void: null, IsAdopted: true } && task.TaskId != _screen.Host.Adopt).Select(
        task => $"the answer to the start was lost, and task {task.TaskId}, the only new one, was taken for this run's; when somebody else has started it, nothing was started here");

    private void Keep(RunReport report)
    {
        var json = JsonSerializer.Serialize(report, RunReportPrinter.Json.RunReport);
        PrivateFile.Write(PathOf(ReceiptName), json);
        if (_report is not null)
            File.WriteAllText(_report, json + "\n");
    }

    private async Task RecordAsync(Failure failure)
    {
        var status = failure.ExitCode switch
        {
            ExitCode.Cancelled => RunStatus.Cancelled,
            ExitCode.Unknown => RunStatus.Ambiguous,
            _ => RunStatus.Failed,
        };
        try
        {
            await Run.AppendAsync(new RunEnded(status, (int)failure.ExitCode, failure.What));
        }
        catch (IOException unwritten)
        {
            // The records before it say as much: a run without an end was interrupted.
            _screen.Detail(unwritten.Message);
        }
    }

    private string? NextAfter(Failure failure) => failure.ExitCode switch
    {
        ExitCode.Busy when failure.Code == ErrorCodes.LeaseHeld => failure.Next,
        // What the service's errors advise comes first: going on at once would meet the same proxy, or the same lock.
        ExitCode.Incomplete or ExitCode.Busy when failure is { Code: not null, Next: not null } => $"{failure.Next} Then: anx runs resume {Run.Id}",
        ExitCode.Incomplete or ExitCode.Busy or ExitCode.Cancelled or ExitCode.Unexpected => $"anx runs resume {Run.Id}",
        ExitCode.Unknown => $"{failure.Next} Then: anx runs resume {Run.Id} --adopt <task>, or --restart when none is yours.",
        ExitCode.TaskFailed => $"{failure.Next} Then: anx runs resume {Run.Id} --restart, which uploads only what the service does not have.",
        _ => failure.Next,
    };
}
