namespace AnaplanConnectors.Transfer.Runs;

/// <summary>A start and what became of it.</summary>
public sealed class TaskTrail
{
    internal TaskTrail(TaskIntended intent) => Intent = intent;

    /// <summary>What was meant to be started.</summary>
    public TaskIntended Intent { get; }

    /// <summary>The task; null when the start came to nothing or its outcome is not known.</summary>
    public string? TaskId { get; private set; }

    /// <summary>Whether the task list told it instead of the answer to the start.</summary>
    public bool IsAdopted { get; private set; }

    /// <summary>Why it does not count: it was not started, was rolled back, or its output is gone. Null while it counts.</summary>
    public string? Void { get; private set; }

    /// <summary>Whether we asked the service to cancel it.</summary>
    public bool IsCancelling { get; private set; }

    /// <summary>Its end; null while it runs.</summary>
    public TaskEnded? End { get; private set; }

    /// <summary>Whether the start may or may not have happened.</summary>
    public bool IsInDoubt => TaskId is null && Void is null;

    internal bool Concerns(RunRecord record) => record switch
    {
        TaskStarted or TaskNotStarted => IsInDoubt,
        TaskCancelling cancelling => cancelling.TaskId == TaskId,
        TaskEnded ended => ended.TaskId == TaskId,
        TaskDiscarded discarded => discarded.TaskId == TaskId,
        _ => false,
    };

    internal void Add(RunRecord record)
    {
        switch (record)
        {
            case TaskStarted started:
                (TaskId, IsAdopted) = (started.TaskId, started.IsAdopted);
                break;
            case TaskNotStarted not:
                Void = not.Reason;
                break;
            case TaskCancelling:
                IsCancelling = true;
                break;
            case TaskEnded ended:
                End = ended;
                break;
            case TaskDiscarded discarded:
                Void = discarded.Reason;
                break;
        }
    }
}
