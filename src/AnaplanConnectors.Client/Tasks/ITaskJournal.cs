namespace AnaplanConnectors.Client;

/// <summary>
/// Keeps what is meant and known about starts, so that another process can settle what this one leaves open. Used by one start at a
/// time. When it throws, nothing was started, or the start stays in doubt until it is settled.
/// </summary>
public interface ITaskJournal
{
    /// <summary>The last start of an action that counts; null when there is none.</summary>
    TaskIntent? Find(ActionKind kind, string actionId);

    /// <summary>A start is about to be sent. It is not, when this throws.</summary>
    ValueTask IntendAsync(TaskIntent intent, CancellationToken cancellationToken);

    /// <summary>The task of the last intent is known.</summary>
    /// <param name="taskId">Its id.</param>
    /// <param name="isAdopted">Whether the task list told it instead of the answer to the start.</param>
    ValueTask StartedAsync(string taskId, bool isAdopted);

    /// <summary>The last intent came to nothing for certain, or may be repeated without harm.</summary>
    /// <param name="reason">Why, as a clause.</param>
    ValueTask NotStartedAsync(string reason);
}

/// <summary>A start as it was meant, and its task once that is known.</summary>
/// <param name="Kind">What was to be started.</param>
/// <param name="ActionId">Its id.</param>
/// <param name="ActionName">Its name, when known.</param>
/// <param name="KnownTasks">Tasks of the action that existed before, newest first; at most a thousand.</param>
/// <param name="ServerTime">The service's clock at this moment, to a second or so.</param>
/// <param name="TaskId">The task; null while it is not known.</param>
public sealed record TaskIntent(
    ActionKind Kind, string ActionId, string? ActionName, IReadOnlyList<string> KnownTasks, DateTimeOffset ServerTime, string? TaskId = null);
