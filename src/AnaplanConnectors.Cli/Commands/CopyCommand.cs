using System.CommandLine;
using AnaplanConnectors.AdoNet;
using AnaplanConnectors.Transfer;
using AnaplanConnectors.Transfer.Anaplan;
using AnaplanConnectors.Transfer.Rows;

namespace AnaplanConnectors.Cli;

/// <summary><c>anx copy</c>: rows from any source to any destination; the locations tell the direction.</summary>
internal sealed class CopyCommand
{
    private readonly Argument<string> _source = new("source") { Description = "A file, a folder or pattern of Parquet files, the same as s3://bucket/… or az://container/…, '-', 'arrow:-', sqlite:file?query=…, db:connection/table, db:connection?query=…, db:connection?procedure=…, or connection:/workspace/model/exports/name, …/lists/name, …/views/module.view" };
    private readonly Argument<string> _destination = new("destination") { Description = "A file, s3://bucket/key, az://container/blob, '-', 'arrow:-', db:connection/table, or connection:/workspace/model/imports/name, …/lists/name, …/modules/name" };
    private readonly Option<string?> _maxRejects = new("--max-rejects") { Description = "Rows that may be rejected, or lose a value: a number or a share such as 0.5%. More end with exit code 6. Default: 0.", HelpName = "n|p%" };
    private readonly Option<string?> _rejects = new("--rejects") { Description = "File for the rejected rows. They are kept with the run in any case.", HelpName = "file" };
    private readonly Option<bool> _skipBadRows = new("--skip-bad-rows") { Description = "Leave out rows that cannot be read or written, and say so, instead of stopping at the first." };
    private readonly SourceFlags _from = new();
    private readonly MappingFlags _mapping = new();
    private readonly ImportFlags _import = new();
    private readonly ModelFlags _model = new();
    private readonly TaskFlags _task = new();
    private readonly DatabaseFlags _database = new();
    private readonly RunFlags _run = new();
    private readonly ReplayFlags _replay = new();

    private CopyCommand()
    {
    }

    public static Command Create(AnxHost host)
    {
        var copy = new CopyCommand();
        var command = copy.With(new Command("copy", """
            Move rows from a source to a destination.

            Examples:
              anx copy actuals.csv "prod:/Finance/FP&A/imports/Load Actuals"
              anx copy facts.psv "prod:/Finance/FP&A/imports/Load" --delimiter "|" --no-header --by-position
              anx copy "sqlite:facts.db?query=SELECT * FROM facts" "prod:/Finance/FP&A/imports/Load"
              anx copy "lake/facts/year=2026/*.parquet" "prod:/Finance/FP&A/imports/Load" --select account,amount
              anx copy "prod:/Finance/FP&A/exports/P&L" pnl.parquet
              anx copy "db:warehouse?query=@actuals.sql" "prod:/Finance/FP&A/imports/Load"
              anx copy "db:warehouse?query=@actuals.sql" "prod:/Finance/FP&A/imports/Load" --param period=2026-11 --ranges 1..1000001/8
              anx copy "prod:/Finance/FP&A/exports/P&L" db:warehouse/stage.pnl --load merge --key account,period
              anx copy "prod:/Finance/FP&A/lists/Products" products.csv
              anx copy products.csv "prod:/Finance/FP&A/lists/Products"
              anx copy rates.csv "prod:/Finance/FP&A/modules/SYS01 Rates" --items-by code
              anx copy "prod:/Finance/FP&A/views/REV01 Sales.Monthly" sales.parquet --page Versions=Actual
              anx copy "prod:/Finance/FP&A/exports/Facts" lake/facts/ --partition-by Year
              anx copy "prod:/Finance/FP&A/exports/Facts" s3://lake/facts/ --partition-by Year --overwrite
              anx copy "az://landing/2026-*.csv" "prod:/Finance/FP&A/imports/Load"
            """));
        command.Aliases.Add("load");
        command.Aliases.Add("extract");
        command.Runs(host, copy.RunAsync);
        return command;
    }

