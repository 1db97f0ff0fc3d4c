using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using AnaplanConnectors.Transfer.Runs;

namespace AnaplanConnectors.Cli;

/// <summary><c>anx runs show|follow</c>: the records of a run, for people and for programs.</summary>
internal static class RunsShowCommand
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public static Command CreateShow(AnxHost host)
    {
        var id = RunsCommand.Id();
        var command = new Command("show", "Show where a run stands and every step that it recorded.") { id };
        command.Runs(host, (parsed, screen, _) =>
        {
            var store = RunSession.Store(screen);
            var run = RunsCommand.Known(store, parsed.GetValue(id)!);
            var records = store.Read(run);
            if (screen.IsJson)
            {
                screen.Host.Out.WriteLine(Json(run, RunsCommand.Word(store, run, RunHistory.Of(records)), records));
                return Task.FromResult(ExitCode.Ok);
            }

            foreach (var line in Facts(store, run, RunHistory.Of(records)))
                screen.Host.Out.WriteLine(Printable.Of(line));
            foreach (var record in records)
                screen.Host.Out.WriteLine(Printable.Of(Line(record)));
            return Task.FromResult(ExitCode.Ok);
        });
        return command;
    }

    public static Command CreateFollow(AnxHost host)
    {
        var id = RunsCommand.Id();
        var command = new Command("follow", "Print the steps of a run as it records them, until it ends.") { id };
        command.Runs(host, async (parsed, screen, cancellationToken) =>
        {
            var store = RunSession.Store(screen);
            var run = RunsCommand.Known(store, parsed.GetValue(id)!);
            var shown = 0;
            while (true)
            {
                // Asked before the records are read: what an ending process wrote last is read then.
                var isWorkedOn = store.HolderOf(run) is not null;
                var records = store.Read(run);
                foreach (var record in records.Skip(shown))
                    screen.Host.Out.WriteLine(Printable.Of(Line(record)));
                shown = records.Count;
                if (!isWorkedOn)
                    return (ExitCode)(RunHistory.Of(records).End?.ExitCode ?? (int)ExitCode.Incomplete);
                await Task.Delay(Pause, screen.Host.Time, cancellationToken);
            }
        });
        return command;
    }

    private static IEnumerable<string> Facts(RunStore store, string run, RunHistory history)
    {
        yield return $"{RunsCommand.Word(store, run, history).ToUpperInvariant(),-8} run {run}";
        if (history.Plan is { } plan)
        {
            yield return $"{"command",-8} anx {string.Join(' ', plan.Arguments.Select(Quoted))}";
            yield return $"{"in",-8} {plan.WorkingDirectory}";
        }

        if (history.Upload is { } upload)
            yield return $"{"upload",-8} {Figures.Count(upload.Acknowledged.Count, "chunk")} on the server{(upload.IsCompleted ? ", complete" : "")}";
        foreach (var task in history.Tasks)
            yield return $"{"task",-8} {task.TaskId ?? "(unknown)"}   {task.Intent.ActionKind.ToString().ToLowerInvariant()} {task.Intent.ActionId}   {task.Void ?? task.End?.State ?? "not ended"}";
        if (store.HolderOf(run) is { } holder)
            yield return $"{"process",-8} {holder.Process}, since {holder.Since:u}";
        if (history.End?.Message is { } message)
            yield return $"{"why",-8} {message}";
        yield return "";
    }

    private static string Line(RunRecord record)
    {
        using var document = JsonDocument.Parse(RunRecords.ToJson(record));
        var kind = document.RootElement.GetProperty("kind").GetString();
        var fields = document.RootElement.EnumerateObject().Where(field => field.Name is not ("kind" or "at" or "knownTasks" or "arguments"))
            .Select(field => $"{field.Name}={field.Value.ToString().ReplaceLineEndings(" ")}");
        return string.Create(CultureInfo.InvariantCulture, $"{record.At:yyyy-MM-ddTHH:mm:ss.fffZ} {kind} {string.Join(' ', fields)}").TrimEnd();
    }

    private static string Json(string run, string status, IReadOnlyList<RunRecord> records)
        => $"{{\"schema\":\"anx.ledger/1\",\"run\":\"{run}\",\"status\":\"{status}\",\"records\":[{string.Join(",", records.Select(RunRecords.ToJson))}]}}";

    private static string Quoted(string argument) => argument.AsSpan().IndexOfAny(" &|;?*") < 0 ? argument : $"\"{argument}\"";
}
