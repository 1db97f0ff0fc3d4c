namespace AnaplanConnectors.Client;

/// <summary>An import, export, action or process ran and did not succeed. Look into the model; the task is known.</summary>
public sealed class AnaplanActionException : AnaplanException
{
    /// <summary>Says which action failed, and why in the service's words.</summary>
    /// <param name="code">One of <see cref="ErrorCodes"/>.</param>
    /// <param name="message">Name and id of the action and the first of its messages.</param>
    /// <param name="task">The task that ran.</param>
    /// <param name="result">What the task reported; null when it reported nothing, as cancelled ones may.</param>
    /// <param name="hint">What to do next, as a full sentence.</param>
    public AnaplanActionException(string code, string message, AnaplanTask task, TaskResult? result, string? hint = null)
        : base(code, message, hint)
    {
        Task = task ?? throw new ArgumentNullException(nameof(task));
        Result = result;
    }

    /// <summary>The task that ran.</summary>
    public AnaplanTask Task { get; }

    /// <summary>Id of the task that ran.</summary>
    public string TaskId => Task.Id;

    /// <summary>What the task reported; null when it reported nothing, as cancelled ones may.</summary>
    public TaskResult? Result { get; }

    /// <summary>The messages of the task, those of nested actions behind those of the whole. Empty when there are none.</summary>
    public IReadOnlyList<TaskDetail> Details => Result?.AllDetails().ToList() ?? [];

    /// <summary>Whether rejected rows can be fetched with <see cref="AnaplanTask.OpenDumpAsync"/>.</summary>
    public bool HasFailureDump => Result?.AnyFailureDump ?? false;
}
