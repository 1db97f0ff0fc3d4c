using AnaplanConnectors.Transfer.Compat;

namespace AnaplanConnectors.Transfer.Runs;

/// <summary>The runs of one user on this machine: a directory each, which only he can read.</summary>
public sealed class RunStore
{
    private const string LedgerName = "ledger";

    private readonly string _runs;
    private readonly TimeProvider _time;

    /// <summary>Runs in a directory; made when it is missing.</summary>
    /// <param name="directory">Where they are kept, with the leases.</param>
    /// <param name="time">The clock; null for the machine's.</param>
    /// <param name="leases">How leases are waited for; null for the defaults.</param>
    public RunStore(string directory, TimeProvider? time = null, LeaseTable? leases = null)
    {
        _runs = Path.Combine(directory ?? throw new ArgumentNullException(nameof(directory)), "runs");
        _time = time ?? TimeProvider.System;
        Leases = leases ?? new LeaseTable(Path.Combine(directory, "leases"), _time);
    }

    /// <summary>The file operations of its runs.</summary>
    internal LocalFiles Files { get; init; } = LocalFiles.Durable;

    /// <summary>The leases of the runs.</summary>
    public LeaseTable Leases { get; }

    /// <summary>Ids of the runs, the latest first.</summary>
    public IReadOnlyList<string> List() => !Directory.Exists(_runs)
        ? []
        : new DirectoryInfo(_runs).GetDirectories().Where(run => File.Exists(Path.Combine(run.FullName, LedgerName)))
            .OrderByDescending(run => File.GetLastWriteTimeUtc(Path.Combine(run.FullName, LedgerName))).Select(run => run.Name).ToList();

    /// <summary>Where a run keeps its files.</summary>
    public string DirectoryOf(string id) => Path.Combine(_runs, Checked(id));

    /// <summary>Whether there is such a run.</summary>
    public bool Has(string id) => IsName(id) && File.Exists(Path.Combine(_runs, id, LedgerName));

    /// <summary>The records of a run, which may be under way.</summary>
    /// <exception cref="RunException">Its ledger is damaged, or a later version wrote it.</exception>
    public IReadOnlyList<RunRecord> Read(string id) => LedgerFile.Read(Path.Combine(DirectoryOf(id), LedgerName));

    /// <summary>Who works on a run now; null when nobody does.</summary>
    public LeaseHolder? HolderOf(string id) => Leases.Find(LeaseName(id));

    /// <summary>Begins a run.</summary>
    /// <exception cref="IOException">It cannot be kept.</exception>
    public async Task<TransferRun> CreateAsync(RunPlanned plan, CancellationToken cancellationToken = default)
    {
        if (plan is null)
            throw new ArgumentNullException(nameof(plan));
        var run = await OpenAsync(plan.Run, cancellationToken).ConfigureAwait(false);
        return await BegunAsync(run, plan, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Goes on with a run.</summary>
    /// <exception cref="RunException">Another process works on it, or its ledger cannot be read.</exception>
    public async Task<TransferRun> ResumeAsync(string id, CancellationToken cancellationToken = default)
    {
        var run = await OpenAsync(id, cancellationToken).ConfigureAwait(false);
        return await BegunAsync(run, new RunResumed(run.History.Epoch + 1), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Removes a run that nobody works on, with everything that it kept.</summary>
    public void Remove(string id)
    {
        if (HolderOf(id) is null)
            Directory.Delete(DirectoryOf(id), recursive: true);
    }

    private static async Task<TransferRun> BegunAsync(TransferRun run, RunRecord first, CancellationToken cancellationToken)
    {
        try
        {
            await run.AppendAsync(first, cancellationToken).ConfigureAwait(false);
            return run;
        }
        catch
        {
            run.Dispose();
            throw;
        }
    }

    private async Task<TransferRun> OpenAsync(string id, CancellationToken cancellationToken)
    {
        var directory = DirectoryOf(id);
        Files.CreateDirectory(directory);
        // Nobody waits for a run: whoever has it does what the second one wants to do.
        var ours = new LeaseTable(Leases.DirectoryPath, _time) { MaxWait = TimeSpan.Zero, Files = Files };
        var lease = await ours.TakeAsync(LeaseName(id), id, cancellationToken).ConfigureAwait(false);
        try
        {
            var run = new TransferRun(id, LedgerFile.Open(Path.Combine(directory, LedgerName), Files), directory, Leases, _time, Files);
            run.Hold(lease);
            return run;
        }
        catch
        {
            lease.Dispose();
            throw;
        }
    }

    private static string LeaseName(string id) => $"run {id}";

    private static bool IsName(string? id) => id is { Length: > 0 and <= 64 } && id.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-');

    private static string Checked(string? id) => IsName(id) ? id! : throw new ArgumentException($"'{id}' is not the id of a run.", nameof(id));
}
