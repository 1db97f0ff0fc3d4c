namespace AnaplanConnectors.Client;

/// <summary>
/// A task may or may not have been started, or something may or may not have been made, and asking did not settle it. Never repeat it
/// blindly: for a task look at the candidates, then go on with one of them (<c>GetTask</c>) or start again on purpose; for anything else
/// look whether it is there.
/// </summary>
public sealed class AnaplanUnknownOutcomeException : AnaplanException
{
    /// <summary>Says which start is in doubt.</summary>
    /// <param name="message">Name and id of the action, and what was lost.</param>
    /// <param name="actionId">Id of the import, export, action or process, or of what was to be changed or made.</param>
    /// <param name="candidates">Tasks that were not there before the start, newest first; may be empty.</param>
    /// <param name="hint">What to do next, as a full sentence.</param>
    /// <param name="innerException">Why the answer was lost.</param>
    public AnaplanUnknownOutcomeException(
        string message, string actionId, IReadOnlyList<TaskSummary> candidates, string? hint = null, Exception? innerException = null)
        : base(ErrorCodes.UnknownOutcome, message, hint, innerException)
    {
        ActionId = actionId;
        Candidates = candidates;
    }

    /// <summary>Id of the import, export, action or process, or of what was to be changed or made.</summary>
    public string ActionId { get; }

    /// <summary>Tasks that were not there before the start, newest first. Empty when none was seen or the list was unreadable.</summary>
    public IReadOnlyList<TaskSummary> Candidates { get; }
}
