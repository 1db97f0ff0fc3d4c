using System.Text.Json.Serialization.Metadata;

namespace AnaplanConnectors.Client;

/// <summary>Lists, finds and starts the actions of one kind in a model.</summary>
/// <typeparam name="T">The kind.</typeparam>
public class ActionClient<T> : ItemClient<T>
    where T : NamedItem
{
    private readonly ActionKind _kind;

    internal ActionClient(ModelScope scope, ActionKind kind, JsonTypeInfo<List<T>> type)
        : base(scope, ItemKind.Of(kind.Collection(), kind.Noun()), type) => _kind = kind;

    /// <summary>
    /// Starts a task and returns at once; a busy model makes the task wait, not this call. At most one task is started, also when
    /// the answer is lost: then the task list is asked (see <see cref="TaskStartOptions"/>). Cancelling gives a start that is
    /// under way ten seconds to come to its end.
    /// </summary>
    /// <exception cref="AnaplanUnknownOutcomeException">Whether a task was started could not be settled.</exception>
    public Task<AnaplanTask> StartAsync(T action, TaskStartOptions? options = null, CancellationToken cancellationToken = default)
        => action is null ? throw new ArgumentNullException(nameof(action)) : StartAsync(Scoped(action.Id, action.Name), options, cancellationToken);

    /// <summary>The same by id; errors show the id only.</summary>
    /// <exception cref="AnaplanUnknownOutcomeException">Whether a task was started could not be settled.</exception>
    public Task<AnaplanTask> StartAsync(string actionId, TaskStartOptions? options = null, CancellationToken cancellationToken = default)
        => StartAsync(Scoped(actionId, name: null), options, cancellationToken);

    /// <summary>A task that was started before. Sends nothing and checks nothing.</summary>
    public AnaplanTask GetTask(string actionId, string taskId)
        => new(Scoped(actionId, name: null), taskId ?? throw new ArgumentNullException(nameof(taskId)));

    /// <summary>A task that was started before. Errors show the name then.</summary>
    public AnaplanTask GetTask(T action, string taskId)
        => action is null
            ? throw new ArgumentNullException(nameof(action))
            : new(Scoped(action.Id, action.Name), taskId ?? throw new ArgumentNullException(nameof(taskId)));

    /// <summary>Tasks of an action, newest first. An unknown action has none (API reference 3.16).</summary>
    public IAsyncEnumerable<TaskSummary> ListTasksAsync(string actionId, CancellationToken cancellationToken = default)
        => Scoped(actionId, name: null).ListTasksAsync(cancellationToken);

    private static Task<AnaplanTask> StartAsync(ActionScope action, TaskStartOptions? options, CancellationToken cancellationToken)
        => new TaskStarter(action, Checked(options ?? new())).StartAsync(cancellationToken);

    private static TaskStartOptions Checked(TaskStartOptions options)
    {
        var problems = options.Problems().ToList();
        return problems.Count == 0 ? options : throw new AnaplanConfigurationException(problems);
    }

    private ActionScope Scoped(string actionId, string? name)
        => new(Scope, _kind, actionId ?? throw new ArgumentNullException(nameof(actionId)), name);
}

/// <summary>The imports of a model.</summary>
public sealed class ImportClient : ActionClient<AnaplanImport>
{
    internal ImportClient(ModelScope scope)
        : base(scope, ActionKind.Import, ApiJson.Default.ListAnaplanImport)
    {
    }

    /// <summary>The layout that an import expects.</summary>
    public Task<ImportMetadata> GetMetadataAsync(string importId, CancellationToken cancellationToken = default)
        => Scope.Api.GetAsync(
            PathOf(importId), $"read the layout of import {importId} of {Scope.Description}", ApiJson.Default.ImportMetadata, "importMetadata", cancellationToken);
}

/// <summary>The exports of a model.</summary>
public sealed class ExportClient : ActionClient<AnaplanExport>
{
    internal ExportClient(ModelScope scope)
        : base(scope, ActionKind.Export, ApiJson.Default.ListAnaplanExport)
    {
    }

    /// <summary>The layout of the output as the export was saved.</summary>
    public Task<ExportMetadata> GetMetadataAsync(string exportId, CancellationToken cancellationToken = default)
        => Scope.Api.GetAsync(
            PathOf(exportId), $"read the layout of export {exportId} of {Scope.Description}", ApiJson.Default.ExportMetadata, "exportMetadata", cancellationToken);
}

/// <summary>The processes of a model.</summary>
public sealed class ProcessClient : ActionClient<AnaplanProcess>
{
    internal ProcessClient(ModelScope scope)
        : base(scope, ActionKind.Process, ApiJson.Default.ListAnaplanProcess)
    {
    }

    /// <summary>The actions of a process, in the order they run.</summary>
    public Task<ProcessMetadata> GetMetadataAsync(string processId, CancellationToken cancellationToken = default)
        => Scope.Api.GetAsync(
            PathOf(processId) + "?showImportDataSource=true", $"read the actions of process {processId} of {Scope.Description}",
            ApiJson.Default.ProcessMetadata, "processMetadata", cancellationToken);
}
