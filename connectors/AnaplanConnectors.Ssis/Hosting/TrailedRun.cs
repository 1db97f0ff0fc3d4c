using System.Security.Cryptography;
using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer.Rows;
using AnaplanConnectors.Transfer.Runs;

namespace AnaplanConnectors.Ssis;

/// <summary>
/// An execution as a run with a trail (decisions/0020): what it did is known to the next execution that is told to resume it, so that nothing
/// is sent or started twice. Held while the execution lasts, with what it locks.
/// </summary>
internal sealed class TrailedRun : IDisposable
{
    private const string Tool = "SSIS";
    private const string IdLetters = "abcdefghjkmnpqrstuvwxyz23456789";
    private const int IdLength = 6;

    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private readonly RunStore _store;
    private bool _isOver;

    private TrailedRun(RunStore store, TransferRun run) => (_store, Run) = (store, run);

    public TransferRun Run { get; }

    /// <summary>Whether the import was started, or may have been: then it needs no rows again.</summary>
    public bool HasStarted => Run.History.Tasks.Any(task => task.Void is null);

    /// <summary>What the reader of a log can do about a run that did not end well; null when there is nothing to go on with.</summary>
    public string? Advice
        => Run.History is { Upload: null, Tasks.Count: 0 } || Run.History.Tasks.LastOrDefault() is { End.IsSuccessful: false, Void: null, IsCancelling: false }
            ? null
            : $"This was run {Run.Id}. To go on with it instead of starting anew set ResumeRun to '{Run.Id}' for one execution.";

    /// <summary>Begins a run, or goes on with one.</summary>
    /// <param name="folder">Where runs are kept; empty: where anx keeps those of this account.</param>
    /// <param name="resume">Id of the run to go on with; empty: a new one.</param>
    /// <param name="target">What it is about, for people.</param>
    /// <param name="notes">Told who is waited for.</param>
    /// <exception cref="RunException">The run cannot be gone on with.</exception>
    /// <exception cref="AnaplanConfigurationException">There is no place to keep runs.</exception>
    public static TrailedRun Begin(string folder, string resume, string target, IProgress<string> notes)
    {
        var directory = folder.Length > 0 ? folder : DefaultFolder();
        var store = new RunStore(directory, null, new LeaseTable(Path.Combine(directory, "leases")) { Waiting = notes.Report });
        if (resume.Length > 0)
            return Resume(store, resume);
        RemoveOld(store);
        var id = NewId();
        return new TrailedRun(store, Blocking.Wait(store.CreateAsync(new RunPlanned(id, Tool, [], directory, "data flow", target))));
    }

    /// <summary>Writes down how it ended, and lets go of what was locked. A second word does not count.</summary>
    /// <param name="problem">What went wrong; null when everything was done.</param>
    /// <param name="isPartial">Whether rows were refused.</param>
    public void End(Exception? problem, bool isPartial = false)
    {
        if (_isOver)
            return;
        var status = problem switch
        {
            null => isPartial ? RunStatus.Partial : RunStatus.Done,
            OperationCanceledException => RunStatus.Cancelled,
            AnaplanUnknownOutcomeException => RunStatus.Ambiguous,
            _ => RunStatus.Failed,
        };
        try
        {
            Blocking.Wait(Run.AppendAsync(new RunEnded(status, problem is null ? 0 : 1, problem?.Message)).AsTask());
        }
        catch (IOException)
        {
            // The records before it say as much: a run without an end was interrupted.
        }

        Dispose();
    }

    public void Dispose()
    {
        if (_isOver)
            return;
        _isOver = true;
        var hasDoneNothing = Run.History is { Upload: null, Tasks.Count: 0 } && !Run.IsResumed;
        Run.Dispose();
        if (hasDoneNothing)
            _store.Remove(Run.Id);
    }

    private static TrailedRun Resume(RunStore store, string id)
    {
        if (!store.Has(id))
            throw new RunException(ErrorCodes.NotResumable, $"There is no run '{id}' on this machine and account.", "Clear ResumeRun to start anew, or set RunFolder of the connection manager to where the run is kept.");
        var history = RunHistory.Of(store.Read(id));
        if (history.Status is RunStatus.Done or RunStatus.Partial)
            throw new RunException(ErrorCodes.NotResumable, $"Run {id} has ended well already; nothing was done now.", "Clear ResumeRun: it is for one execution.");
        return new TrailedRun(store, Blocking.Wait(store.ResumeAsync(id)));
    }

    private static string DefaultFolder()
    {
        if (Environment.GetEnvironmentVariable("ANX_STATE_DIR") is { Length: > 0 } chosen)
            return chosen;
        var profile = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return profile.Length > 0
            ? Path.Combine(profile, "anx")
            : throw new AnaplanConfigurationException([$"the account {Environment.UserName} has no profile where runs could be kept; set RunFolder of the connection manager to a folder of its own"]);
    }

    /// <summary>The service keeps files for 48 hours: what is older than a month serves nobody. Runs of anx are not ours to remove.</summary>
    private static void RemoveOld(RunStore store)
    {
        var limit = TimeProvider.System.GetUtcNow().UtcDateTime - Kept;
        foreach (var id in store.List().Reverse().TakeWhile(id => Directory.GetLastWriteTimeUtc(store.DirectoryOf(id)) < limit))
        {
            if (RunHistory.Of(store.Read(id)).Plan?.Tool == Tool)
                store.Remove(id);
        }
    }

    private static string NewId()
    {
        var bytes = new byte[IdLength];
        using var random = RandomNumberGenerator.Create();
        random.GetBytes(bytes);
        return new string([.. bytes.Select(one => IdLetters[one % IdLetters.Length])]);
    }
}
