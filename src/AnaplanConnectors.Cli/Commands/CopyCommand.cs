using System.CommandLine;
using AnaplanConnectors.Transfer.Anaplan;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Cli;

/// <summary><c>anx copy</c>: rows from any source to any destination; the locations tell the direction.</summary>
internal sealed class CopyCommand
{
    private readonly Argument<string> _source = new("source") { Description = "A file, a folder or pattern of Parquet files, '-', 'arrow:-', sqlite:file?query=…, db:connection/table, db:connection?query=…, or connection:/workspace/model/exports/name, …/lists/name, …/views/module.view" };
    private readonly Argument<string> _destination = new("destination") { Description = "A file, '-', 'arrow:-', db:connection/table, or connection:/workspace/model/imports/name" };
    private readonly Option<string?> _maxRejects = new("--max-rejects") { Description = "Rows that may be rejected, or lose a value: a number or a share such as 0.5%. More end with exit code 6. Default: 0.", HelpName = "n|p%" };
    private readonly Option<string?> _rejects = new("--rejects") { Description = "File for the rejected rows. They are kept with the run in any case.", HelpName = "file" };
    private readonly Option<bool> _skipBadRows = new("--skip-bad-rows") { Description = "Leave out rows that cannot be read or written, and say so, instead of stopping at the first." };
    private readonly Option<NumberType> _numbers = new("--numbers") { Description = "What the numbers of an export, list or view become: double or decimal.", HelpName = "type" };
    private readonly PageFlags _pages = new();
    private readonly MappingFlags _mapping = new();
    private readonly ImportFlags _import = new();
    private readonly TaskFlags _task = new();
    private readonly DatabaseFlags _database = new();
    private readonly RunFlags _run = new();
    private readonly ReplayFlags _replay = new();
    private readonly ConnectorFlags _connectors = new(Connectors.All);

    private CopyCommand()
    {
    }

    public static Command Create(AnxHost host)
    {
        var copy = new CopyCommand();
        var command = new Command("copy", """
            Move rows from a source to a destination.

            Examples:
              anx copy actuals.csv "prod:/Finance/FP&A/imports/Load Actuals"
              anx copy facts.psv "prod:/Finance/FP&A/imports/Load" --delimiter "|" --no-header --by-position
              anx copy "sqlite:facts.db?query=SELECT * FROM facts" "prod:/Finance/FP&A/imports/Load"
              anx copy "lake/facts/year=2026/*.parquet" "prod:/Finance/FP&A/imports/Load" --select account,amount
              anx copy "prod:/Finance/FP&A/exports/P&L" pnl.parquet
              anx copy "db:warehouse?query=@actuals.sql" "prod:/Finance/FP&A/imports/Load"
              anx copy "prod:/Finance/FP&A/exports/P&L" db:warehouse/stage.pnl --load merge --key account,period
              anx copy "prod:/Finance/FP&A/lists/Products" products.csv
              anx copy "prod:/Finance/FP&A/views/REV01 Sales.Monthly" sales.parquet --page Versions=Actual
              anx copy "prod:/Finance/FP&A/exports/Facts" lake/facts/ --partition-by Year
            """)
        {
            copy._source, copy._destination,
        };
        foreach (var option in new Option[] { copy._maxRejects, copy._rejects, copy._skipBadRows, copy._numbers }
            .Concat(copy._pages.All).Concat(copy._mapping.All).Concat(copy._import.All).Concat(copy._task.All).Concat(copy._database.All).Concat(copy._run.All).Concat(copy._replay.All).Concat(copy._connectors.All))
        {
            command.Options.Add(option);
        }

        command.Aliases.Add("load");
        command.Aliases.Add("extract");
        command.Runs(host, copy.RunAsync);
        return command;
    }

