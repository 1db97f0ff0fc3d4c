using System.CommandLine;
using AnaplanConnectors.Client;
using AnaplanConnectors.Transfer;
using AnaplanConnectors.Transfer.Anaplan;

namespace AnaplanConnectors.Cli;

/// <summary><c>anx import|export|process|action run</c>: starts something on the server, once, and waits for its end.</summary>
internal sealed class RunCommand
{
    private readonly ObjectKind _kind;
    private readonly Argument<string> _location;
    private readonly Option<string?> _to = new("--to") { Description = "Download the output as it is to this file; '-' for standard output.", HelpName = "file" };
    private readonly Option<bool> _overwrite = new("--overwrite") { Description = "Replaces a file of the same name." };
    private readonly Option<string?> _maxRejects = new("--max-rejects") { Description = "Rows that may be rejected, or lose a value. More end with exit code 6. Default: 0.", HelpName = "n" };
    private readonly TaskFlags _task = new();
    private readonly RunFlags _run = new();

    private RunCommand(ObjectKind kind)
    {
        _kind = kind;
        _location = new Argument<string>("location") { Description = $"connection:/workspace/model/{kind.Word()}/name" };
    }

    public static Command Create(AnxHost host, ObjectKind kind)
    {
        var run = new RunCommand(kind);
        var word = kind.Singular();
        var verb = new Command("run", $"""
            Run {(word[0] is 'i' or 'e' or 'a' ? "an" : "a")} {word} and wait for its end{(kind == ObjectKind.Imports ? ", with what its file holds already" : string.Empty)}.

            Example:
              anx {word} run "prod:/Finance/FP&A/{kind.Word()}/{Example(kind)}"
            """)
        {
            run._location,
        };
        foreach (var option in run._task.All.Concat(run._run.All))
            verb.Options.Add(option);
        if (kind == ObjectKind.Exports)
        {
            verb.Options.Add(run._to);
            verb.Options.Add(run._overwrite);
        }
        else
        {
            verb.Options.Add(run._maxRejects);
        }

        verb.Runs(host, run.RunAsync);
        return new Command(word, $"Run {kind.Word()}.") { verb };
    }

    private async Task<ExitCode> RunAsync(ParseResult parsed, Screen screen, CancellationToken cancellationToken)
    {
        var location = Location.ParseAnaplan(parsed.GetValue(_location)!);
        if (location.Kind != _kind || location.Name is not { } name)
            throw new UsageException($"'{location}' is not one of the {_kind.Word()} of a model.", $"Write connection:/workspace/model/{_kind.Word()}/name.");
        screen.IsOutTaken = parsed.GetValue(_to) == "-";
        if (parsed.GetValue(_to) is { } file and not "-" && screen.Host.Resuming is null)
            CopyEnds.RefuseUnwritable(screen.Host.FullPath(file), parsed.GetValue(_overwrite));
        var limit = parsed.GetValue(_maxRejects) is { } text ? RejectLimits.Parse(text) : RejectLimit.None;
        var watch = new RunWatch(screen.Host.Time, screen.Host.Resuming);
        using var session = await RunSession.BeginAsync(screen, parsed, _run, watch, location.Text, parsed.GetValue(_to) ?? location.Text, cancellationToken);
        var report = await RunSession.RecordAsync(session, () => RunAsync(parsed, screen, watch, location, name, limit, session, cancellationToken));
        if (parsed.GetValue(_to) != "-")
            RunReportPrinter.Print(screen, report);
        return (ExitCode)report.ExitCode;
    }

    private async Task<RunReport> RunAsync(
        ParseResult parsed, Screen screen, RunWatch watch, AnaplanLocation location, string name, RejectLimit limit, RunSession session, CancellationToken cancellationToken)
    {
        using var place = await ModelPlace.OpenAsync(screen, location, watch, cancellationToken);
        var progress = ProgressDisplay.Create(screen, watch, location.Text);
        var action = new ActionRun(place.Access, session.Run, screen.Host.Time)
        {
            Start = _task.Start(parsed), Wait = _task.Wait(parsed), CancelTask = true, Progress = progress,
        };
        return await progress.ShowAsync(async _ =>
        {
            ActionOutcome outcome;
            long? downloaded;
            try
            {
                (outcome, downloaded) = await ExecuteAsync(parsed, screen, place.Access, name, action, session, progress, cancellationToken);
            }
            catch (AnaplanActionException failed) when (failed is { HasFailureDump: true, Result: { } failure })
            {
                var kept = await RunOutcome.KeepAsync(session, place.Access, failed.Task, failure, name, cancellationToken);
                var state = kept.Files.Count == 0
                    ? string.Join("; ", kept.Lost)
                    : $"what ran before it is not taken back: {Figures.Count(kept.Rows, "row")} refused, see: anx rejects show {watch.Id}";
                throw new RunFailedException(Failure.Of(failed) with { State = state }, failed);
            }
            catch (AnaplanApiException replaced) when (replaced.Code == ErrorCodes.ContentChanged)
            {
                // Somebody ran the same export as the same user meanwhile. Once more, and no more.
                (outcome, downloaded) = await ExecuteAsync(parsed, screen, place.Access, name, action, session, progress, cancellationToken);
            }

            var (task, result, runTime) = outcome;
            var done = new RunTask(task.Id, _kind.Singular(), task.ActionId, task.ActionName ?? name, runTime.TotalSeconds);
            return await RunOutcome.ReportAsync(watch, session, place.Access, done, task, result, limit, downloaded, parsed.GetValue(_to) is { } to ? screen.Host.FullPath(to) : null, cancellationToken);
        });
    }

    private async Task<(ActionOutcome Outcome, long? Downloaded)> ExecuteAsync(
        ParseResult parsed, Screen screen, ModelClient model, string name, ActionRun action, RunSession session, IProgress<TransferProgress> progress,
        CancellationToken cancellationToken)
    {
        async Task<ActionOutcome> Execute<T>(ActionClient<T> actions)
            where T : NamedItem
        {
            var item = await actions.FindAsync(name, cancellationToken);
            // What an import reads and an export writes belongs to this user only once.
            if (((item as AnaplanImport)?.FileId ?? (item as AnaplanExport)?.Id) is { Length: > 0 } file)
                await session.Run.TakeLeaseAsync($"file {file} of model {model.Id} at {model.Service}", cancellationToken);
            return await action.ExecuteAsync(actions, item, cancellationToken);
        }

        var outcome = _kind switch
        {
            ObjectKind.Imports => await Execute(model.Imports),
            ObjectKind.Exports => await Execute(model.Exports),
            ObjectKind.Processes => await Execute(model.Processes),
            _ => await Execute(model.Actions),
        };
        if (parsed.GetValue(_to) is not { } target)
            return (outcome, null);
        var downloaded = await FileCommand.DownloadAsync(
            model, outcome.Task.ActionId, screen.Host, target, parsed.GetValue(_overwrite), progress, session.Run, outcome.Task.Id, cancellationToken);
        return (outcome, downloaded);
    }

    private static string Example(ObjectKind kind) => kind switch
    {
        ObjectKind.Imports => "Load Actuals",
        ObjectKind.Exports => "P&L",
        ObjectKind.Processes => "Nightly roll-up",
        _ => "Delete old accounts",
    };
}
