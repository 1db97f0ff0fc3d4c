using System.Globalization;
using System.Text;
using AnaplanConnectors.Simulator;
using AnaplanConnectors.Transfer.Runs;

namespace AnaplanConnectors.Transfer.Tests.Simulation;

internal enum JobKind
{
    Import,
    Process,
    ExportToCsv,
    ExportAsIs,
    PutFile,
    GetFile,
}

/// <summary>What a seed means: a job, its data, and what goes wrong with it. Everything is drawn here, before anything runs.</summary>
internal sealed class Scenario
{
    // Text that gzip makes smaller, though not so much that it is taken for a bomb.
    private static readonly string Text = MakeText();

    private readonly List<object?[]> _rows = [];

    public Scenario(int seed)
        : this(seed, new Random(seed))
    {
    }

    private Scenario(int seed, Random chance)
    {
        Seed = seed;
        Job = Draw(chance, JobKind.Import, JobKind.Import, JobKind.Import, JobKind.Process, JobKind.ExportToCsv, JobKind.ExportAsIs, JobKind.PutFile, JobKind.GetFile);
        var isLarge = chance.Next(6) == 0;
        var rows = chance.Next(10) == 0 ? chance.Next(0, 2) : chance.Next(1, isLarge ? SimulatedTenant.MaxRows : 60);
        var noteLength = isLarge ? Math.Min(3_000_000 / Math.Max(rows, 1), 1_000_000) : chance.Next(0, 40);
        var refusedShare = chance.Next(3) == 0 ? 0 : chance.NextDouble() / 2;
        for (var row = 0; row < rows; row++)
            _rows.Add(Row(chance, row, noteLength, chance.NextDouble() < refusedShare));
        FileBytes = Encoding.UTF8.GetBytes(Text.Substring(chance.Next(1000), isLarge ? chance.Next(900_000, 3_200_000) : chance.Next(1, 5_000)));
        Replay = Draw(chance, Replay.Reread, Replay.Spool);
        Parallelism = chance.Next(1, 5);
        CompressingThreads = chance.Next(1, 3);
        GzipLevel = Draw<int?>(chance, null, 0, 1);
        DownloadChunkBytes = isLarge ? chance.Next(200_000, 1_500_000) : chance.Next(50, 3_000);
        TaskSeconds = Draw(chance, 0, 3, 40, 600);
        IsIdempotent = chance.Next(6) == 0;
        FaultRate = Draw(chance, 0, 0.03, 0.1, 0.25);
        Faults = ManyFaults.Where(_ => chance.Next(3) > 0).ToArray();
        if (Faults.Length == 0)
            Faults = [Fault.LoseReply];
        CutReplies = Draw(chance, 0, 0, 1, 2);
        DiskFaults = Draw(chance, 0, 0, 0.002, 0.02);
        Deaths = Draw(chance, 0, 1, 1, 2, 3);
        LosesPower = chance.Next(3) == 0;
        CancelsAfter = chance.Next(8) == 0 ? TimeSpan.FromSeconds(chance.Next(0, 60)) : null;
        PauseBeforeResuming = Draw(chance, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(3), TimeSpan.FromHours(2), TimeSpan.FromHours(chance.Next(5) == 0 ? 60 : 1));
        Busy = Draw(chance, BusyModel.Wait, BusyModel.Conflict, BusyModel.Answer);
        TokenLifetime = Draw(chance, TimeSpan.FromMinutes(35), TimeSpan.FromMinutes(2));
        ReplacesOutput = chance.Next(2) == 0;
    }

    /// <summary>
    /// A start whose answer is lost: before the service has it, behind its work, or so that it arrives within or behind the time for which
    /// the task list is watched; tasks of a colleague in between.
    /// </summary>
    public static Scenario OfStart(int seed)
    {
        var chance = new Random(seed);
        var late = TimeSpan.FromSeconds(chance.Next(2) == 0 ? chance.Next(1, 55) : chance.Next(65, 900));
        var scenario = new Scenario(seed, chance)
        {
            Job = Draw(chance, JobKind.Import, JobKind.Process, JobKind.ExportAsIs),
            FaultRate = 0,
            CutReplies = 0,
            DiskFaults = 0,
            CancelsAfter = null,
            Deaths = Draw(chance, 0, 0, 1, 2),
            PauseBeforeResuming = TimeSpan.FromSeconds(chance.Next(1, 600)),
            StartFaults = Draw<Fault[]>(
                chance, [Fault.LoseReply], [Fault.LoseRequest], [Fault.ResetBeforeBody], [Fault.LoseAndReplay(late)], [Fault.LoseAndReplay(late)], [Fault.Delay(late).And(Fault.LoseReply)],
                [Fault.Status(502)], [Fault.ShortReply(5)], [Fault.CutReply(8)], [Fault.Html], [Fault.Delay(Timeout.InfiniteTimeSpan)], [Fault.LoseRequest, Fault.LoseReply], [Fault.LoseAndReplay(late), Fault.LoseReply]),
            ColleagueStarts = Enumerable.Range(0, Draw(chance, 0, 0, 1, 2)).Select(_ => TimeSpan.FromSeconds(chance.Next(0, 200))).ToList(),
        };
        return scenario;
    }

    public int Seed { get; }

    /// <summary>What befalls the starts of this user; nothing in general.</summary>
    public IReadOnlyList<Fault> StartFaults { get; private init; } = [];

