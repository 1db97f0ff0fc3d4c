using System.Globalization;
using System.Text;
using AnaplanConnectors.Client;
using AnaplanConnectors.Simulator;
using AnaplanConnectors.TestKit;
using AnaplanConnectors.Transfer.Runs;

namespace AnaplanConnectors.Transfer.Tests.Simulation;

/// <summary>
/// Judges a job by what the service recorded, the model and the disk. Whatever the processes said must be true, and what they did must
/// be what one undisturbed process would have done. Knows nothing of the code that is judged.
/// </summary>
internal static class HistoryChecker
{
    private static readonly TimeSpan SameMoment = TimeSpan.FromMilliseconds(20);

    public static IReadOnlyList<string> Check(Evidence evidence)
    {
        var problems = new List<string>();
        problems.AddRange(Ends(evidence));
        if (AdoptsForeignTask(evidence))
            return problems;
        problems.AddRange(Starts(evidence));
        problems.AddRange(Chunks(evidence));
        problems.AddRange(Output(evidence));
        if (evidence.Ends is [.., { ExitCode: 0 or 6 } done])
        {
            problems.AddRange(evidence.Scenario.Job switch
            {
                JobKind.Import => Rows(evidence, "Units").Concat(Import(evidence, done)),
                JobKind.Process => Rows(evidence, "Units").Concat(Rows(evidence, "Returns")).Concat(Process(evidence, done)),
                // Whoever has ended cannot help it that an announcement which was lost arrives later, or that content expires.
                JobKind.PutFile when done.Result is not null && !done.InAnaplan.AsSpan().SequenceEqual(evidence.Scenario.FileBytes) => ["success, but the file in Anaplan is another one"],
                JobKind.GetFile or JobKind.ExportAsIs or JobKind.ExportToCsv when done.Output is null => ["success, but there is no local file"],
                _ => [],
            });
        }

        return problems;
    }

    /// <summary>
    /// Whether a start whose request was lost took the task that a colleague started meanwhile for its own. Task lists do not say whose a
    /// task is, so nothing tells the two apart; the ledger and the receipt say that the task was adopted. Counted apart, because it is a
    /// limit of the rule "the one new task is ours" (docs/decisions/0020), not right.
    /// </summary>
    public static bool AdoptsForeignTask(Evidence evidence) => evidence.Ledgers.SelectMany(ledger => ledger.OfType<TaskStarted>())
        .Any(started => started.IsAdopted && evidence.Scenario.ColleagueStarts.Count > 0 && evidence.Tasks.All(task => task.TaskId != started.TaskId));

    /// <summary>Every process ends with what we know by name, and the last one well: nothing disturbs it any more.</summary>
    private static IEnumerable<string> Ends(Evidence evidence)
    {
        foreach (var end in evidence.Ends.Where(end => end.ExitCode == TypedFailure.Unexpected))
            yield return $"P{end.Number} failed in a way that has no name: {end.Message}";
        foreach (var end in evidence.Ends.Where(end => end.Code is ErrorCodes.SourceChanged or ErrorCodes.LedgerDamaged or ErrorCodes.LeaseHeld or ErrorCodes.InvalidOptions))
            yield return $"P{end.Number} says what is not so: {end.Message}";
        if (evidence.Ends is not [.., { IsLast: true }])
            yield return "the job never ended";
    }