    /// <summary><c>anx plan</c>, which takes everything that a copy takes.</summary>
    public static Command CreatePlan(AnxHost host)
    {
        var copy = new CopyCommand();
        var command = copy.With(new Command("plan", """
            Say what a copy would do, and do none of it: names are resolved, 1,000 rows are looked at, only reads are sent. Ends with 10
            when the copy would be refused.

            Examples:
              anx plan actuals.csv "prod:/Finance/FP&A/imports/Load Actuals"
              anx plan "prod:/Finance/FP&A/exports/P&L" db:warehouse/stage.pnl --load merge --key account,period
            """));
        command.Runs(host, copy.PlanAsync);
        return command;
    }

    private Command With(Command command)
    {
        command.Arguments.Add(_source);
        command.Arguments.Add(_destination);
        foreach (var option in new Option[] { _maxRejects, _rejects, _skipBadRows }
            .Concat(_mapping.All).Concat(_import.All).Concat(_model.All).Concat(_task.All).Concat(_database.All).Concat(_run.All).Concat(_replay.All).Concat(_from.All))
        {
            command.Options.Add(option);
        }

        return command;
    }

    private void RefuseMisplaced(ParseResult parsed, AnxHost host, Location from, Location to)
    {
        _from.RefuseMisplaced(parsed, host, [from], to);
        if (to is not AnaplanLocation)
            MisplacedFlags.Refuse(parsed, [_maxRejects, _rejects], "an import, list or module, and the destination is none");
        if (from is not AnaplanLocation && to is not (AnaplanLocation or DatabaseLocation))
            MisplacedFlags.Refuse(parsed, _run.All, "a run, and this copy is none: it neither reads from Anaplan nor loads into it or a database");
        if (to is not AnaplanLocation { Kind: ObjectKind.Imports })
            MisplacedFlags.Refuse(parsed, [.. _import.ForImports, .. _replay.All], "an import, and the destination is none");
        if (to is not AnaplanLocation { Kind: ObjectKind.Imports } && from is not AnaplanLocation { Kind: ObjectKind.Exports })
            MisplacedFlags.Refuse(parsed, _task.All, "an import or export, and nothing of the kind is run");
        if (to is not AnaplanLocation { Kind: ObjectKind.Lists })
            MisplacedFlags.Refuse(parsed, _model.ForLists, "a list, and the destination is none");
        if (to is not AnaplanLocation { Kind: ObjectKind.Modules })
            MisplacedFlags.Refuse(parsed, _model.ForModules, "a module, and the destination is none");
        if (to is not DatabaseLocation)
            MisplacedFlags.Refuse(parsed, _database.All, "a table of a database, and the destination is none");
    }

    private async Task<ExitCode> PlanAsync(ParseResult parsed, Screen screen, CancellationToken cancellationToken)
    {
        var from = Location.Parse(parsed.GetValue(_source)!);
        var to = Location.Parse(parsed.GetValue(_destination)!);
        RefuseMisplaced(parsed, screen.Host, from, to);
        await SqliteFiles.RefuseSameAsync(screen.Host, from, to, cancellationToken);
        var watch = new RunWatch(screen.Host.Time);
        var progress = new Progress<TransferProgress>();
        using var ends = new CopyEnds(screen, watch);
        var options = _from.Read(parsed, from);
        var source = await ends.SourceAsync(from, options, cancellationToken);
        var left = new List<RowException>();
        var mapped = _import.Rename(parsed, to, _mapping.Apply(parsed, screen, from, source, (problem, _) => left.Add(problem)));
        DbTableOptions? load = null;
        var destination = await ends.DestinationAsync(
            to, () => new Dictionary<string, string>(), options.Connector,
            _import.Read(parsed, _task, screen.Host.Time, progress, null, _replay.Read(parsed, from)), _model.ReadList(parsed, progress), _model.ReadCells(parsed, progress),
            factory => load = _database.Read(parsed, watch.Id, options.Query.TimeoutFor(factory), DatabaseProviders.BulkCopyOf(factory), from.Text, screen.Host.Time, progress), cancellationToken);
        var plan = await new CopyPlanner(screen, from, to, load).PlanAsync(
            source, mapped, destination, left, to is FileLocation file && options.Connector(file.Path).IsOn("overwrite"), parsed.GetValue(_skipBadRows), cancellationToken);
        CopyPlanPrinter.Print(screen, plan);
        return plan.Problems.Count == 0 ? ExitCode.Ok : ExitCode.Refused;
    }

