using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer.Anaplan;
using AnaplanConnectors.Transfer.Compat;

namespace AnaplanConnectors.Transfer.Runs;

/// <summary>
/// A run under way: adds to its ledger, and knows what its records add up to. Handed to the ends of a transfer, it makes them start
/// once and resume. Safe for use from several threads. Disposing closes the ledger and gives the leases back.
/// </summary>
public sealed class TransferRun : IDisposable
{
    private readonly SemaphoreSlim _adding = new(1);
    private readonly IRunLedger _ledger;
    private readonly TimeProvider _time;
    private readonly List<IDisposable> _held = [];
    private readonly HashSet<string> _leased = [];

    /// <summary>Goes on with the records of a ledger, or begins when it has none.</summary>
    /// <param name="id">Id of the run.</param>
    /// <param name="ledger">Its ledger; closed with the run.</param>
    /// <param name="directory">Where the run keeps what it spools and the rows that were refused. Exists.</param>
    /// <param name="leases">What it takes leases from; null for none.</param>
    /// <param name="time">The clock; null for the machine's.</param>
    public TransferRun(string id, IRunLedger ledger, string directory, LeaseTable? leases = null, TimeProvider? time = null)
        : this(id, ledger, directory, leases, time, LocalFiles.Durable)
    {
    }

    internal TransferRun(string id, IRunLedger ledger, string directory, LeaseTable? leases, TimeProvider? time, LocalFiles files)
    {
        Id = id ?? throw new ArgumentNullException(nameof(id));
        _ledger = ledger ?? throw new ArgumentNullException(nameof(ledger));
        Directory = directory ?? throw new ArgumentNullException(nameof(directory));
        Leases = leases;
        _time = time ?? TimeProvider.System;
        Files = files;
        History = RunHistory.Of(ledger.Records);
        Tasks = new RunTaskJournal(this);
        Spool = new RunSpool(Path.Combine(directory, "chunks"), files);
    }

    /// <summary>Id of the run.</summary>
    public string Id { get; }

    /// <summary>Where the run keeps its files.</summary>
    public string Directory { get; }

    /// <summary>What the records add up to so far.</summary>
    public RunHistory History { get; }

    /// <summary>Whether an earlier process has worked on it.</summary>
    public bool IsResumed => History.Epoch > 1;

    /// <summary>What leases are taken from; null for none.</summary>
    public LeaseTable? Leases { get; }

    /// <summary>Keeps the starts of tasks, for <see cref="TaskStartOptions.Journal"/>.</summary>
    public ITaskJournal Tasks { get; }

    internal RunSpool Spool { get; }

    internal LocalFiles Files { get; }

    internal TimeProvider Time => _time;

    /// <summary>Adds a record; returns once it is kept. The time is set here.</summary>
    /// <exception cref="IOException">It could not be kept. What it announces must not be done.</exception>
    public async ValueTask AppendAsync(RunRecord record, CancellationToken cancellationToken = default)
    {
        if (record is null)
            throw new ArgumentNullException(nameof(record));
        await _adding.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            record = record with { At = _time.GetUtcNow() };
            await _ledger.AppendAsync(record, cancellationToken).ConfigureAwait(false);
            History.Add(record);
        }
        finally
        {
            _adding.Release();
        }
    }

    /// <summary>Keeps a journal of the upload of one file, for <see cref="FileUploadOptions.Journal"/>.</summary>
    /// <param name="fileId">The file.</param>
    /// <param name="replay">How an interrupted upload gets the bytes of its source again.</param>
    public IUploadJournal UploadJournal(string fileId, Replay? replay = null) => new RunUploadJournal(this, fileId, replay ?? Replay.Reread);

    /// <summary>Takes a lease and keeps it until the run ends; does nothing when the run has it, or when there are no leases.</summary>
    /// <param name="what">What is to be worked on.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="RunException">Another run of this machine had it for too long.</exception>
    public async Task TakeLeaseAsync(string what, CancellationToken cancellationToken = default)
    {
        if (Leases is null || !_leased.Add(what))
            return;
        try
        {
            _held.Add(await Leases.TakeAsync(what, Id, cancellationToken).ConfigureAwait(false));
        }
        catch
        {
            _leased.Remove(what);
            throw;
        }
    }

    /// <summary>A chunk as the spool keeps it.</summary>
    internal ChunkBody Kept(int index) => Spool.Read(History.Upload!.Cut[index]);

    /// <summary>Keeps which lines of the uploaded file came from which rows, for refused rows of a resumed run.</summary>
    internal void KeepLines(LineMap lines)
    {
        using var file = Files.OpenPrivate(LinesPath, FileMode.Create, FileAccess.Write);
        using var buffer = new MemoryStream();
        lines.Write(buffer);
        Files.Write(file, buffer.ToArray());
        Files.Sync(file);
    }

    /// <summary>The lines that were kept; null when there are none.</summary>
    internal LineMap? ReadLines()
    {
        if (!File.Exists(LinesPath))
            return null;
        using var file = File.OpenRead(LinesPath);
        try
        {
            return LineMap.Read(file);
        }
        catch (EndOfStreamException)
        {
            // Killed while it was written: then the end of the source was not recorded either.
            return null;
        }
    }

    private string LinesPath => Path.Combine(Directory, "lines");

    /// <summary>Something that is given back when the run ends.</summary>
    internal void Hold(IDisposable one) => _held.Add(one);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var one in _held)
            one.Dispose();
        _ledger.Dispose();
        _adding.Dispose();
    }
}
