namespace AnaplanConnectors.Client;

/// <summary>Lists, finds and starts the actions of one kind in a model.</summary>
/// <typeparam name="T">The kind.</typeparam>
public class ActionClient<T> : ItemClient<T>
    where T : NamedItem
{
    internal ActionClient() => throw new NotImplementedException();

    /// <summary>
    /// Starts a task and returns at once; a busy model makes the task wait, not this call. At most one task is started, also when
    /// the answer is lost: then the task list is asked (see <see cref="TaskStartOptions"/>).
    /// </summary>
    /// <exception cref="AnaplanUnknownOutcomeException">Whether a task was started could not be settled.</exception>
    public Task<AnaplanTask> StartAsync(T action, TaskStartOptions? options = null, CancellationToken cancellationToken = default) => throw new NotImplementedException();

    /// <summary>The same by id; errors show the id only.</summary>
    /// <exception cref="AnaplanUnknownOutcomeException">Whether a task was started could not be settled.</exception>
    public Task<AnaplanTask> StartAsync(string actionId, TaskStartOptions? options = null, CancellationToken cancellationToken = default) => throw new NotImplementedException();

    /// <summary>A task that was started before. Sends nothing and checks nothing.</summary>
    public AnaplanTask GetTask(string actionId, string taskId) => throw new NotImplementedException();

    /// <summary>Tasks of an action, newest first. An unknown action has none (API reference 3.16).</summary>
    public IAsyncEnumerable<TaskSummary> ListTasksAsync(string actionId, CancellationToken cancellationToken = default) => throw new NotImplementedException();
}

/// <summary>The imports of a model.</summary>
public sealed class ImportClient : ActionClient<AnaplanImport>
{
    /// <summary>The layout that an import expects.</summary>
    public Task<ImportMetadata> GetMetadataAsync(string importId, CancellationToken cancellationToken = default) => throw new NotImplementedException();
}

/// <summary>The exports of a model.</summary>
public sealed class ExportClient : ActionClient<AnaplanExport>
{
    /// <summary>The layout of the output as the export was saved.</summary>
    public Task<ExportMetadata> GetMetadataAsync(string exportId, CancellationToken cancellationToken = default) => throw new NotImplementedException();
}

/// <summary>The processes of a model.</summary>
public sealed class ProcessClient : ActionClient<AnaplanProcess>
{
    /// <summary>The actions of a process, in the order they run.</summary>
    public Task<ProcessMetadata> GetMetadataAsync(string processId, CancellationToken cancellationToken = default) => throw new NotImplementedException();
}