    /// <summary>
    /// One intent, one task. A second task is there only where the first one does not count for a reason that is written down; what the
    /// network delivered late, after the user had consented to another start, is told by exit code 11 or allowed by the job itself.
    /// </summary>
    private static IEnumerable<string> Starts(Evidence evidence)
    {
        var intents = evidence.Ledgers.SelectMany(ledger => ledger.OfType<TaskIntended>()).OrderBy(intent => intent.At).ToList();
        // Where an export that the same user ran in another place was taken for ours, ours may still arrive: an export more, which changes nothing.
        for (var i = 0; i < intents.Count && !AdoptsSwappedExport(evidence); i++)
        {
            var until = i + 1 < intents.Count ? intents[i + 1].At : DateTimeOffset.MaxValue;
            var tasks = evidence.Tasks.Count(task => task.Created >= intents[i].At && task.Created < until);
            // The same user in another place, which is a fault that was planned.
            // A task that is created at the same moment as another one counts as a little later.
            var swaps = evidence.Requests.Count(request => request.Fault == Fault.SwapExport.ToString() && request.Started >= intents[i].At - SameMoment && request.Started < until);
            if (tasks > 1 + swaps && !evidence.Scenario.IsIdempotent)
                yield return $"{tasks} tasks for intent {i + 1}";
        }

        if (intents.Count == 0 && evidence.Tasks.Count > 0)
            yield return $"{evidence.Tasks.Count} tasks without an intent";
        foreach (var ledger in evidence.Ledgers)
        {
            var history = RunHistory.Of(ledger);
            if (history.Tasks.Count(task => task.Void is null) > 1)
                yield return $"{history.Tasks.Count(task => task.Void is null)} starts count in one run";
            foreach (var claimed in history.Tasks.Where(task => task.TaskId is not null && evidence.Tasks.All(real => real.TaskId != task.TaskId)))
                yield return $"task {claimed.TaskId} of the ledger is not one of this user's";
        }

        if (evidence.Ends is [.., { ExitCode: 0 or 6 }] && evidence.Scenario.Job is JobKind.Import or JobKind.Process && evidence.Tasks.All(task => task.Successful != true))
            yield return "success, but no task succeeded";
        var inDoubt = evidence.Ends.Any(end => end.ExitCode == TypedFailure.Unknown);
        var effective = evidence.Tasks.Count(task => task.Successful == true);
        var discarded = evidence.Ledgers.Sum(ledger => ledger.OfType<TaskDiscarded>().Count());
        if (evidence.Scenario.Job is JobKind.Import or JobKind.Process && evidence.Ledgers.Count == 1 && effective > 1 + discarded && !inDoubt && !evidence.Scenario.IsIdempotent)
            yield return $"{effective} tasks had an effect, and nobody was told";
    }

    /// <summary>An import is started only when the service has acknowledged every chunk of its file since it was announced.</summary>
    private static IEnumerable<string> Chunks(Evidence evidence)
    {
        if (evidence.Scenario.Job != JobKind.Import)
            yield break;
        var acknowledged = new HashSet<int>();
        var highest = -1;
        foreach (var request in evidence.Requests)
        {
            if (request is { Route: Route.PutChunk, ChunkIndex: { } index })
            {
                highest = Math.Max(highest, index);
                if (request.Status is >= 200 and < 300)
                    acknowledged.Add(index);
            }
            else if (request is { Route: Route.StartTask, Status: 200, User: Some.User } && acknowledged.Count <= highest)
            {
                yield return $"import started with {acknowledged.Count} of {highest + 1} chunks";
            }
        }
    }

    /// <summary>A file that has its name is whole, at whatever moment one looks; or the one that was there before, as long as nobody says that it was replaced.</summary>
    private static IEnumerable<string> Output(Evidence evidence)
    {
        var expected = evidence.Scenario.Job switch
        {
            JobKind.GetFile => evidence.Scenario.FileBytes,
            JobKind.ExportAsIs or JobKind.ExportToCsv => ExpectedExport(evidence.Scenario),
            _ => null,
        };
        // The task that the same user started in another place, and that was taken for ours because ours never arrived, has a row fewer.
        var other = expected is not null && AdoptsSwappedExport(evidence) ? WithoutLastLine(expected) : null;
        foreach (var end in evidence.Ends.Where(end => end.Output is not null && (expected is null || !Same(evidence.Scenario.Job, end.Output!, expected))
            && (other is null || !Same(evidence.Scenario.Job, end.Output!, other)) && !IsOld(evidence.Scenario, end)))
            yield return $"the file that P{end.Number} left has {end.Output!.Length} bytes and is not whole";
    }

    private static bool AdoptsSwappedExport(Evidence evidence)
        => evidence.Requests.Any(request => request.Fault == Fault.SwapExport.ToString()) && evidence.Ledgers.SelectMany(ledger => ledger.OfType<TaskStarted>()).Any(started => started.IsAdopted);

    private static byte[] WithoutLastLine(byte[] text) => text[..(text.AsSpan().TrimEnd((byte)'\n').LastIndexOf((byte)'\n') + 1)];

