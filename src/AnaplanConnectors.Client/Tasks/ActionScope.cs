namespace AnaplanConnectors.Client;

/// <summary>An action as the place of tasks.</summary>
internal sealed record ActionScope(ModelScope Model, ActionKind Kind, string Id, string? Name)
{
    /// <summary>Kind, name and id, to begin a sentence with.</summary>
    public string Title => $"{Kind}{(Name is null ? "" : $" '{Name}'")} ({Id}) of {Model.Description}";

    /// <summary>The same within a sentence.</summary>
    public string Description => $"{Kind.Noun()}{(Name is null ? "" : $" '{Name}'")} ({Id}) of {Model.Description}";

    public string TasksPath(params string[] segments) => Model.Path([Kind.Collection(), Id, "tasks", .. segments]);

    /// <summary>Tasks, newest first. Two keys are in use (API reference 3.16).</summary>
    public IAsyncEnumerable<TaskSummary> ListTasksAsync(CancellationToken cancellationToken)
        => Model.Api.ListAsync(
            TasksPath() + "?sort=-creationTime", $"list the tasks of {Description}", ApiJson.Default.ListTaskSummary, ["tasks", "task"], cancellationToken);
}

internal static class ActionKinds
{
    /// <summary>The part of the path, which is also the key of the list.</summary>
    public static string Collection(this ActionKind kind) => kind switch
    {
        ActionKind.Import => "imports",
        ActionKind.Export => "exports",
        ActionKind.Action => "actions",
        _ => "processes",
    };

    public static string Noun(this ActionKind kind) => kind switch
    {
        ActionKind.Import => "import",
        ActionKind.Export => "export",
        ActionKind.Action => "action",
        _ => "process",
    };
}