    private async Task<ExitCode> RunAsync(ParseResult parsed, Screen screen, CancellationToken cancellationToken)
    {
        var watch = new RunWatch(screen.Host.Time, screen.Host.Resuming);
        var from = Location.Parse(parsed.GetValue(_source)!);
        var to = Location.Parse(parsed.GetValue(_destination)!);

        // What stays on this machine is simply done again.
        using var session = from is AnaplanLocation || to is AnaplanLocation or DatabaseLocation
            ? await RunSession.BeginAsync(screen, parsed, _run, watch, from.Text, to.Text, cancellationToken)
            : null;
        var report = await RunSession.RecordAsync(session, () => CopyAsync(parsed, screen, watch, from, to, session, cancellationToken));

        // Standard output belongs to the rows when they go there.
        RunReportPrinter.Print(to is FileLocation { IsStandard: true } ? screen.OnError() : screen, report);
        return (ExitCode)report.ExitCode;
    }

    private async Task<RunReport> CopyAsync(
        ParseResult parsed, Screen screen, RunWatch watch, Location from, Location to, RunSession? session, CancellationToken cancellationToken)
    {
        var limit = parsed.GetValue(_maxRejects) is { } text ? RejectLimits.Parse(text) : RejectLimit.None;
        var progress = ProgressDisplay.Create(screen, watch.Id, $"{from} -> {to}");

        using var ends = new CopyEnds(screen, watch);
        var source = await ends.SourceAsync(from, path => _connectors.Read(parsed, path), new ExportOptions
        {
            Start = _task.Start(parsed), Wait = _task.Wait(parsed), Numbers = parsed.GetValue(_numbers), CancelTask = true, Progress = progress, Run = session?.Run,
        }, cancellationToken, _pages.Read(parsed));
        var leftOut = new RowsLeftOut(screen, parsed.GetValue(_skipBadRows));
        source = _mapping.Apply(parsed, screen, from, source, leftOut.TakeByContract);
        var destination = await ends.DestinationAsync(
            to, () => Provenance.Of(from, watch, screen.Host.Time, session?.Run), path => _connectors.Read(parsed, path),
            _import.Read(parsed, _task, screen.Host.Time, progress, session?.Run, _replay.Read(parsed, from)),
            bulk => _database.Read(parsed, watch.Id, bulk, session?.History.Tasks.LastOrDefault()?.TaskId ?? from.Text, screen.Host.Time, progress), cancellationToken);

        progress.ExpectedBytes = from.Text.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? null : (source as ISizedSource)?.ByteLength;
        var copy = new CopyRun(source, destination, from, to, screen.Host, session?.Run, leftOut.Take);
        var result = await CopyState.ExplainAsync(to, progress, () => progress.ShowAsync(_ => copy.ExecuteAsync(cancellationToken)));
        return await CopyReport.CreateAsync(
            watch, from, to, result, leftOut.Count, limit, parsed.GetValue(_rejects) is { } path ? screen.Host.FullPath(path) : null, session, cancellationToken);
    }
}

/// <summary>Rows that a transfer cannot read or write: the first one stops it, or all are left out and the first few named.</summary>
internal sealed class RowsLeftOut(Screen screen, bool isAllowed)
{
    private const int MaxNamed = 5;

    private long _values;

    public long Count { get; private set; }

    public bool Take(RowException problem)
    {
        if (!isAllowed)
            return false;
        Leave(problem);
        return true;
    }

    /// <summary>What a contract leaves out is allowed by it. A value that it leaves out keeps its row.</summary>
    public void TakeByContract(RowException problem, bool isRow)
    {
        if (isRow)
            Leave(problem);
        else if (++_values <= MaxNamed)
            screen.Warn($"value left out: {problem.Message}");
        else if (_values == MaxNamed + 1)
            screen.Warn("more values are left out");
    }

    private void Leave(RowException problem)
    {
        Count++;
        if (Count <= MaxNamed)
            screen.Warn($"left out: {problem.Message}");
        else if (Count == MaxNamed + 1)
            screen.Warn("more rows are left out; the result counts them");
    }
}
