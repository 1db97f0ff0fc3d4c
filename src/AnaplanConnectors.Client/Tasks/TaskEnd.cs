namespace AnaplanConnectors.Client;

/// <summary>Tells whether and how a task has ended. Only what says that it succeeded counts as success.</summary>
internal static class TaskEnd
{
    private const int MaxShown = 3;

    /// <summary>The result of a task that ended well; null while it runs.</summary>
    /// <exception cref="AnaplanActionException">It ended otherwise.</exception>
    public static TaskResult? Of(AnaplanTask task, TaskSnapshot snapshot)
    {
        var result = snapshot.Result;
        if (snapshot.State == TaskState.Cancelled)
            throw Ended(ErrorCodes.ActionCancelled, task, result, "was cancelled; its changes were rolled back", "Start it again when nobody objects.");
        if (snapshot.State == TaskState.Complete && result is { AllSuccessful: true })
            return result;
        if (snapshot.State == TaskState.Complete && result is not null)
            throw Ended(ErrorCodes.ActionFailed, task, result, "failed", Hint(result));
        // A word we do not know counts as running. With a result, or complete without one, it is an end that we cannot read.
        if (snapshot.State == TaskState.Complete || (result is not null && !IsKnown(snapshot.State)))
            throw Ended(ErrorCodes.ActionResultUnknown, task, result, $"ended in state '{snapshot.State}' without a result that can be read", "Look at the model; this does not count as success.");
        return null;
    }

    private static bool IsKnown(TaskState state)
        => state == TaskState.NotStarted || state == TaskState.InProgress || state == TaskState.Cancelling;

    private static AnaplanActionException Ended(string code, AnaplanTask task, TaskResult? result, string how, string? hint)
    {
        var details = (result?.AllDetails() ?? []).Where(d => d.Text.Length > 0 || d.Type.Length > 0).ToList();
        var messages = details.Take(MaxShown).Select(d => d.Text.Trim() is { Length: > 0 } text ? $"'{text}'" : d.Type);
        var more = details.Count > MaxShown ? $" and {details.Count - MaxShown} more" : "";
        var said = details.Count == 0 ? "" : $": {string.Join(", ", messages)}{more}";
        return new(code, $"{task.Action.Title} {how} in task {task.Id}{said}.", task, result, hint);
    }

    private static string? Hint(TaskResult result)
    {
        var types = new HashSet<string>(result.AllDetails().Select(d => d.Type), StringComparer.Ordinal);
        return types.Contains("uploadedFileNoLongerAvailable") ? "Upload the file again, as the user who runs the import: content is private and lives 48 hours."
            : types.Contains("missingFields") ? "The file lacks a column that the import maps; compare its header with the import's layout."
            : types.Contains("notAuthorised") ? "Ask a workspace administrator for a role that includes the action."
            : "Look at the messages and at the action in the model.";
    }
}
