namespace AnaplanConnectors.Simulator;

/// <summary>
/// How the simulated service behaves. The defaults are what is known of the real one; everything section 13 of the API
/// reference leaves open is a property here, with the reference's working assumption as its default.
/// </summary>
public sealed class SimulatorOptions
{
    /// <summary>
    /// Folder for uploads, exports and dumps, which are not kept in memory. Default: a new temporary one, deleted when the
    /// simulator is disposed. A folder that is given stays, and only what the simulator put there is deleted.
    /// </summary>
    public string? ContentDirectory { get; init; }

    /// <summary>
    /// Folder in which the state is kept: it is loaded at the start, and saved while the simulator runs and when it is disposed. Two
    /// simulators must not share one. Default: none, the state goes with the simulator.
    /// </summary>
    public string? StateDirectory { get; init; }

    /// <summary>How often the state is saved while something changes. Default: 5 seconds.</summary>
    public TimeSpan StateInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// What callers of the control path must know (see <c>docs/simulator.md</c>). Default: none, there is no control path.
    /// </summary>
    public string? ControlKey { get; init; }

    /// <summary>The clock behind expiry, rate limit, tasks, delays and every date in answers. Default: the system's.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>How long a token lives (API reference 2). Default: 35 minutes.</summary>
    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromMinutes(35);

    /// <summary>How long an OAuth access token lives, its <c>expires_in</c> (API reference 2.4). Default: 2,100 seconds.</summary>
    public TimeSpan OAuthTokenLifetime { get; init; } = TimeSpan.FromSeconds(2100);

    /// <summary>
    /// Status of OAuth errors: which one goes with which error is not fixed (API reference 2.4). 400 or 403. Default: 400. A
    /// missing <c>grant_type</c> is 401 whatever is set, as it was seen.
    /// </summary>
    public int OAuthErrorStatus { get; init; } = 400;

    /// <summary>How long a device code can be used, its <c>expires_in</c>. Default: 900 seconds.</summary>
    public TimeSpan DeviceCodeLifetime { get; init; } = TimeSpan.FromSeconds(900);

