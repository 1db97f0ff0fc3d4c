namespace AnaplanConnectors.Transfer.Runs;

/// <summary>What the records of a run add up to. Grows with the run, so that a resumed run and a running one know the same.</summary>
public sealed class RunHistory
{
    private readonly List<TaskTrail> _tasks = [];
    private readonly List<ChunkReceived> _received = [];
    private readonly List<RejectsStored> _rejects = [];

    /// <summary>What the run is about; null when it was killed before it began.</summary>
    public RunPlanned? Plan { get; private set; }

    /// <summary>How many processes have worked on it.</summary>
    public int Epoch { get; private set; }

    /// <summary>The upload, when there was one.</summary>
    public UploadTrail? Upload { get; private set; }

    /// <summary>Tasks that were started, or may have been, in this order.</summary>
    public IReadOnlyList<TaskTrail> Tasks => _tasks;

    /// <summary>The download under way or done.</summary>
    public DownloadStarted? Download { get; private set; }

    /// <summary>Chunks of it that are in the partial file, in order.</summary>
    public IReadOnlyList<ChunkReceived> Received => _received;

    /// <summary>The file that was about to get its name, or has it.</summary>
    public FileIntended? File { get; private set; }

    /// <summary>That it has it, once that is known.</summary>
    public FileWritten? Written { get; private set; }

    /// <summary>Rows of the source that were left out, as the process counted them that read it last.</summary>
    public long RowsSkipped { get; private set; }

    /// <summary>Whether the file or folder has its name: that is known, or the disk tells it.</summary>
    public bool IsFileThere() => Written is not null || (File is { } intent && FinalName.IsTaken(intent));

    /// <summary>Files with refused rows.</summary>
    public IReadOnlyList<RejectsStored> Rejects => _rejects;

    /// <summary>How the last process ended; null while one runs, or when it was killed.</summary>
    public RunEnded? End { get; private set; }

    /// <summary>When the first record was written.</summary>
    public DateTimeOffset? StartedAt => Plan?.At;

    /// <summary>When the last record was written.</summary>
    public DateTimeOffset? LastAt { get; private set; }

    /// <summary>Where the run stands.</summary>
    public RunStatus Status { get; private set; } = RunStatus.Planned;

    /// <summary>The history that these records tell.</summary>
    public static RunHistory Of(IEnumerable<RunRecord> records)
    {
        if (records is null)
            throw new ArgumentNullException(nameof(records));
        var history = new RunHistory();
        foreach (var record in records)
            history.Add(record);
        return history;
    }

    internal void Add(RunRecord record)
    {
        LastAt = record.At;
        End = null;
        switch (record)
        {
            case RunPlanned plan:
                (Plan, Epoch) = (plan, 1);
                break;
            case RunResumed resumed:
                Epoch = resumed.Epoch;
                break;
            case UploadIntended intent:
                Upload = Upload is { } upload && upload.File.FileId == intent.FileId ? upload.Announce(intent) : new UploadTrail(intent);
                break;
            case TaskIntended intent:
                _tasks.Add(new TaskTrail(intent));
                break;
            case DownloadStarted download:
                Download = download;
                _received.Clear();
                break;
            case ChunkReceived chunk:
                _received.Add(chunk);
                break;
            case DownloadDiscarded:
                Download = null;
                _received.Clear();
                break;
            case RowsSkipped skipped:
                RowsSkipped = skipped.Count;
                break;
            case FileIntended file:
                (File, Written) = (file, null);
                break;
            case FileWritten written:
                Written = written;
                break;
            case RejectsStored rejects:
                _rejects.RemoveAll(other => other.Name == rejects.Name);
                _rejects.Add(rejects);
                break;
            case RunEnded end:
                End = end;
                break;
            default:
                Upload?.Add(record);
                _tasks.LastOrDefault(task => task.Concerns(record))?.Add(record);
                break;
        }

        Status = StatusAfter(record);
    }

    private RunStatus StatusAfter(RunRecord record) => record switch
    {
        RunEnded end => end.Status,
        RunPlanned or RunResumed => Status is RunStatus.Done or RunStatus.Partial ? Status : RunStatus.Planned,
        UploadIntended or UploadStarted or ChunkCut or ChunkAcknowledged or SourceRead or UploadCompleted or UploadDiscarded => RunStatus.Uploading,
        UploadCompleting => RunStatus.Completing,
        TaskIntended => RunStatus.Starting,
        TaskStarted or TaskCancelling => RunStatus.Running,
        TaskEnded or RejectsStored or DownloadStarted or ChunkReceived or FileIntended or FileWritten => RunStatus.Collecting,
        _ => Status,
    };
}
