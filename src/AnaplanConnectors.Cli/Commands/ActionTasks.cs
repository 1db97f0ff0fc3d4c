using System.Globalization;
using AnaplanConnectors.Client;

namespace AnaplanConnectors.Cli;

/// <summary>The tasks of an import, export, action or process: as a table, and one by one.</summary>
internal static class ActionTasks
{
    public static async Task PrintAsync(Screen screen, ModelClient model, ObjectKind kind, string name, CancellationToken cancellationToken)
    {
        var tasks = kind switch
        {
            ObjectKind.Imports => await ListAsync(model.Imports, name, cancellationToken),
            ObjectKind.Exports => await ListAsync(model.Exports, name, cancellationToken),
            ObjectKind.Processes => await ListAsync(model.Processes, name, cancellationToken),
            _ => await ListAsync(model.Actions, name, cancellationToken),
        };
        TablePrinter.Print(
            screen, [new("task"), new("state"), new("started")],
            tasks.Select(task => (IReadOnlyList<string>)[task.Id, task.State.ToString(), Time(task.CreatedAt)]).ToList());
    }

    public static async Task<IReadOnlyList<Property>> DescribeAsync(
        ModelClient model, ObjectKind kind, string name, string taskId, CancellationToken cancellationToken)
    {
        var task = kind switch
        {
            ObjectKind.Imports => model.Imports.GetTask(await model.Imports.FindAsync(name, cancellationToken), taskId),
            ObjectKind.Exports => model.Exports.GetTask(await model.Exports.FindAsync(name, cancellationToken), taskId),
            ObjectKind.Processes => model.Processes.GetTask(await model.Processes.FindAsync(name, cancellationToken), taskId),
            _ => model.Actions.GetTask(await model.Actions.FindAsync(name, cancellationToken), taskId),
        };
        var snapshot = await task.GetSnapshotAsync(cancellationToken);
        var details = snapshot.Result?.AllDetails().ToList() ?? [];
        return
        [
            new("task", task.Id),
            new(kind.Singular(), task.ActionName),
            new("state", snapshot.State.ToString()),
            new("doing", snapshot.CurrentStep),
            new("progress", snapshot.Progress.ToString("P0", CultureInfo.InvariantCulture)),
            new("started", Time(snapshot.CreatedAt)),
            new("successful", snapshot.Result is { } result ? (result.AllSuccessful ? "yes" : "no") : null),
            new("rejected rows", snapshot.Result is { } ended ? (ended.AnyFailureDump ? "yes" : "no") : null),
            .. details.Select((detail, i) => new Property($"message {i + 1}", $"{detail.Text.Trim()}{(detail.Occurrences > 0 ? $" ({Figures.Count(detail.Occurrences)} times)" : "")}  {detail.Type}")),
        ];
    }

    private static async Task<IReadOnlyList<TaskSummary>> ListAsync<T>(ActionClient<T> actions, string name, CancellationToken cancellationToken)
        where T : NamedItem
    {
        var action = await actions.FindAsync(name, cancellationToken);
        return await actions.ListTasksAsync(action.Id, cancellationToken).ToListAsync(cancellationToken);
    }

    private static string Time(DateTimeOffset? time) => time is { } at ? at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture) : "";
}