    private async Task<ExitCode> RunAsync(ParseResult parsed, Screen screen, CancellationToken cancellationToken)
    {
        var watch = new RunWatch(screen.Host.Time, screen.Host.Resuming);
        var from = Location.Parse(parsed.GetValue(_source)!);
        var to = Location.Parse(parsed.GetValue(_destination)!);
        RefuseMisplaced(parsed, screen.Host, from, to);
        await SqliteFiles.RefuseSameAsync(screen.Host, from, to, cancellationToken);
        screen.IsOutTaken = to is FileLocation { IsStandard: true };

        // What stays on this machine is simply done again.
        using var session = from is AnaplanLocation || to is AnaplanLocation or DatabaseLocation
            ? await RunSession.BeginAsync(screen, parsed, _run, watch, from.Text, to.Text, cancellationToken)
            : null;
        var report = await RunSession.RecordAsync(session, () => CopyAsync(parsed, screen, watch, from, to, session, cancellationToken));

        // Standard output belongs to the rows when they go there.
        RunReportPrinter.Print(screen.IsOutTaken ? screen.OnError() : screen, report);
        return (ExitCode)report.ExitCode;
    }

    private async Task<RunReport> CopyAsync(
        ParseResult parsed, Screen screen, RunWatch watch, Location from, Location to, RunSession? session, CancellationToken cancellationToken)
    {
        var limit = parsed.GetValue(_maxRejects) is { } text ? RejectLimits.Parse(text) : RejectLimit.None;
        var progress = ProgressDisplay.Create(screen, watch, $"{from} -> {to}");

        using var ends = new CopyEnds(screen, watch);
        var options = _from.Read(parsed, from);
        if (to is FileLocation { IsStandard: false } file && screen.Host.Resuming is null)
            CopyEnds.RefuseUnwritable(screen.Host.FullPath(file.Path), options.Connector(file.Path).IsOn("overwrite"));
        if (to is StoreLocation stored && screen.Host.Resuming is null && !options.Connector(stored.Name).IsOn("overwrite"))
            await ends.RefuseTakenAsync(stored, cancellationToken);
        var source = await ends.SourceAsync(from, options with
        {
            Export = new ExportOptions
            {
                Start = _task.Start(parsed), Wait = _task.Wait(parsed), Numbers = options.Export.Numbers, ColumnFormats = options.Export.ColumnFormats,
                CancelTask = true, Progress = progress, Run = session?.Run,
            },
        }, cancellationToken);
        var leftOut = new RowsLeftOut(screen, parsed.GetValue(_skipBadRows));
        source = _import.Rename(parsed, to, _mapping.Apply(parsed, screen, from, source, leftOut.TakeByContract));
        var destination = await ends.DestinationAsync(
            to, () => Provenance.Of(from, watch, screen.Host.Time, session?.Run), options.Connector,
            _import.Read(parsed, _task, screen.Host.Time, progress, session?.Run, _replay.Read(parsed, from)), _model.ReadList(parsed, progress), _model.ReadCells(parsed, progress),
            factory => _database.Read(parsed, watch.Id, options.Query.TimeoutFor(factory), DatabaseProviders.BulkCopyOf(factory), session?.History.Tasks.LastOrDefault()?.TaskId ?? from.Text, screen.Host.Time, progress), cancellationToken);

        progress.ExpectedBytes = from.Text.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? null : (source as ISizedSource)?.ByteLength;
        var copy = new CopyRun(source, destination, from, to, screen.Host, session?.Run, leftOut);
        var result = await CopyState.ExplainAsync(to, progress, () => progress.ShowAsync(_ => copy.ExecuteAsync(cancellationToken)));
        return await CopyReport.CreateAsync(
            watch, from, to, result, session?.History.RowsSkipped ?? leftOut.Count, limit, parsed.GetValue(_rejects) is { } path ? screen.Host.FullPath(path) : null, session, cancellationToken);
    }
}
