using System.Text.Json.Serialization;
using AnaplanConnectors.Client;

namespace AnaplanConnectors.Transfer.Runs;

/// <summary>
/// Something that a run meant to do or is known to have done (docs/decisions/0020). Records are only ever added; what a kind means
/// never changes, and a new kind raises <see cref="FormatVersion"/>.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(RunPlanned), "planned")]
[JsonDerivedType(typeof(RunResumed), "resumed")]
[JsonDerivedType(typeof(UploadIntended), "uploadIntended")]
[JsonDerivedType(typeof(UploadStarted), "uploadStarted")]
[JsonDerivedType(typeof(ChunkCut), "chunkCut")]
[JsonDerivedType(typeof(ChunkAcknowledged), "chunkAcknowledged")]
[JsonDerivedType(typeof(SourceRead), "sourceRead")]
[JsonDerivedType(typeof(UploadCompleting), "uploadCompleting")]
[JsonDerivedType(typeof(UploadCompleted), "uploadCompleted")]
[JsonDerivedType(typeof(UploadDiscarded), "uploadDiscarded")]
[JsonDerivedType(typeof(TaskIntended), "taskIntended")]
[JsonDerivedType(typeof(TaskStarted), "taskStarted")]
[JsonDerivedType(typeof(TaskNotStarted), "taskNotStarted")]
[JsonDerivedType(typeof(TaskCancelling), "taskCancelling")]
[JsonDerivedType(typeof(TaskEnded), "taskEnded")]
[JsonDerivedType(typeof(TaskDiscarded), "taskDiscarded")]
[JsonDerivedType(typeof(RejectsStored), "rejectsStored")]
[JsonDerivedType(typeof(DownloadStarted), "downloadStarted")]
[JsonDerivedType(typeof(ChunkReceived), "chunkReceived")]
[JsonDerivedType(typeof(DownloadDiscarded), "downloadDiscarded")]
[JsonDerivedType(typeof(RowsSkipped), "rowsSkipped")]
[JsonDerivedType(typeof(FileIntended), "fileIntended")]
[JsonDerivedType(typeof(FileWritten), "fileWritten")]
[JsonDerivedType(typeof(RunEnded), "ended")]
public abstract record RunRecord
{
    /// <summary>Version of the kinds of records. A ledger of a later version is refused, earlier ones are read.</summary>
    public const int FormatVersion = 1;

    private protected RunRecord()
    {
    }

    /// <summary>When, by the clock of the machine that wrote it.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Whether it has to be on the disk before the run goes on. Losing one that has not only costs a repetition.</summary>
    internal virtual bool IsDurable => true;
}

/// <summary>The run begins.</summary>
/// <param name="Run">Id of the run.</param>
/// <param name="Tool">What writes this, with its version.</param>
/// <param name="Arguments">The command line. Never a secret: none is an argument.</param>
/// <param name="WorkingDirectory">What paths in it start from.</param>
/// <param name="Source">Where rows or bytes come from, for people.</param>
/// <param name="Target">Where they go, for people.</param>
public sealed record RunPlanned(
    string Run, string Tool, IReadOnlyList<string> Arguments, string WorkingDirectory, string? Source = null, string? Target = null) : RunRecord;

/// <summary>Another process goes on with the run.</summary>
/// <param name="Epoch">How many processes have worked on it, this one included.</param>
public sealed record RunResumed(int Epoch) : RunRecord;

/// <summary>An upload is about to be announced.</summary>
/// <param name="FileId">The file.</param>
/// <param name="FileName">Its name.</param>
/// <param name="ChunkCount">Chunks to come; null when unknown.</param>
public sealed record UploadIntended(string FileId, string FileName, int? ChunkCount) : RunRecord;

/// <summary>The service has taken the announcement: the old content is gone.</summary>
public sealed record UploadStarted : RunRecord;

/// <summary>A chunk has its bytes, for good.</summary>
/// <param name="Index">From zero.</param>
/// <param name="Length">Bytes before compression.</param>
/// <param name="Sha256">Hash of them, in hexadecimal digits.</param>
/// <param name="SpooledLength">Bytes that were spooled; null when the source can be read again.</param>
/// <param name="IsGzip">Whether what was spooled is compressed.</param>
public sealed record ChunkCut(int Index, long Length, string Sha256, long? SpooledLength = null, bool IsGzip = false) : RunRecord;

/// <summary>The service has a chunk.</summary>
/// <param name="Index">From zero.</param>
/// <param name="BytesSent">Bytes that went over the wire.</param>
public sealed record ChunkAcknowledged(int Index, long BytesSent) : RunRecord
{
    internal override bool IsDurable => false;
}

/// <summary>The source has ended, and every chunk of it is cut.</summary>
/// <param name="Rows">Rows that were written; zero for files that are not parsed.</param>
/// <param name="Chunks">Chunks that they made.</param>
public sealed record SourceRead(long Rows, int Chunks) : RunRecord;

