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
        foreach (var option in run._task.All)
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
        var limit = parsed.GetValue(_maxRejects) is { } text ? RejectLimits.Parse(text) : RejectLimit.None;
        var watch = new RunWatch(screen.Host.Time);
        using var place = await ModelPlace.OpenAsync(screen, location, watch, cancellationToken);
        var progress = ProgressDisplay.Create(screen, watch.Id, location.Text);

        var report = await progress.ShowAsync(async _ =>
        {
            var startedAt = screen.Host.Time.GetTimestamp();
            var task = await StartAsync(place.Access, name, _task.Start(parsed), cancellationToken);
            var phase = _kind == ObjectKind.Exports ? TransferPhase.Export : TransferPhase.Run;
            var result = await task.WaitAsync(_task.Wait(parsed), cancelTask: true, phase, progress, cancellationToken);
            var done = new RunTask(task.Id, _kind.Singular(), task.ActionId, task.ActionName ?? name, screen.Host.Time.GetElapsedTime(startedAt).TotalSeconds);
            var download = parsed.GetValue(_to) is { } target
                ? await FileCommand.DownloadAsync(place.Access, task.ActionId, screen.Host, target, parsed.GetValue(_overwrite), progress, cancellationToken)
                : (long?)null;
            return await RunOutcome.ReportAsync(watch, screen.Host, done, task, result, limit, download, parsed.GetValue(_to), cancellationToken);
        });
        if (parsed.GetValue(_to) != "-")
            RunReportPrinter.Print(screen, report);
        return (ExitCode)report.ExitCode;
    }

    private async Task<AnaplanTask> StartAsync(ModelClient model, string name, TaskStartOptions options, CancellationToken cancellationToken)
    {
        async Task<AnaplanTask> Start<T>(ActionClient<T> actions)
            where T : NamedItem
            => await actions.StartAsync(await actions.FindAsync(name, cancellationToken), options, cancellationToken);

        return _kind switch
        {
            ObjectKind.Imports => await Start(model.Imports),
            ObjectKind.Exports => await Start(model.Exports),
            ObjectKind.Processes => await Start(model.Processes),
            _ => await Start(model.Actions),
        };
    }

    private static string Example(ObjectKind kind) => kind switch
    {
        ObjectKind.Imports => "Load Actuals",
        ObjectKind.Exports => "P&L",
        ObjectKind.Processes => "Nightly roll-up",
        _ => "Delete old accounts",
    };
}