    private static bool IsOld(Scenario scenario, ProcessEnd end)
        => scenario.ReplacesOutput && end.ExitCode is not (0 or 6) && end.Output.AsSpan().SequenceEqual(Scenario.OldOutput);

    private static bool Same(JobKind job, byte[] output, byte[] expected)
        => output.AsSpan().SequenceEqual(expected) || (job == JobKind.ExportToCsv && Lines(output).SequenceEqual(Lines(expected)));

    private static List<string> Lines(byte[] text)
        => Encoding.UTF8.GetString(text).Split('\n').Select(line => line.TrimEnd('\r').Replace("\"", "", StringComparison.Ordinal)).Where(line => line.Length > 0).ToList();

    private static byte[] ExpectedExport(Scenario scenario) => scenario.ExpectedExport ?? [];

    /// <summary>The rows that are accepted are in the model, the others are not.</summary>
    private static IEnumerable<string> Rows(Evidence evidence, string lineItem)
    {
        for (var row = 0; row < evidence.Scenario.Rows.Count; row++)
        {
            var source = evidence.Scenario.Rows[row];
            var expected = Scenario.IsRefused(source) ? "0" : SimulatedTenant.Shown((double?)source[2]);
            if (evidence.Cells[(lineItem, row)] != expected)
            {
                yield return $"success, but {lineItem} of row {row + 1} is {evidence.Cells[(lineItem, row)]} instead of {expected}";
                yield break;
            }
        }
    }

    private static IEnumerable<string> Import(Evidence evidence, ProcessEnd done)
    {
        var rows = evidence.Scenario.Rows;
        var refused = rows.Count(Scenario.IsRefused);
        if (done.Result is not { } result)
        {
            if (done.IsPartialInLedger != refused > 0)
                yield return $"the ledger says partial: {done.IsPartialInLedger}, with {refused} rows refused";
            yield break;
        }

        if (result.Sent != rows.Count)
            yield return $"says that {result.Sent} of {rows.Count} rows were sent";
        if (result.Written + result.Rejected != result.Sent)
            yield return $"{result.Sent} rows sent, {result.Written} written, {result.Rejected} rejected";
        if (refused > 0 && !result.IsPartial)
            yield return $"says that all is well, with {refused} rows refused";
        if (refused == 0 && result.IsPartial)
            yield return "says that rows were refused, and none was";
        if (result.HasLostDump)
            yield break;
        if (result.Rejected != refused)
            yield return $"says that {result.Rejected} rows were refused, and {refused} were";
        var expected = rows.Select((row, i) => (row, i)).Where(one => Scenario.IsRefused(one.row)).Select(one => Line(one.i, one.row));
        if (!expected.SequenceEqual(result.Refused.Select(row => $"{row.Row}|{row.Product}|{row.Month}|{row.Amount}|{row.Note}")))
            yield return "the refused rows that were kept are not the ones that were refused";
    }

    private static IEnumerable<string> Process(Evidence evidence, ProcessEnd done)
    {
        var rows = evidence.Scenario.Rows.Where(Scenario.IsRefused).ToList();
        if (done.Result is not { } result)
        {
            if (done.IsPartialInLedger != rows.Count > 0)
                yield return $"the ledger says partial: {done.IsPartialInLedger}, with {rows.Count} rows refused";
            yield break;
        }

        if (result.IsPartial != rows.Count > 0)
            yield return $"says partial: {result.IsPartial}, with {rows.Count} rows refused by each import";
        foreach (var import in result.Refused.GroupBy(row => row.ImportId))
        {
            if (!rows.Select(row => (string?)row[0]).SequenceEqual(import.Select(row => row.Product)))
                yield return $"the rows that were kept for import {import.Key} are not the ones that were refused";
        }

        if (result.Refused.Select(row => row.ImportId).Distinct().Count() != (rows.Count > 0 ? 2 : 0))
            yield return "refused rows of an import are missing";
    }

    private static string Line(int index, object?[] row) => string.Create(CultureInfo.InvariantCulture, $"{index + 1}|{row[0]}|{row[1]}|{row[2]}|{row[3]}");
}