/// <summary>All chunks are there; the upload is about to be closed.</summary>
/// <param name="Chunks">Chunks of the file.</param>
public sealed record UploadCompleting(int Chunks) : RunRecord;

/// <summary>The service has the whole file.</summary>
public sealed record UploadCompleted : RunRecord;

/// <summary>The service does not have what it acknowledged any more; everything is sent again.</summary>
/// <param name="Reason">Why, as a clause.</param>
public sealed record UploadDiscarded(string Reason) : RunRecord;

/// <summary>A task is about to be started.</summary>
/// <param name="ActionKind">What is started.</param>
/// <param name="ActionId">Its id.</param>
/// <param name="ActionName">Its name, when known.</param>
/// <param name="KnownTasks">Tasks that existed before, newest first.</param>
/// <param name="ServerTime">The service's clock at this moment.</param>
public sealed record TaskIntended(
    ActionKind ActionKind, string ActionId, string? ActionName, IReadOnlyList<string> KnownTasks, DateTimeOffset ServerTime) : RunRecord;

/// <summary>The task of the last intent runs.</summary>
/// <param name="TaskId">Its id.</param>
/// <param name="IsAdopted">Whether the task list told it instead of the answer.</param>
public sealed record TaskStarted(string TaskId, bool IsAdopted = false) : RunRecord;

/// <summary>The last intent came to nothing, for certain or by the user's word.</summary>
/// <param name="Reason">Why, as a clause.</param>
public sealed record TaskNotStarted(string Reason) : RunRecord;

/// <summary>The service is about to be asked to cancel a task.</summary>
/// <param name="TaskId">Its id.</param>
public sealed record TaskCancelling(string TaskId) : RunRecord;

/// <summary>A task has reached its end.</summary>
/// <param name="TaskId">Its id.</param>
/// <param name="State">The service's word.</param>
/// <param name="IsSuccessful">Whether it and everything in it succeeded, which says nothing about single rows.</param>
/// <param name="Seconds">From its start to the moment its end was seen; null when another process had started it.</param>
public sealed record TaskEnded(string TaskId, string State, bool IsSuccessful, double? Seconds = null) : RunRecord;

/// <summary>A task does not count any more: its effect was rolled back, or its output is gone.</summary>
/// <param name="TaskId">Its id.</param>
/// <param name="Reason">Why, as a clause.</param>
public sealed record TaskDiscarded(string TaskId, string Reason) : RunRecord;

/// <summary>The refused rows of a task are in a file of the run.</summary>
/// <param name="Name">Name of the file in the run's directory.</param>
/// <param name="Rejected">Rows that were not loaded.</param>
/// <param name="Warned">Rows that were loaded without one of their values.</param>
/// <param name="ImportId">The import that refused them.</param>
public sealed record RejectsStored(string Name, long Rejected, long Warned, string ImportId) : RunRecord;

/// <summary>The content of a file is being fetched.</summary>
/// <param name="FileId">The file.</param>
/// <param name="ChunkCount">Chunks that the service listed.</param>
/// <param name="TaskId">For outputs of exports: the task that made it, if known.</param>
public sealed record DownloadStarted(string FileId, int ChunkCount, string? TaskId = null) : RunRecord;

/// <summary>A chunk is in the partial file, behind those before it.</summary>
/// <param name="Index">From zero.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="Sha256">Hash of them, in hexadecimal digits.</param>
public sealed record ChunkReceived(int Index, long Length, string Sha256) : RunRecord
{
    internal override bool IsDurable => false;
}

/// <summary>What was fetched does not belong together any more; the file is begun again.</summary>
/// <param name="Reason">Why, as a clause.</param>
public sealed record DownloadDiscarded(string Reason) : RunRecord;

/// <summary>The source has ended, and rows of it that could not be read or written were left out, as the user allows.</summary>
/// <param name="Count">How many.</param>
public sealed record RowsSkipped(long Count) : RunRecord;

/// <summary>A partial file is whole and about to get its name.</summary>
/// <param name="Path">The name.</param>
/// <param name="Length">Bytes of it; null when whoever writes it does not tell.</param>
/// <param name="Replaced">The file or folder that has the name until then, as <see cref="FinalName.Stamp"/> tells it; null when there is none.</param>
public sealed record FileIntended(string Path, long? Length = null, string? Replaced = null) : RunRecord;

/// <summary>The file has its name.</summary>
/// <param name="Rows">Rows in it; null when that is not known, as for files that are not parsed.</param>
public sealed record FileWritten(long? Rows = null) : RunRecord;

/// <summary>The run has ended, for good or until it is resumed.</summary>
/// <param name="Status">How.</param>
/// <param name="ExitCode">How its process ended.</param>
/// <param name="Message">What went wrong, if anything.</param>
public sealed record RunEnded(RunStatus Status, int ExitCode, string? Message = null) : RunRecord;