    /// <summary>When a colleague starts the same action, from the beginning.</summary>
    public IReadOnlyList<TimeSpan> ColleagueStarts { get; private init; } = [];

    public JobKind Job { get; private init; }

    /// <summary>Rows as they are in the source; products that begin with X are refused.</summary>
    public IReadOnlyList<object?[]> Rows => _rows;

    public byte[] FileBytes { get; }

    /// <summary>What the export makes of the model that was set up.</summary>
    public byte[]? ExpectedExport { get; set; }

    public Replay Replay { get; }

    public int Parallelism { get; }

    public int CompressingThreads { get; }

    public int? GzipLevel { get; }

    public int DownloadChunkBytes { get; }

    public int TaskSeconds { get; }

    public bool IsIdempotent { get; }

    public double FaultRate { get; private init; }

    public Fault[] Faults { get; }

    /// <summary>Replies that end early with a length that fits.</summary>
    public int CutReplies { get; private init; }

    public double DiskFaults { get; private init; }

    /// <summary>How many processes die, if they live long enough.</summary>
    public int Deaths { get; private init; }

    public bool LosesPower { get; }

    public TimeSpan? CancelsAfter { get; private init; }

    public TimeSpan PauseBeforeResuming { get; private init; }

    public BusyModel Busy { get; }

    public TimeSpan TokenLifetime { get; }

    /// <summary>Whether the local file that is written replaces an older one, <see cref="OldOutput"/>.</summary>
    public bool ReplacesOutput { get; }

    /// <summary>What the local file holds before the job.</summary>
    public static byte[] OldOutput { get; } = "an older file"u8.ToArray();

    /// <summary>Whether the service refuses this row.</summary>
    public static bool IsRefused(object?[] row) => ((string)row[0]!).StartsWith('X');

    /// <summary>The same rows as a file of Anaplan.</summary>
    public byte[] RowsAsCsv()
    {
        var text = new StringBuilder("Product,Month,Amount,Note\n");
        foreach (var row in _rows)
            text.Append(CultureInfo.InvariantCulture, $"{row[0]},{row[1]},{row[2]},\"{((string?)row[3])?.Replace("\"", "\"\"", StringComparison.Ordinal)}\"\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"seed {Seed}: {Job}, {_rows.Count} rows of {Rows.Sum(row => ((string?)row[3])?.Length ?? 0)} characters, {_rows.Count(IsRefused)} refused, file {FileBytes.Length}, spool {Replay.SpoolLimit is not null}, "
        + $"{Parallelism} at a time, gzip {GzipLevel}, download {DownloadChunkBytes}, task {TaskSeconds} s, idempotent {IsIdempotent}, faults {FaultRate} of {Faults.Length}, cut {CutReplies}, "
        + $"disk {DiskFaults}, deaths {Deaths}, power {LosesPower}, cancels {CancelsAfter}, pause {PauseBeforeResuming}, busy {Busy}, token {TokenLifetime}, replaces {ReplacesOutput}, starts {string.Join("; ", StartFaults)}, colleague {string.Join("; ", ColleagueStarts)}");

    private static IReadOnlyList<Fault> ManyFaults { get; } =
    [
        Fault.Status(500), Fault.Status(502, body: FaultBody.Html), Fault.Status(503), Fault.Status(504, body: FaultBody.Empty),
        Fault.Status(429, "1"), Fault.Status(429), Fault.Status(429, "soon"), Fault.Status(429, "120"),
        Fault.ResetBeforeBody, Fault.ResetInBody(20), Fault.LoseRequest, Fault.LoseReply, Fault.ResetInReply(10), Fault.ShortReply(10),
        Fault.Delay(TimeSpan.FromSeconds(2)), Fault.Delay(TimeSpan.FromMinutes(2)), Fault.Delay(Timeout.InfiniteTimeSpan),
        Fault.SlowReply(20, TimeSpan.FromSeconds(5)), Fault.SlowRequest(2_000, TimeSpan.FromSeconds(1)), Fault.SlowReply(5, Timeout.InfiniteTimeSpan),
        Fault.ExpireToken, Fault.Html, Fault.Busy(TimeSpan.FromMinutes(2)), Fault.SwapExport,
        Fault.LoseAndReplay(TimeSpan.FromSeconds(5)), Fault.LoseAndReplay(TimeSpan.FromMinutes(5)), Fault.LoseAndReplay(Route.PutChunk), Fault.LoseAndReplay(Route.CompleteUpload),
        Fault.Delay(TimeSpan.FromSeconds(30)).And(Fault.LoseReply),
    ];

    private static T Draw<T>(Random chance, params T[] choices) => choices[chance.Next(choices.Length)];

    private static object?[] Row(Random chance, int row, int noteLength, bool isRefused)
    {
        var (product, month) = SimulatedTenant.Place(row);
        var note = Text.Substring(chance.Next(Text.Length - noteLength), noteLength);
        if (noteLength > 4 && chance.Next(5) == 0)
            note = string.Concat("a\n\"b\",", note.AsSpan(2));
        return [isRefused ? $"X{row}" : product, month, (double)(row + 1), note.Length == 0 ? null : note];
    }

    private static string MakeText()
    {
        var chance = new Random(7);
        return string.Create(4_000_000, chance, (text, source) =>
        {
            for (var i = 0; i < text.Length; i++)
                text[i] = (char)('a' + source.Next(16));
        });
    }
}