    /// <summary>Least time between two polls with one device code, its <c>interval</c>. Default: 5 seconds.</summary>
    public TimeSpan DevicePollInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long an authorization code can be exchanged (unknown of the service; the standard says at most this). Default: 10
    /// minutes.
    /// </summary>
    public TimeSpan AuthorizationCodeLifetime { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// How far the time in a certificate message of version 2 may lie from ours. Default: 5 minutes (the real window is unknown).
    /// </summary>
    public TimeSpan CertificateTimeTolerance { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Least bytes of signed data, in version 2 with the 8 of the time (open question 11). Default: 100.</summary>
    public int MinimumNonceBytes { get; init; } = 100;

    /// <summary>Requests a minute and tenant before 429 is answered (API reference 8.1); null: no limit. Default: 600.</summary>
    public int? RequestsPerMinute { get; init; } = 600;

    /// <summary>Requests kept for <see cref="AnaplanSimulator.Requests"/>; older ones are forgotten. Default: 20,000.</summary>
    public int RecordedRequests { get; init; } = 20_000;

    /// <summary>
    /// Bytes of a chunk of an export or of default content when it is downloaded; cuts rows and characters. Uploaded chunks come
    /// back as they were sent. Default: 10 MB.
    /// </summary>
    public int DownloadChunkBytes { get; init; } = 10_000_000;

    /// <summary>Bytes of a chunk of a failure dump. Default: 10 MB.</summary>
    public int DumpChunkBytes { get; init; } = 10_000_000;

    /// <summary>Most bytes of an uploaded chunk, after inflating (API reference 5.1). Default: 50 MB.</summary>
    public long MaxChunkBytes { get; init; } = 50_000_000;

    /// <summary>Most chunks of a file (API reference 5.1). Default: 1,000.</summary>
    public int MaxChunks { get; init; } = 1000;

    /// <summary>How long private content and dumps live after the last access (API reference 5.1). Default: 48 hours.</summary>
    public TimeSpan ContentLifetime { get; init; } = TimeSpan.FromHours(48);

    /// <summary>
    /// The number of chunks in the file list stays after a DELETE, as it was seen to (API reference 3.11). Default: true.
    /// </summary>
    public bool StaleChunkCountAfterDelete { get; init; } = true;

    /// <summary>Status for a chunk that is too large (open question 1). Default: 413.</summary>
    public int OversizedChunkStatus { get; init; } = 413;

    /// <summary>Status for a chunk whose index is not below the announced count (open question 1). Default: 404.</summary>
    public int ChunkOutsideCountStatus { get; init; } = 404;

    /// <summary>Status for a chunk without an upload having been started (open question 1). Default: 404.</summary>
    public int ChunkWithoutUploadStatus { get; init; } = 404;

    /// <summary>
    /// While chunks are missing nobody sees the file, so that an import fails; false: the content from before is still seen (open
    /// question 1). Default: true.
    /// </summary>
    public bool IncompleteUploadHidesContent { get; init; } = true;

    /// <summary>
    /// Chunks may come in any order; false: 400 for a chunk before its predecessors (open question 2). Default: true.
    /// </summary>
    public bool ChunksInAnyOrder { get; init; } = true;

    /// <summary>
    /// Completing an upload is answered with 500 although the content is there, as it was seen with one account (API reference 5.2).
    /// Default: false.
    /// </summary>
    public bool CompleteAnswers500 { get; init; }

    /// <summary>How long a task stays NOT_STARTED although the model is free. Default: not at all.</summary>
    public TimeSpan TaskStartDelay { get; init; }

    /// <summary>
    /// How long a task is IN_PROGRESS before its work is done, its progress rising with the clock. Default: not at all.
    /// </summary>
    public TimeSpan MinimumTaskDuration { get; init; }

    /// <summary>How long the first call to a closed model takes (API reference 3.3). Default: no time.</summary>
    public TimeSpan ModelLoadTime { get; init; }

    /// <summary>How long the status of a model says <c>Closing</c> after it was closed (API reference 3.3). Default: no time.</summary>
    public TimeSpan ModelCloseTime { get; init; }

    /// <summary>
    /// What calls get that need a model while a task has it (API reference 8.2, open question 7). Default: they wait.
    /// </summary>
    public BusyModel WhenModelIsBusy { get; init; } = BusyModel.Wait;

    /// <summary>
    /// Status when metadata of an import are asked for by an id that does not exist (API reference 3.12). Default: 500, as it was
    /// seen.
    /// </summary>
    public int UnknownImportStatus { get; init; } = 500;

    /// <summary>
    /// Starting an import without content is refused with 404; false: the task fails (open question 14). Default: false.
    /// </summary>
    public bool RefusesImportWithoutContent { get; init; }

    /// <summary>The status of a model can be asked by GET as well as by POST (open question 13). Default: true.</summary>
    public bool ModelStatusByGet { get; init; } = true;

    /// <summary>
    /// Changing lists and cells without an import needs a workspace administrator, as documented; false: write access of the model
    /// role is enough (open question 17). Default: true.
    /// </summary>
    public bool WritesNeedAdministrator { get; init; } = true;

    /// <summary>
    /// Status for a cell write of more than 100,000 cells or 15 MB (API reference 3.10; the status is not known). Default: 400.
    /// </summary>
    public int OversizedCellWriteStatus { get; init; } = 400;

    /// <summary>The words for cells that were not written, an open set of which one is known (open question 8).</summary>
    public CellFailureTypes CellFailureTypes { get; init; } = new();

    /// <summary>
    /// Setting the current period makes its fiscal year the current one, so that the timescale moves and loses data (API reference
    /// 3.4 warns of it without saying when). Default: true.
    /// </summary>
    public bool CurrentPeriodMovesFiscalYear { get; init; } = true;

    /// <summary>Rows of a page of a large read (open question 9; the service decides it). Default: 10,000.</summary>
    public int ReadPageRows { get; init; } = 10_000;

    /// <summary>Every page of a large read begins with the header (open question 9). Default: false, only the first does.</summary>
    public bool ReadPagesRepeatHeader { get; init; }

    /// <summary>Words that large reads of views take as <c>exportType</c> (open question 10). Default: all that are known.</summary>
    public IReadOnlyList<string> ReadRequestExportTypes { get; init; } =
        ["TABULAR_MULTI_COLUMN", "TABULAR_SINGLE_COLUMN", "TABULAR_SINGLE_ITEMS", "GRID_ALL_PAGES", "GRID_CURRENT_PAGE"];

    /// <summary>
    /// How long a large read is IN_PROGRESS, its pages becoming available with the clock. Default: until they are written.
    /// </summary>
    public TimeSpan ReadRequestDuration { get; init; }

    /// <summary>Large reads end with <c>successful</c> false and without pages (API reference 3.7). Default: false.</summary>
    public bool ReadRequestsFail { get; init; }

    /// <summary>
    /// The id that views give for Line Items; a sample has 101999999999 (open question 16). Default: 20000000012.
    /// </summary>
    public string LineItemsIdInViews { get; init; } = Dimension.LineItemsId;

    /// <summary>
    /// View data as CSV are refused with 400 unless <c>Accept</c> says <c>text/csv;escaped=true</c>, as some tenants do (API reference
    /// 3.6). Default: false.
    /// </summary>
    public bool RefusesUnescapedCsv { get; init; }

    /// <summary>
    /// How a deletion of list items is answered when some of them failed (API reference 3.8 and 11.3, line 34). Default: flat, as it
    /// was seen.
    /// </summary>
    public DeletedItemsAnswer DeletedItemsAnswer { get; init; } = DeletedItemsAnswer.Flat;

    /// <summary>
    /// Status of ALM's reports for callers who do not administrate the workspace: 403 is documented, 424 was seen. Default: 424.
    /// </summary>
    public int AlmReportRefusalStatus { get; init; } = 424;

    /// <summary>What imports, exports and processes leave open (open questions 6 and others).</summary>
    public ActionOptions Actions { get; init; } = new();

    internal IEnumerable<string> Problems()
    {
        (string Name, long Value)[] counts =
        [
            (nameof(RequestsPerMinute), RequestsPerMinute ?? 1),
            (nameof(RecordedRequests), RecordedRequests),
            (nameof(DownloadChunkBytes), DownloadChunkBytes),
            (nameof(DumpChunkBytes), DumpChunkBytes),
            (nameof(MaxChunkBytes), MaxChunkBytes),
            (nameof(MaxChunks), MaxChunks),
            (nameof(ReadPageRows), ReadPageRows),
        ];
        foreach (var (name, value) in counts.Where(count => count.Value < 1))
            yield return $"{name} is {value} (allowed: 1 and more)";
        (string Name, int Value)[] statuses =
        [
            (nameof(OversizedChunkStatus), OversizedChunkStatus),
            (nameof(ChunkOutsideCountStatus), ChunkOutsideCountStatus),
            (nameof(ChunkWithoutUploadStatus), ChunkWithoutUploadStatus),
            (nameof(UnknownImportStatus), UnknownImportStatus),
            (nameof(OversizedCellWriteStatus), OversizedCellWriteStatus),
            (nameof(AlmReportRefusalStatus), AlmReportRefusalStatus),
        ];
        foreach (var (name, value) in statuses.Where(status => status.Value is < 400 or > 599))
            yield return $"{name} is {value} (allowed: 400 to 599)";
        if (OAuthErrorStatus is not (400 or 403))
            yield return $"{nameof(OAuthErrorStatus)} is {OAuthErrorStatus} (allowed: 400, 403)";
    }
}

/// <summary>What a call gets that needs a model while a task has it.</summary>
public enum BusyModel
{
    /// <summary>It waits until the model is free, without a sign.</summary>
    Wait,

    /// <summary>409 at once.</summary>
    Conflict,

    /// <summary>It is answered as if nothing ran.</summary>
    Answer,
}

/// <summary>How a deletion of list items is answered when some of them failed.</summary>
public enum DeletedItemsAnswer
{
    /// <summary><c>deleted</c>, <c>ignored</c>, <c>total</c> and <c>failures</c>, as seen.</summary>
    Flat,

    /// <summary><c>result</c> with <c>numberOfItemsDeleted</c> and <c>failures</c>, as documented.</summary>
    Wrapped,
}

/// <summary>The <c>failureType</c> of cells that were not written (API reference 3.10, open question 8).</summary>
public sealed record CellFailureTypes
{
    /// <summary>Calculated, a total, before a switchover; the only word that is known. Default: <c>cellIsCalculated</c>.</summary>
    public string Calculated { get; init; } = "cellIsCalculated";

    /// <summary>No such item in the dimension. Default: <c>itemNotFound</c>.</summary>
    public string ItemNotFound { get; init; } = "itemNotFound";

    /// <summary>The value does not have the format of the line item. Default: <c>invalidValue</c>.</summary>
    public string InvalidValue { get; init; } = "invalidValue";

    /// <summary>Selective access forbids it. Default: <c>noWriteAccess</c>.</summary>
    public string NoWriteAccess { get; init; } = "noWriteAccess";
}
